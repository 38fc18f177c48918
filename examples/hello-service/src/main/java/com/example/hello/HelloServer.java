package com.example.hello;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code /} says who answers, {@code /healthcheck} whether it is well. Thread-safe. */
final class HelloServer {
    private static final int THREADS = 16;

    private final RuntimeContext context;
    private final Settings settings;
    private final BuildInfo build;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    /** One party for the server itself and one for each running request, so that stopping can wait for them. */
    private final Phaser running = new Phaser(1);

    private volatile boolean stopping;

    HelloServer(RuntimeContext context, Settings settings, BuildInfo build) throws IOException {
        this.context = context;
        this.settings = settings;
        this.build = build;
        http = HttpServer.create(context.listenOn(), 128);
        http.setExecutor(threads);
        http.createContext("/", exchange -> answer(exchange, this::root));
        http.createContext("/healthcheck", exchange -> answer(exchange, this::healthcheck));
    }

    void start() {
        http.start();
    }

    InetSocketAddress address() {
        return http.getAddress();
    }

    /** Finishes running requests, then stops. Answers whether all of them finished in time. */
    boolean stop(long timeout, TimeUnit unit) {
        stopping = true;
        boolean finished = true;
        try {
            running.awaitAdvanceInterruptibly(running.arrive(), timeout, unit);
        } catch (TimeoutException e) {
            finished = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            finished = false;
        }
        http.stop(0);
        threads.shutdown();
        return finished;
    }

    private interface Page {
        Answer get(HttpExchange exchange);
    }

    private static final class Answer {
        final int status;
        final String json;

        Answer(int status, String json) {
            this.status = status;
            this.json = json;
        }
    }

    private void answer(HttpExchange exchange, Page page) throws IOException {
        running.register();
        try {
            Answer answer = page.get(exchange);
            byte[] body = (answer.json + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            if (stopping) {
                exchange.getResponseHeaders().set("Connection", "close");
            }
            exchange.sendResponseHeaders(answer.status, body.length);
            exchange.getResponseBody().write(body);
        } finally {
            exchange.close();
            running.arriveAndDeregister();
        }
    }

    private Answer root(HttpExchange exchange) {
        if (!"/".equals(exchange.getRequestURI().getPath())) {
            return new Answer(404, Json.object("error", "only / and /healthcheck are here"));
        }
        return new Answer(
                200,
                Json.object(
                        "greeting", settings.greeting(),
                        "application", context.application(),
                        "version", build.version(),
                        "build", build.build(),
                        "region", context.region(),
                        "cluster", context.cluster(),
                        "serverGroup", context.serverGroup(),
                        "instance", context.instance()));
    }

    private Answer healthcheck(HttpExchange exchange) {
        return new Answer(
                settings.healthcheck(),
                Json.object("status", settings.healthcheck() == 200 ? "up" : "down", "version", build.version()));
    }
}

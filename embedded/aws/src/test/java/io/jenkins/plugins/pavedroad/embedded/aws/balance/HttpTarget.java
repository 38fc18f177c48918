package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server to balance: says its name, echoes bodies, holds answers back, fails its health check on demand. */
public final class HttpTarget implements AutoCloseable {
    public static final int PORT = 18080;

    private final String name;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger served = new AtomicInteger();
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile int health = 200;

    public HttpTarget(String address) throws IOException {
        name = address;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), PORT), 0);
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        switch (path) {
            case "/healthcheck" -> answer(exchange, health, new byte[0]);
            case "/echo" -> {
                // without a length, so that it is chunked
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(body);
                exchange.close();
            }
            case "/held" -> {
                held.countDown();
                try {
                    released.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                answer(exchange, 200, "held".getBytes(StandardCharsets.UTF_8));
            }
            default -> {
                served.incrementAndGet();
                answer(exchange, 200, name.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    public String name() {
        return name;
    }

    /** Requests other than health checks and special ones. */
    public int served() {
        return served.get();
    }

    public void health(int status) {
        health = status;
    }

    public void awaitHeld() throws InterruptedException {
        held.await();
    }

    public void release() {
        released.countDown();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

package io.jenkins.plugins.pavedroad.embedded.aws.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The HTTP server: pages under {@code /_embedded/}, everything else is AWS. Bound to 127.0.0.1. */
public final class HttpFront implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger(HttpFront.class.getName());

    static {
        // without it each small answer waits for the client's delayed acknowledgement, some 40 ms
        byDefault("sun.net.httpserver.nodelay", "true");
        // seconds; longer than the SDK's HTTP clients keep idle connections (60), so that none is closed under them
        byDefault("sun.net.httpserver.idleInterval", "120");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Function<HttpRequest, HttpReply> aws;
    private volatile Function<HttpRequest, HttpReply> home = request -> HttpReply.empty(404);
    private final ConcurrentSkipListMap<String, Function<HttpRequest, HttpReply>> pages = new ConcurrentSkipListMap<>();

    private HttpFront(HttpServer server, Function<HttpRequest, HttpReply> aws) {
        this.server = server;
        this.aws = aws;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "embedded-aws-http-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    private static void byDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /**
     * Opens the port; requests are served from {@link #start()} on.
     *
     * @throws IOException when the port cannot be had; the message names it
     */
    public static HttpFront open(int port, Function<HttpRequest, HttpReply> aws) throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
        } catch (IOException e) {
            throw new IOException(
                    "Port " + port + " on 127.0.0.1 cannot be opened (" + e.getMessage()
                            + "): choose another one, or 0 for any free one.",
                    e);
        }
        HttpFront front = new HttpFront(server, aws);
        server.createContext("/", front::serve);
        server.setExecutor(front.threads);
        return front;
    }

    /** Serves a page outside AWS: the longest matching prefix wins. Prefixes begin with {@code /_embedded/}. */
    public void page(String prefix, Function<HttpRequest, HttpReply> handler) {
        pages.put(prefix, handler);
    }

    /** Serves {@code GET /} without a signature, which is a browser's; with one it asks S3 for the buckets. */
    public void home(Function<HttpRequest, HttpReply> handler) {
        home = handler;
    }

    public void start() {
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            HttpRequest request = new HttpRequest(exchange);
            HttpReply reply = handler(request).apply(request);
            if (reply.isNone()) {
                return;
            }
            if (reply.status() >= 400) {
                drain(exchange);
            }
            write(exchange, reply);
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "A client went away", e);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "A request could not be answered", e);
        }
    }

    /** A refusal whose request's body is unread would leave the client waiting for an answer on the same connection. */
    private static void drain(HttpExchange exchange) {
        try {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        } catch (IOException read) {
            LOGGER.log(Level.FINE, "The body was closed by its reader", read);
        }
    }

    private Function<HttpRequest, HttpReply> handler(HttpRequest request) {
        String path = request.path();
        if (path.equals("/") && request.method().equals("GET") && !isSigned(request)) {
            return home;
        }
        for (Map.Entry<String, Function<HttpRequest, HttpReply>> page :
                new TreeMap<>(pages).descendingMap().entrySet()) {
            if (path.startsWith(page.getKey())) {
                return page.getValue();
            }
        }
        return path.startsWith("/_embedded/") ? any -> HttpReply.empty(404) : aws;
    }

    private static boolean isSigned(HttpRequest request) {
        return request.header("Authorization") != null || request.query().containsKey("X-Amz-Signature");
    }

    private static void write(HttpExchange exchange, HttpReply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        try (InputStream body = reply.body()) {
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", String.valueOf(reply.length()));
                exchange.sendResponseHeaders(reply.status(), -1);
            } else if (reply.length() == 0) {
                exchange.sendResponseHeaders(reply.status(), -1);
            } else {
                exchange.sendResponseHeaders(reply.status(), reply.length());
                try (OutputStream out = exchange.getResponseBody()) {
                    body.transferTo(out);
                }
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}

package io.jenkins.plugins.pavedroad.embedded.run.traffic;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class TrafficTest {
    private final Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private volatile int status = 200;
    private volatile String version = "1.0";
    private volatile CountDownLatch answers = new CountDownLatch(20);

    @Before
    public void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            clients.add(exchange.getRemoteAddress());
            byte[] body = ("{\"version\":\"" + version + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
            answers.countDown();
        });
        server.start();
    }

    @After
    public void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    public void answersAreCountedByVersionOverKeptConnections() throws Exception {
        Traffic traffic = Traffic.to(server.getAddress(), "hello", "/", 200);
        await();
        version = "2.0";
        answers = new CountDownLatch(20);
        await();
        traffic.close();
        TrafficCount count = traffic.count();
        assertEquals(0, count.lost());
        assertTrue(count.versions().toString(), count.versions().keySet().containsAll(Set.of("1.0", "2.0")));
        assertEquals(
                count.sent(),
                count.versions().values().stream()
                        .mapToLong(TrafficCount.Span::answers)
                        .sum());
        assertTrue("far fewer connections than requests", clients.size() < count.sent() / 2);
    }

    @Test
    public void answersThatAreNoSuccessAreLost() throws Exception {
        status = 503;
        Traffic traffic = Traffic.to(server.getAddress(), "hello", "/", 200);
        await();
        traffic.close();
        assertEquals(traffic.count().sent(), traffic.count().lost());
        assertEquals(Set.of("answered 503"), traffic.count().reasons().keySet());
    }

    @Test
    public void aServerThatGoesAwayLosesRequests() throws Exception {
        Traffic traffic = Traffic.to(server.getAddress(), "hello", "/", 200);
        await();
        server.stop(0);
        long before = traffic.count().sent();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (traffic.count().sent() < before + 20 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        traffic.close();
        assertTrue(traffic.count().lost() >= 10);
        assertTrue(traffic.count().losses().size() <= 20);
    }

    private void await() throws InterruptedException {
        assertTrue(answers.await(30, TimeUnit.SECONDS));
    }
}

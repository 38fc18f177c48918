package io.jenkins.plugins.pavedroad.embedded.aws.balance.proxy;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.pavedroad.embedded.aws.Addresses;
import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.balance.HttpTarget;
import io.jenkins.plugins.pavedroad.embedded.aws.balance.KeepAliveClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class ProxyTest {
    private static final class Plain implements Upstream {
        private final InetSocketAddress address;
        private final AtomicInteger inFlight = new AtomicInteger();
        private volatile boolean open = true;

        private Plain(String address, int port) {
            this.address = new InetSocketAddress(address, port);
        }

        @Override
        public InetSocketAddress address() {
            return address;
        }

        @Override
        public boolean keepsConnections() {
            return open;
        }

        @Override
        public void begun() {
            inFlight.incrementAndGet();
        }

        @Override
        public void ended() {
            inFlight.decrementAndGet();
        }
    }

    private final Proxy proxy = new Proxy();
    private HttpTarget target;
    private Plain upstream;
    private FrontDoor door;

    @Before
    public void open() throws IOException {
        target = new HttpTarget(new Addresses().next());
        upstream = new Plain(target.name(), HttpTarget.PORT);
        door = proxy.open(() -> Optional.ofNullable(upstream), 80);
    }

    @After
    public void close() {
        proxy.close();
        target.close();
    }

    @Test
    public void largeBodiesPassUnchangedBothWays() throws Exception {
        byte[] body = new byte[3_000_000];
        new Random(1).nextBytes(body);
        HttpClient http = HttpClient.newHttpClient();
        for (HttpRequest.BodyPublisher publisher : new HttpRequest.BodyPublisher[] {
            HttpRequest.BodyPublishers.ofByteArray(body),
            HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(body)),
        }) {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + "/echo"))
                            .version(HttpClient.Version.HTTP_1_1)
                            .POST(publisher)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertEquals(200, answer.statusCode());
            assertArrayEquals(body, answer.body());
        }
    }

    @Test
    public void pipelinedRequestsAreAnsweredInOrder() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", door.port())) {
            String two =
                    "GET /one HTTP/1.1\r\nHost: x\r\n\r\nGET /two HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(two.getBytes(StandardCharsets.US_ASCII));
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertEquals(2, all.split("HTTP/1.1 200 OK", -1).length - 1);
        }
        assertEquals(2, target.served());
    }

    @Test
    public void nobodyToAskIs503AndTheConnectionLives() throws Exception {
        Plain known = upstream;
        upstream = null;
        try (KeepAliveClient client = new KeepAliveClient(door.port())) {
            assertEquals(503, client.status("/"));
            upstream = known;
            assertEquals(target.name(), client.get("/"));
        }
        assertEquals(2, door.counters().requests());
        assertEquals(1, door.counters().failures());
    }

    @Test
    public void aTargetThatRefusesIs502() throws Exception {
        upstream = new Plain(target.name(), 1);
        try (KeepAliveClient client = new KeepAliveClient(door.port())) {
            assertEquals(502, client.status("/"));
        }
    }

    @Test
    public void aTargetThatDiesInTheMiddleLosesTheRequestVisibly() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (ServerSocket dying = new ServerSocket(0);
                KeepAliveClient client = new KeepAliveClient(door.port())) {
            String[] answers = {"", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"};
            Thread server = new Thread(() -> {
                for (String answer : answers) {
                    try (Socket socket = dying.accept()) {
                        InputStream in = socket.getInputStream();
                        while (in.read() != '\n' || in.read() != '\r') {
                            // up to the end of the head
                        }
                        in.read();
                        asked.incrementAndGet();
                        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                }
            });
            server.start();
            upstream = new Plain("127.0.0.1", dying.getLocalPort());

            assertEquals(502, client.status("/"));
            assertThrows(IOException.class, () -> client.get("/"));
            server.join();
            assertEquals("each request is sent once", 2, asked.get());
            assertEquals(2, door.counters().failures());
            AwsRule.until("nothing is in flight", () -> upstream.inFlight.get() == 0);
        }
    }

    @Test
    public void drainingLetsTheAnswerComeAndDropsTheConnectionAfterwards() throws Exception {
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> {
            try (KeepAliveClient client = new KeepAliveClient(door.port())) {
                return client.get("/held");
            } catch (IOException e) {
                return String.valueOf(e);
            }
        });
        target.awaitHeld();
        upstream.open = false;
        proxy.drain(upstream);
        assertEquals(1, upstream.inFlight.get());
        target.release();
        assertEquals("held", answer.get());
        AwsRule.until("nothing is in flight", () -> upstream.inFlight.get() == 0);
    }

    @Test
    public void droppingBreaksOffWhatIsStillGoingOn() throws Exception {
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> {
            try (KeepAliveClient client = new KeepAliveClient(door.port())) {
                return client.status("/held");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        target.awaitHeld();
        proxy.drop(upstream);
        assertEquals(502, (int) status.get());
        target.release();
    }

    @Test
    public void whatIsNotHttpIsRefused() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", door.port())) {
            socket.getOutputStream().write("hello\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertEquals("HTTP/1.1 400 Bad Request", all.lines().findFirst().orElse(""));
        }
        assertEquals(0, target.served());
    }
}

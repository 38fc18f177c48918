package com.example.hello;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Test;

public class HelloServerTest {
    private HelloServer server;

    @After
    public void stop() {
        server.stop(5, TimeUnit.SECONDS);
    }

    @Test
    public void rootSaysVersionAndWhereItRuns() throws IOException {
        start(new Settings("Hello", 200));
        assertEquals(
                "{\"greeting\":\"Hello\",\"application\":\"hello\",\"version\":\"1.2.3\",\"build\":\"h7\","
                        + "\"region\":\"eu-west-1\",\"cluster\":\"hello-prod\",\"serverGroup\":\"hello-prod-v003\","
                        + "\"instance\":\"i-1\"}",
                body(get("/")));
    }

    @Test
    public void healthcheckAnswersWhatTheSettingsSay() throws IOException {
        start(new Settings("Hello", 500));
        assertEquals(500, get("/healthcheck").getResponseCode());
        assertEquals(200, get("/").getResponseCode());
    }

    @Test
    public void whatIsNotThereIsNotFound() throws IOException {
        start(new Settings("Hello", 200));
        assertEquals(404, get("/other").getResponseCode());
    }

    @Test
    public void stopsAtOnceWhenNoRequestRuns() throws IOException {
        start(new Settings("Hello", 200));
        assertEquals(200, get("/").getResponseCode());
        assertTrue(server.stop(5, TimeUnit.SECONDS));
    }

    @Test
    public void aRunningRequestIsAnsweredBeforeItStops() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        start(new Settings("Hello", 200), new HashMap<String, String>() {
            @Override
            public String get(Object name) {
                if ("EC2_REGION".equals(name)) {
                    asked.countDown();
                    await(goOn);
                }
                return super.get(name);
            }
        });
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> {
            try {
                return get("/").getResponseCode();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        await(asked);
        CompletableFuture<Boolean> stopped = CompletableFuture.supplyAsync(() -> server.stop(30, TimeUnit.SECONDS));
        goOn.countDown();
        assertTrue(stopped.get(30, TimeUnit.SECONDS));
        assertEquals(200, status.get(30, TimeUnit.SECONDS).intValue());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void start(Settings settings) throws IOException {
        start(settings, new HashMap<>());
    }

    private void start(Settings settings, Map<String, String> environment) throws IOException {
        environment.put("NETFLIX_APP", "hello");
        environment.put("NETFLIX_CLUSTER", "hello-prod");
        environment.put("NETFLIX_AUTO_SCALE_GROUP", "hello-prod-v003");
        environment.put("EC2_REGION", "eu-west-1");
        environment.put("EC2_INSTANCE_ID", "i-1");
        environment.put("EC2_LOCAL_IPV4", "127.0.0.1");
        environment.put("PORT", "0");
        server = new HelloServer(new RuntimeContext(environment), settings, new BuildInfo("1.2.3", "h7"));
        server.start();
    }

    private HttpURLConnection get(String path) throws IOException {
        return (HttpURLConnection)
                new URL("http://127.0.0.1:" + server.address().getPort() + path).openConnection();
    }

    private static String body(HttpURLConnection connection) throws IOException {
        try (InputStream in = connection.getInputStream();
                Scanner scanner = new Scanner(in, "UTF-8")) {
            return scanner.nextLine();
        }
    }
}

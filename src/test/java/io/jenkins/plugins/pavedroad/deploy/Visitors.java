package io.jenkins.plugins.pavedroad.deploy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A few clients that ask one after the other until they are closed, and remember what went wrong. */
final class Visitors implements AutoCloseable {
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final List<String> lost = new CopyOnWriteArrayList<>();
    private final Set<String> answers = new ConcurrentSkipListSet<>();
    private volatile boolean closed;

    Visitors(URI address, int clients) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/"))
                .timeout(Duration.ofSeconds(10))
                .build();
        for (int i = 0; i < clients; i++) {
            Thread thread = new Thread(() -> visit(client, request), "visitor-" + i);
            threads.add(thread);
            thread.start();
        }
    }

    private void visit(HttpClient client, HttpRequest request) {
        while (!closed) {
            sent.incrementAndGet();
            try {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    lost.add("status " + answer.statusCode());
                }
                answers.add(answer.body());
            } catch (IOException broken) {
                lost.add(broken.toString());
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    int sent() {
        return sent.get();
    }

    List<String> lost() {
        return List.copyOf(lost);
    }

    boolean saw(String text) {
        return answers.stream().anyMatch(a -> a.contains(text));
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}

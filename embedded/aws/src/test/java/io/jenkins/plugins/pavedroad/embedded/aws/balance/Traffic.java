package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that ask again as soon as they are answered, until closed. */
public final class Traffic implements AutoCloseable {
    private final AtomicInteger answered = new AtomicInteger();
    private final List<String> lost = new CopyOnWriteArrayList<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final List<Thread> clients = new ArrayList<>();
    private volatile boolean over;

    public Traffic(int port, int count) {
        for (int i = 0; i < count; i++) {
            Thread client = new Thread(() -> run(port));
            clients.add(client);
            client.start();
        }
    }

    private void run(int port) {
        try (KeepAliveClient client = new KeepAliveClient(port)) {
            while (!over) {
                try {
                    seen.add(client.get("/"));
                    answered.incrementAndGet();
                } catch (IOException e) {
                    lost.add(String.valueOf(e));
                }
            }
        } catch (IOException e) {
            lost.add(String.valueOf(e));
        }
    }

    public int answered() {
        return answered.get();
    }

    public List<String> lost() {
        return lost;
    }

    /** The distinct answers since the last call. */
    public Set<String> seen() {
        Set<String> now = Set.copyOf(seen);
        seen.clear();
        return now;
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        for (Thread client : clients) {
            client.join();
        }
    }
}

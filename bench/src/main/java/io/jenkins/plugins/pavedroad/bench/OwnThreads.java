package io.jenkins.plugins.pavedroad.bench;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks again and again how many threads are the plugin's own, and keeps the most there were. */
final class OwnThreads implements AutoCloseable {
    private static final String PREFIX = "paved-road-";
    private static final long EVERY_MILLIS = 50;

    private final Thread observer = new Thread(this::observe, "bench-threads");
    private volatile boolean closed;
    private Set<String> most = new TreeSet<>();

    OwnThreads() {
        observer.setDaemon(true);
        observer.start();
    }

    private void observe() {
        while (!closed) {
            Set<String> now = names();
            synchronized (this) {
                if (now.size() > most.size()) {
                    most = now;
                }
                try {
                    wait(EVERY_MILLIS);
                } catch (InterruptedException asked) {
                    return;
                }
            }
        }
    }

    private static Set<String> names() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] all = new Thread[root.activeCount() * 2 + 100];
        int count = root.enumerate(all);
        return Arrays.stream(all, 0, count)
                .map(Thread::getName)
                .filter(name -> name.startsWith(PREFIX))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    synchronized Set<String> most() {
        return most;
    }

    @Override
    public void close() {
        closed = true;
        observer.interrupt();
    }
}

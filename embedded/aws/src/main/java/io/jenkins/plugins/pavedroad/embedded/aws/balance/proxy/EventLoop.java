package io.jenkins.plugins.pavedroad.embedded.aws.balance.proxy;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One thread that serves many sockets. All that the proxy does happens on it, so none of its state needs a lock. */
final class EventLoop implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger(EventLoop.class.getName());
    private static final long TICK_MILLIS = 250;

    /** What a socket's owner is told. */
    interface Handler {
        void ready(SelectionKey key) throws IOException;

        /** Its socket or what came over it failed. */
        void broken(IOException cause);

        /** Told a few times a second, to look at deadlines. */
        default void tick(long now) {}
    }

    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean closed;
    private long ticked = System.nanoTime();

    EventLoop(String name) throws IOException {
        selector = Selector.open();
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Runs the task on the loop's thread, soon. */
    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    SelectionKey register(SelectableChannel channel, int interest, Handler handler) throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, interest, handler);
    }

    private void run() {
        while (!closed) {
            try {
                selector.select(this::serve, TICK_MILLIS);
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                tick();
            } catch (IOException | RuntimeException e) {
                LOGGER.log(Level.WARNING, "The load balancers' loop goes on after an error", e);
            }
        }
        selector.keys().forEach(key -> quietly(key.channel()));
        quietly(selector);
    }

    private void serve(SelectionKey key) {
        Handler handler = (Handler) key.attachment();
        try {
            if (key.isValid()) {
                handler.ready(key);
            }
        } catch (IOException e) {
            handler.broken(e);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "A connection of a load balancer is dropped after an error", e);
            handler.broken(new IOException(e));
        }
    }

    private void tick() {
        long now = System.nanoTime();
        if (now - ticked > TICK_MILLIS * 1_000_000) {
            ticked = now;
            selector.keys().stream()
                    .filter(SelectionKey::isValid)
                    .map(key -> (Handler) key.attachment())
                    .toList()
                    .forEach(handler -> handler.tick(now));
        }
    }

    static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOGGER.log(Level.FINE, "Closing failed", e);
        }
    }

    /** Closes every socket. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.jenkins.plugins.pavedroad.embedded.run.traffic;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends GET requests at a fixed rate whatever the answers do (open loop), over kept-alive connections. A request that is not
 * answered with 2xx in time counts as lost; none is repeated.
 */
public final class Traffic implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 5_000;
    /** Well below the idle time-outs of servers and load balancers (an ALB's is 60 s). */
    private static final Duration MOST_IDLE = Duration.ofSeconds(5);
    /** Enough for the highest rate at a second's latency; more waiting requests queue and are still sent. */
    private static final int SENDERS = 128;

    private static final Pattern VERSION = Pattern.compile("\"version\"\\s*:\\s*\"([^\"]*)\"");

    private final InetSocketAddress address;
    private final String host;
    private final String path;
    private final TrafficCount count = new TrafficCount(Instant.now());
    private final BlockingDeque<HttpConnection> idle = new LinkedBlockingDeque<>();
    private final ScheduledExecutorService clock;
    private final ExecutorService senders;

    private Traffic(InetSocketAddress address, String host, String path, int perSecond) {
        this.address = address;
        this.host = host;
        this.path = path;
        clock = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "traffic-clock-" + host));
        senders = Executors.newFixedThreadPool(SENDERS, task -> daemon(task, "traffic-" + host));
        long period = TimeUnit.SECONDS.toNanos(1) / perSecond;
        clock.scheduleAtFixedRate(() -> senders.execute(this::send), 0, period, TimeUnit.NANOSECONDS);
    }

    /**
     * Begins to send.
     *
     * @param perSecond requests per second, at least 1
     */
    public static Traffic to(InetSocketAddress address, String host, String path, int perSecond) {
        return new Traffic(address, host, path, perSecond);
    }

    public TrafficCount count() {
        return count;
    }

    private void send() {
        HttpConnection connection = null;
        try {
            connection = takeIdle();
            if (connection == null) {
                connection = new HttpConnection(address, host, path, TIMEOUT_MILLIS);
            }
            HttpConnection.Answer answer = connection.get();
            if (answer.status() / 100 == 2) {
                Matcher version = VERSION.matcher(answer.body());
                count.answered(Instant.now(), version.find() ? version.group(1) : "unknown");
            } else {
                count.lost(Instant.now(), "answered " + answer.status());
            }
            keep(connection);
        } catch (IOException | RuntimeException e) {
            count.lost(
                    Instant.now(),
                    e instanceof SocketTimeoutException ? "no answer in time" : String.valueOf(e.getMessage()));
            close(connection);
        }
    }

    /** The one used last. Ones left alone for long are dropped before the other side does it in the middle of a request. */
    private HttpConnection takeIdle() {
        for (HttpConnection oldest = idle.pollFirst(); oldest != null; oldest = idle.pollFirst()) {
            if (!oldest.idleFor(MOST_IDLE)) {
                idle.addFirst(oldest);
                break;
            }
            close(oldest);
        }
        return idle.pollLast();
    }

    private void keep(HttpConnection connection) {
        if (connection.open() && !clock.isShutdown()) {
            idle.addLast(connection);
        } else {
            close(connection);
        }
    }

    private static void close(HttpConnection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException alreadyGone) {
                // nothing was lost by it: its request is counted
            }
        }
    }

    /** Stops sending and waits for the answers that are under way. */
    @Override
    public void close() {
        clock.shutdownNow();
        senders.shutdown();
        try {
            senders.awaitTermination(2L * TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        idle.forEach(Traffic::close);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}

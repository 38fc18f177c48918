package io.jenkins.plugins.pavedroad.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only when nothing else is to be done: a week's procedure runs in milliseconds, on one thread. */
public final class VirtualScheduler extends Clock implements Scheduler {
    private record Due(Instant at, long order, Runnable task) {}

    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::order));
    private Instant now = Instant.parse("2026-01-05T10:00:00Z");
    private long order;

    @Override
    public void now(Runnable task) {
        queue.add(new Due(now, order++, task));
    }

    @Override
    public void after(Duration pause, Runnable task) {
        queue.add(new Due(now.plus(pause), order++, task));
    }

    /** Runs everything that is due within this time, and what follows from it. */
    public void pass(Duration time) {
        Instant until = now.plus(time);
        while (!queue.isEmpty() && !queue.peek().at().isAfter(until)) {
            Due due = queue.poll();
            now = due.at().isAfter(now) ? due.at() : now;
            due.task().run();
        }
        now = until;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}

package io.jenkins.plugins.pavedroad.embedded.aws.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that stands still until a test advances it. What falls due is done by the thread that advances, in order. */
public final class DrivenClock extends Clock {
    private record Due(Instant time, long number, Runnable task) {}

    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::time).thenComparing(Due::number));
    private Instant now;
    private long number;

    public DrivenClock(Instant start) {
        now = start;
    }

    /** Moves on and does what falls due on the way, what those tasks schedule included. */
    public void advance(Duration by) {
        Instant end = instant().plus(by);
        for (Due next = next(end); next != null; next = next(end)) {
            next.task().run();
        }
        synchronized (this) {
            now = end;
        }
    }

    private synchronized Due next(Instant end) {
        Due first = due.peek();
        if (first == null || first.time().isAfter(end)) {
            return null;
        }
        due.poll();
        if (first.time().isAfter(now)) {
            now = first.time();
        }
        return first;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Not offered: the server's times are UTC. */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The driven clock is in UTC.");
    }

    Timeline timeline() {
        return new Timeline() {
            @Override
            public Clock clock() {
                return DrivenClock.this;
            }

            @Override
            public Scheduled after(Duration wait, Runnable task) {
                return schedule(wait, task);
            }

            @Override
            public void close() {
                synchronized (DrivenClock.this) {
                    due.clear();
                }
            }
        };
    }

    private synchronized Timeline.Scheduled schedule(Duration wait, Runnable task) {
        Due entry = new Due(now.plus(wait), number++, task);
        due.add(entry);
        return () -> {
            synchronized (DrivenClock.this) {
                due.remove(entry);
            }
        };
    }
}

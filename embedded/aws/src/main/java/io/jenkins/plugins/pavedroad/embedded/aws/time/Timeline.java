package io.jenkins.plugins.pavedroad.embedded.aws.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When things happen inside the embedded AWS. Waits are given as AWS's own; the timeline knows how much shorter they are here. */
public abstract class Timeline implements AutoCloseable {
    /** Something that was scheduled; cancelling it twice, or too late, does nothing. */
    public interface Scheduled {
        void cancel();
    }

    /**
     * The timeline that fits the clock: a {@link DrivenClock} is driven by its test, any other clock goes with real time.
     *
     * @param speed real waits are AWS's divided by this; positive
     */
    public static Timeline of(Clock clock, double speed) {
        return clock instanceof DrivenClock driven ? driven.timeline() : new RealTimeline(clock, speed);
    }

    public abstract Clock clock();

    public Instant now() {
        return clock().instant();
    }

    /** How much of AWS's time has gone by since then. */
    public Duration elapsed(Instant since) {
        return Duration.between(since, now());
    }

    /** Runs the task once, after this much of AWS's time, on a thread where it may block. */
    public abstract Scheduled after(Duration wait, Runnable task);

    /** Runs the task now, on a thread where it may block. */
    public Scheduled soon(Runnable task) {
        return after(Duration.ZERO, task);
    }

    /** Runs the task again and again, with this much of AWS's time after each run. */
    public Scheduled every(Duration pause, Runnable task) {
        Repetition repetition = new Repetition(this, pause, task);
        repetition.next();
        return repetition;
    }

    /** Drops what is scheduled and waits for nothing. */
    @Override
    public abstract void close();

    private static final class Repetition implements Scheduled {
        private final Timeline timeline;
        private final Duration pause;
        private final Runnable task;
        private boolean cancelled;
        private Scheduled next;

        private Repetition(Timeline timeline, Duration pause, Runnable task) {
            this.timeline = timeline;
            this.pause = pause;
            this.task = task;
        }

        private synchronized void next() {
            if (!cancelled) {
                next = timeline.after(pause, this::run);
            }
        }

        private void run() {
            try {
                task.run();
            } finally {
                next();
            }
        }

        @Override
        public synchronized void cancel() {
            cancelled = true;
            if (next != null) {
                next.cancel();
            }
        }
    }
}

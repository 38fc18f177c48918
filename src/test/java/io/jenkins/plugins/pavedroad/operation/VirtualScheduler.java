package io.jenkins.plugins.pavedroad.operation;

import io.jenkins.plugins.pavedroad.embedded.aws.time.DrivenClock;
import io.jenkins.plugins.pavedroad.embedded.aws.time.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Time that passes only when nothing else is to be done: a week's procedure runs in milliseconds, on one thread. On an
 * embedded AWS's clock, that cloud's time passes along.
 */
public final class VirtualScheduler extends Clock implements Scheduler {
    private final DrivenClock clock;
    private final Timeline timeline;
    private boolean stopped;

    public VirtualScheduler() {
        this(new DrivenClock(Instant.parse("2026-01-05T10:00:00Z")));
    }

    public VirtualScheduler(DrivenClock clock) {
        this.clock = clock;
        timeline = Timeline.of(clock, 1);
    }

    @Override
    public void now(Runnable task) {
        after(Duration.ZERO, task);
    }

    @Override
    public void after(Duration pause, Runnable task) {
        timeline.after(pause, () -> {
            if (!stopped) {
                task.run();
            }
        });
    }

    /** Runs everything that is due within this time, and what follows from it. */
    public void pass(Duration time) {
        clock.advance(time);
    }

    /** Nothing of what was scheduled here runs any more; time goes on. */
    void stop() {
        stopped = true;
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}

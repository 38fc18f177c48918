package io.jenkins.plugins.pavedroad.embedded.aws.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Real time, divided by the speed. One thread watches the time, others do the work, so a slow task delays no other. */
final class RealTimeline extends Timeline {
    private static final Logger LOGGER = Logger.getLogger(RealTimeline.class.getName());

    private final Clock clock;
    private final double speed;
    private final ScheduledThreadPoolExecutor alarm = new ScheduledThreadPoolExecutor(1, threads("embedded-aws-time-"));
    private final ExecutorService workers = Executors.newCachedThreadPool(threads("embedded-aws-work-"));

    RealTimeline(Clock clock, double speed) {
        this.clock = clock;
        this.speed = speed;
        alarm.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Duration elapsed(Instant since) {
        return Duration.ofMillis((long) (Duration.between(since, now()).toMillis() * speed));
    }

    @Override
    public Scheduled after(Duration wait, Runnable task) {
        try {
            if (wait.isZero()) {
                workers.execute(() -> run(task));
                return () -> {};
            }
            long nanos = (long) (wait.toNanos() / speed);
            ScheduledFuture<?> future =
                    alarm.schedule(() -> workers.execute(() -> run(task)), nanos, TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException closed) {
            return () -> {};
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "A scheduled change of the embedded AWS failed", e);
        }
    }

    @Override
    public void close() {
        alarm.shutdownNow();
        workers.shutdown();
    }

    private static ThreadFactory threads(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}

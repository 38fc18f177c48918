package io.jenkins.plugins.pavedroad.operation;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * The controller's one scheduler and one bounded pool of cloud callers. {@code jenkins.util.Timer} is not used because
 * its ten threads serve all of Jenkins and must not wait for a network.
 */
public final class PooledScheduler implements Scheduler, AutoCloseable {
    /** Cloud callers at once. With the timer's thread the whole suite stays below 16 threads. */
    public static final int CALLERS = 12;

    /** How long {@link #close} waits for what is being done: a cloud call and a file, not a deployment. */
    private static final Duration LAST_TURN = Duration.ofSeconds(10);

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named("paved-road-timer"));
    private final ExecutorService callers;
    private final UnaryOperator<Runnable> inContext;

    public PooledScheduler() {
        this(UnaryOperator.identity());
    }

    /** @param inContext puts a task into the context in which all of them run */
    public PooledScheduler(UnaryOperator<Runnable> inContext) {
        this.inContext = inContext;
        timer.setRemoveOnCancelPolicy(true);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                CALLERS, CALLERS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named("paved-road-caller"));
        pool.allowCoreThreadTimeOut(true);
        // Only a pool that is shut down refuses; what it refuses goes on from its file at the next start.
        pool.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        callers = pool;
    }

    @Override
    public void now(Runnable task) {
        callers.execute(inContext.apply(task));
    }

    @Override
    public void after(Duration pause, Runnable task) {
        timer.schedule(() -> now(task), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean closed() {
        return timer.isShutdown();
    }

    /** Lets turns that are being taken end, so that their states are on disk; begins no other. */
    @Override
    public void close() {
        timer.shutdownNow();
        callers.shutdown();
        try {
            callers.awaitTermination(LAST_TURN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = Executors.defaultThreadFactory().newThread(task);
            thread.setName(name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            // Not that of whoever happens to need the thread, which may be a build's.
            thread.setContextClassLoader(PooledScheduler.class.getClassLoader());
            return thread;
        };
    }
}

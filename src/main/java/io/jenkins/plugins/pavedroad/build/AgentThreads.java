package io.jenkins.plugins.pavedroad.build;

import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The few threads that look after all running Gradles of a controller. Apart from the cloud's callers, because an agent that
 * hangs must not hold up a deployment.
 */
final class AgentThreads {
    private static final int THREADS = 4;
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final RejectedExecutionHandler AT_SHUTDOWN = (task, pool) -> {};
    private static final ScheduledThreadPoolExecutor POOL = pool();

    private AgentThreads() {}

    /** Runs the task after a pause that costs no thread. */
    static ScheduledFuture<?> after(long millis, Runnable task) {
        return POOL.schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    private static ScheduledThreadPoolExecutor pool() {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(
                THREADS,
                task -> {
                    Thread thread = new Thread(task, "paved-road-agent-" + NUMBER.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                },
                AT_SHUTDOWN);
        pool.setKeepAliveTime(1, TimeUnit.MINUTES);
        pool.allowCoreThreadTimeOut(true);
        pool.setRemoveOnCancelPolicy(true);
        return pool;
    }
}

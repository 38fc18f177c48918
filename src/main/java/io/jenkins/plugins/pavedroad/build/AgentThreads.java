package io.jenkins.plugins.pavedroad.build;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.init.Terminator;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionList;

/**
 * The few threads that look after all running Gradles of a controller; they end with it, the Gradles do not. Apart from the
 * cloud's callers, because an agent that hangs must not hold up a deployment.
 */
@Extension
public class AgentThreads implements ExtensionPoint {
    private static final int THREADS = 4;
    /** Seconds for a look that is under way at shut-down; then it is interrupted, and done anew after the start. */
    private static final long LAST_LOOK = 5;

    private final AtomicInteger number = new AtomicInteger();
    private final ScheduledThreadPoolExecutor pool = pool();

    static AgentThreads get() {
        return ExtensionList.lookupSingleton(AgentThreads.class);
    }

    /** After builds that do not survive it were stopped, which needs a thread. */
    @Terminator(requires = FlowExecutionList.EXECUTIONS_SUSPENDED)
    public static void shutDown() throws InterruptedException {
        AgentThreads threads = ExtensionList.lookup(AgentThreads.class).get(AgentThreads.class);
        if (threads != null) {
            threads.close();
        }
    }

    private void close() throws InterruptedException {
        pool.shutdown();
        if (!pool.awaitTermination(LAST_LOOK, TimeUnit.SECONDS)) {
            pool.shutdownNow();
        }
    }

    /** Runs the task after a pause that costs no thread; never once the controller shuts down. */
    ScheduledFuture<?> after(long millis, Runnable task) {
        return pool.schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    /** Whether the controller shuts down: what is done now may not be remembered. */
    boolean closed() {
        return pool.isShutdown() || Jenkins.get().isTerminating();
    }

    private ScheduledThreadPoolExecutor pool() {
        ScheduledThreadPoolExecutor fresh = new ScheduledThreadPoolExecutor(
                THREADS,
                task -> {
                    Thread thread = new Thread(task, "paved-road-agent-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
        fresh.setKeepAliveTime(1, TimeUnit.MINUTES);
        fresh.allowCoreThreadTimeOut(true);
        fresh.setRemoveOnCancelPolicy(true);
        fresh.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return fresh;
    }
}

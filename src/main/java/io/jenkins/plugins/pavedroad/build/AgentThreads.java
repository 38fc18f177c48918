package io.jenkins.plugins.pavedroad.build;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.init.Terminator;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionList;

/**
 * The threads that look after all running Gradles of a controller; they end with it, the Gradles do not. One thread says when
 * to look; who looks has a thread for as long as the agent takes to answer, so that agents that hang hold up nobody else's
 * build. Apart from the cloud's callers, because they must not hold up a deployment either.
 */
@Extension
public class AgentThreads implements ExtensionPoint {
    /** Seconds for a look that is under way at shut-down; then it is interrupted, and done anew after the start. */
    private static final long LAST_LOOK = 5;

    private final AtomicInteger number = new AtomicInteger();
    private final ScheduledThreadPoolExecutor clock = clock();
    private final ThreadPoolExecutor lookers = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), this::thread, new DiscardPolicy());

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

    void close() throws InterruptedException {
        clock.shutdown();
        lookers.shutdown();
        if (!lookers.awaitTermination(LAST_LOOK, TimeUnit.SECONDS)) {
            lookers.shutdownNow();
        }
    }

    /** Runs the task after a pause that costs no thread; never once the controller shuts down. */
    ScheduledFuture<?> after(long millis, Runnable task) {
        return clock.schedule(() -> lookers.execute(task), millis, TimeUnit.MILLISECONDS);
    }

    /** Whether the controller shuts down: what is done now may not be remembered. */
    boolean closed() {
        return clock.isShutdown() || Jenkins.get().isTerminating();
    }

    private ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor fresh = new ScheduledThreadPoolExecutor(1, this::thread, new DiscardPolicy());
        fresh.setKeepAliveTime(1, TimeUnit.MINUTES);
        fresh.allowCoreThreadTimeOut(true);
        fresh.setRemoveOnCancelPolicy(true);
        fresh.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return fresh;
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, "paved-road-agent-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}

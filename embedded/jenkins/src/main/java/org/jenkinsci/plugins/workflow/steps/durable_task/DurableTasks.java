package org.jenkinsci.plugins.workflow.steps.durable_task;

import hudson.init.Terminator;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionList;

/** The few threads that look after all scripts that run; they end with Jenkins, the scripts do not. */
final class DurableTasks {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final long LONGEST_LOOK = 5;

    private static ScheduledExecutorService pool;

    private DurableTasks() {}

    static synchronized ScheduledExecutorService pool() {
        if (pool == null) {
            pool = new ScheduledThreadPoolExecutor(4, task -> {
                Thread thread = new Thread(task, "durable-task-" + NUMBER.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
        }
        return pool;
    }

    @Terminator(requires = FlowExecutionList.EXECUTIONS_SUSPENDED)
    static void end() throws InterruptedException {
        ScheduledExecutorService ending;
        synchronized (DurableTasks.class) {
            ending = pool;
            pool = null;
        }
        if (ending != null) {
            ending.shutdownNow();
            ending.awaitTermination(LONGEST_LOOK, TimeUnit.SECONDS);
        }
    }
}

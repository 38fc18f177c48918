package org.jenkinsci.plugins.workflow.steps.durable_task;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/** The few threads that look after all scripts that run. */
final class DurableTasks {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    static final ScheduledExecutorService POOL = new ScheduledThreadPoolExecutor(4, task -> {
        Thread thread = new Thread(task, "durable-task-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    private DurableTasks() {}
}

package org.jenkinsci.plugins.workflow.steps;

import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** The threads of steps that work outside the Pipeline's own thread, as who started them. */
final class StepThreads {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ExecutorService POOL = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "pipeline-step-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    private StepThreads() {}

    static Future<?> submit(Runnable task) {
        Authentication starter = Jenkins.getAuthentication2();
        return POOL.submit(() -> {
            try (ACLContext asStarter = ACL.as2(starter)) {
                task.run();
            }
        });
    }
}

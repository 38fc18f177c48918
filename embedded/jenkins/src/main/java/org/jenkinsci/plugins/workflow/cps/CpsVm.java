package org.jenkinsci.plugins.workflow.cps;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Outcome;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.scriptsecurity.sandbox.Whitelist;
import org.jenkinsci.plugins.scriptsecurity.sandbox.groovy.ClassLoaderWhitelist;
import org.jenkinsci.plugins.scriptsecurity.sandbox.groovy.GroovySandbox;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.ProxyWhitelist;

/** Runs what one Pipeline has to run, one task after the other; a Pipeline that waits holds no thread. */
final class CpsVm {

    private static final Logger LOGGER = Logger.getLogger(CpsVm.class.getName());
    private static final ExecutorService POOL = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "CpsVmThread");
        thread.setDaemon(true);
        return thread;
    });
    private static final ThreadLocal<CpsVm> CURRENT = new ThreadLocal<>();

    private final CpsFlowExecution execution;
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean running;

    CpsVm(CpsFlowExecution execution) {
        this.execution = execution;
    }

    boolean isCurrent() {
        return CURRENT.get() == this;
    }

    Future<Object> submit(Runnable task) {
        FutureTask<Object> future = new FutureTask<>(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException | Error e) {
                        LOGGER.log(Level.WARNING, "a task of " + execution + " failed", e);
                        throw e;
                    }
                },
                null);
        synchronized (tasks) {
            tasks.add(future);
            if (!running) {
                running = true;
                POOL.execute(this::drain);
            }
        }
        return future;
    }

    private void drain() {
        Thread thread = Thread.currentThread();
        String name = thread.getName();
        thread.setName("CpsVmThread of " + execution);
        CURRENT.set(this);
        try (ACLContext asBuild = ACL.as2(execution.getAuthentication().toSpring())) {
            for (Runnable task = next(); task != null; task = next()) {
                task.run();
                Thread.interrupted();
            }
        } finally {
            CURRENT.remove();
            thread.setName(name);
        }
    }

    private Runnable next() {
        synchronized (tasks) {
            Runnable task = tasks.poll();
            running = task != null;
            return task;
        }
    }

    Outcome run(Continuable program, Outcome value) {
        if (!execution.isSandbox()) {
            return program.run0(value);
        }
        Whitelist ownClasses = new ClassLoaderWhitelist(execution.getShell().getClassLoader());
        GroovySandbox sandbox = new GroovySandbox().withWhitelist(new ProxyWhitelist(ownClasses, Whitelist.all()));
        try (GroovySandbox.Scope inside = sandbox.enter()) {
            return program.run0(value);
        }
    }
}

package org.jenkinsci.plugins.workflow.cps;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Outcome;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.scriptsecurity.sandbox.Whitelist;
import org.jenkinsci.plugins.scriptsecurity.sandbox.groovy.ClassLoaderWhitelist;
import org.jenkinsci.plugins.scriptsecurity.sandbox.groovy.GroovySandbox;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.ProxyWhitelist;
import org.jenkinsci.plugins.workflow.cps.persistence.IteratorHack;

/**
 * Runs what one Pipeline has to run, one task after the other; a Pipeline that waits holds no thread. Ends with the
 * Jenkins it began in.
 */
final class CpsVm {

    private static final Logger LOGGER = Logger.getLogger(CpsVm.class.getName());
    private static final ExecutorService POOL = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "CpsVmThread");
        thread.setDaemon(true);
        return thread;
    });
    private static final ThreadLocal<CpsVm> CURRENT = new ThreadLocal<>();

    private static final List<Class> CATEGORIES = categories();

    private final CpsFlowExecution execution;
    private final Jenkins jenkins = Jenkins.get();
    private final Queue<FutureTask<Object>> tasks = new ArrayDeque<>();
    private boolean running;

    CpsVm(CpsFlowExecution execution) {
        this.execution = execution;
    }

    private static List<Class> categories() {
        List<Class> all = new ArrayList<>(Continuable.categories);
        all.add(IteratorHack.class);
        return all;
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
            for (FutureTask<Object> task = next(); task != null; task = next()) {
                if (Jenkins.getInstanceOrNull() == jenkins) {
                    task.run();
                } else {
                    task.cancel(false);
                }
                Thread.interrupted();
            }
        } finally {
            CURRENT.remove();
            thread.setName(name);
        }
    }

    private FutureTask<Object> next() {
        synchronized (tasks) {
            FutureTask<Object> task = tasks.poll();
            running = task != null;
            return task;
        }
    }

    Outcome run(Continuable program, Outcome value) {
        if (!execution.isSandbox()) {
            return program.run0(value, CATEGORIES);
        }
        try (GroovySandbox.Scope inside = sandbox().enter()) {
            return program.run0(value, CATEGORIES);
        }
    }

    /** For work that may call methods of the script's own classes. */
    <T> T inSandbox(Callable<T> work) throws Exception {
        if (!execution.isSandbox()) {
            return work.call();
        }
        try (GroovySandbox.Scope inside = sandbox().enter()) {
            return work.call();
        }
    }

    private GroovySandbox sandbox() {
        Whitelist ownClasses = new ClassLoaderWhitelist(execution.getShell().getClassLoader());
        return new GroovySandbox().withWhitelist(new ProxyWhitelist(ownClasses, Whitelist.all()));
    }
}

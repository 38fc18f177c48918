package org.jvnet.hudson.test;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;
import org.junit.runners.model.TestTimedOutException;

/** Runs a test on its own thread and fails, with all stacks printed, when it takes too long. */
final class TimeLimit extends Statement {
    private final Statement body;
    private final int seconds;
    private final Description test;

    TimeLimit(Statement body, int seconds, Description test) {
        this.body = body;
        this.seconds = seconds;
        this.test = test;
    }

    @Override
    public void evaluate() throws Throwable {
        AtomicReference<Throwable> problem = new AtomicReference<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        body.evaluate();
                    } catch (Throwable e) {
                        problem.set(e);
                    }
                },
                test.getDisplayName());
        thread.setDaemon(true);
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.start();
        thread.join(TimeUnit.SECONDS.toMillis(seconds));
        if (thread.isAlive()) {
            Thread.getAllStackTraces().forEach((t, stack) -> {
                System.err.println(t);
                Arrays.stream(stack).forEach(frame -> System.err.println("\tat " + frame));
            });
            TestTimedOutException late = new TestTimedOutException(seconds, TimeUnit.SECONDS);
            late.setStackTrace(thread.getStackTrace());
            thread.interrupt();
            thread.join(TimeUnit.SECONDS.toMillis(30));
            throw late;
        }
        if (problem.get() != null) {
            throw problem.get();
        }
    }
}

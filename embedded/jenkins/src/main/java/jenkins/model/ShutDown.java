package jenkins.model;

import hudson.model.Computer;
import hudson.model.Executor;
import hudson.model.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jenkins.model.queue.AsynchronousExecution;

/** Interrupts what still runs on executors when Jenkins goes down, and gives it a moment to end. */
final class ShutDown {
    private static final long GRACE_SECONDS = 10;

    private ShutDown() {}

    static void interruptBuilds(Jenkins jenkins) {
        List<Executor> interrupted = new ArrayList<>();
        for (Computer computer : jenkins.getComputers()) {
            for (Executor executor : computer.getAllExecutors()) {
                AsynchronousExecution asynchronous = executor.getAsynchronousExecution();
                if (asynchronous != null) {
                    asynchronous.interrupt(true);
                } else if (executor.isBusy()) {
                    executor.interrupt(Result.ABORTED);
                    interrupted.add(executor);
                }
            }
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
        try {
            for (Executor executor : interrupted) {
                executor.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

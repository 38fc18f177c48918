package jenkins.model;

import hudson.model.Computer;
import hudson.model.Executor;
import hudson.model.Result;
import jenkins.model.queue.AsynchronousExecution;

/** Interrupts what still runs on executors when Jenkins goes down. */
final class ShutDown {
    private ShutDown() {}

    static void interruptBuilds(Jenkins jenkins) {
        for (Computer computer : jenkins.getComputers()) {
            for (Executor executor : computer.getAllExecutors()) {
                AsynchronousExecution asynchronous = executor.getAsynchronousExecution();
                if (asynchronous != null) {
                    asynchronous.interrupt(true);
                } else if (executor.isBusy()) {
                    executor.interrupt(Result.ABORTED);
                }
            }
        }
    }
}

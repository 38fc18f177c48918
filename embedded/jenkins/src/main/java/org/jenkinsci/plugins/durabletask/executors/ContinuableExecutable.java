package org.jenkinsci.plugins.durabletask.executors;

import hudson.model.Queue;

/** A running task that may go on after a restart. */
public interface ContinuableExecutable extends Queue.Executable {
    boolean willContinue();
}

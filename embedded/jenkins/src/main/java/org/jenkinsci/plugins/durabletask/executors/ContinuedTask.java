package org.jenkinsci.plugins.durabletask.executors;

import hudson.model.Queue;

/** A task that goes on after a restart, and so comes before new ones. */
public interface ContinuedTask extends Queue.Task {
    boolean isContinued();
}

package org.jenkinsci.plugins.durabletask.executors;

import hudson.model.Queue;
import hudson.model.queue.CauseOfBlockage;

/** Why: something that ran before the restart gets its executor back first. */
final class HeldForContinued extends CauseOfBlockage {

    private final Queue.Task task;

    HeldForContinued(Queue.Task task) {
        this.task = task;
    }

    @Override
    public String getShortDescription() {
        return "Waiting for " + task.getFullDisplayName() + " to resume";
    }
}

package org.jenkinsci.plugins.durabletask.executors;

import hudson.Extension;
import hudson.model.Node;
import hudson.model.Queue;
import hudson.model.queue.CauseOfBlockage;
import hudson.model.queue.QueueTaskDispatcher;

/** A task that goes on after a restart, and so comes before new ones. */
public interface ContinuedTask extends Queue.Task {
    boolean isContinued();

    /** Keeps an executor free for what ran on its node before the restart. */
    @Extension
    class Scheduler extends QueueTaskDispatcher {
        @Override
        public CauseOfBlockage canTake(Node node, Queue.BuildableItem item) {
            if (continues(item.task) || item.task instanceof Queue.FlyweightTask) {
                return null;
            }
            for (Queue.BuildableItem other : Queue.getInstance().getBuildableItems()) {
                boolean hasPlace = other.task.getAssignedLabel() == null
                        || other.task.getAssignedLabel().matches(node);
                if (other != item && continues(other.task) && hasPlace) {
                    return new HeldForContinued(other.task);
                }
            }
            return null;
        }

        private static boolean continues(Queue.Task task) {
            return task instanceof ContinuedTask continued && continued.isContinued();
        }
    }
}

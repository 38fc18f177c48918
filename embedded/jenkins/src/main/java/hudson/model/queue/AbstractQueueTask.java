package hudson.model.queue;

import hudson.model.Queue;

/** Base of tasks. */
public abstract class AbstractQueueTask implements Queue.Task {
    public AbstractQueueTask() {}
}

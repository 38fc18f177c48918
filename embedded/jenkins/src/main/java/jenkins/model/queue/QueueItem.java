package jenkins.model.queue;

import hudson.model.ModelObject;
import hudson.model.Queue;

/** What the queue shows of an item. */
public interface QueueItem extends ModelObject {
    boolean isStuck();

    Queue.Task getTask();

    default boolean hasCancelPermission() {
        return getTask().hasAbortPermission();
    }

    long getId();

    String getCausesDescription();

    String getWhy();

    String getParams();

    String getInQueueForString();

    @Override
    default String getDisplayName() {
        return getTask().getFullDisplayName();
    }
}

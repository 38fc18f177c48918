package jenkins.security;

import hudson.ExtensionPoint;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Queue;
import org.springframework.security.core.Authentication;

/** Decides as whom builds run; null leaves it to the next. One of the two methods has to be overridden. */
public abstract class QueueItemAuthenticator extends AbstractDescribableImpl<QueueItemAuthenticator>
        implements ExtensionPoint {
    public QueueItemAuthenticator() {}

    public Authentication authenticate2(Queue.Item item) {
        if (Util.isOverridden(QueueItemAuthenticator.class, getClass(), "authenticate2", Queue.Task.class)) {
            return authenticate2(item.task);
        }
        throw new AbstractMethodError(getClass().getName() + " implements neither authenticate2");
    }

    /** For a task that waits, as its place in the queue says; null when it waits nowhere. */
    public Authentication authenticate2(Queue.Task task) {
        if (!Util.isOverridden(QueueItemAuthenticator.class, getClass(), "authenticate2", Queue.Item.class)) {
            throw new AbstractMethodError(getClass().getName() + " implements neither authenticate2");
        }
        Queue.Item item = Queue.getInstance().getItem(task);
        return item == null ? null : authenticate2(item);
    }

    @Override
    public QueueItemAuthenticatorDescriptor getDescriptor() {
        return (QueueItemAuthenticatorDescriptor) super.getDescriptor();
    }
}

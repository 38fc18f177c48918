package jenkins.security;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Queue;
import org.springframework.security.core.Authentication;

/** Decides as whom builds run. */
public abstract class QueueItemAuthenticator extends AbstractDescribableImpl<QueueItemAuthenticator>
        implements ExtensionPoint {
    public QueueItemAuthenticator() {}

    public Authentication authenticate2(Queue.Item item) {
        return authenticate2(item.task);
    }

    public Authentication authenticate2(Queue.Task task) {
        return null;
    }
}

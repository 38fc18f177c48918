package hudson.model.queue;

import hudson.model.Item;
import hudson.model.Queue;
import java.util.Collection;
import jenkins.security.QueueItemAuthenticator;
import jenkins.security.QueueItemAuthenticatorProvider;
import org.springframework.security.core.Authentication;

/** Reads what tasks say about themselves. */
public class Tasks {
    public Tasks() {}

    public static Collection<? extends SubTask> getSubTasksOf(Queue.Task task) {
        return task.getSubTasks();
    }

    public static Object getSameNodeConstraintOf(SubTask t) {
        return t.getSameNodeConstraint();
    }

    public static Queue.Task getOwnerTaskOf(SubTask t) {
        return t.getOwnerTask();
    }

    public static Item getItemOf(SubTask t) {
        Queue.Task owner = t.getOwnerTask();
        while (!(owner instanceof Item) && owner != owner.getOwnerTask()) {
            owner = owner.getOwnerTask();
        }
        return owner instanceof Item item ? item : null;
    }

    /** As whom a task runs: SYSTEM unless an extension says otherwise. */
    public static Authentication getAuthenticationOf2(Queue.Task t) {
        for (QueueItemAuthenticator authenticator : QueueItemAuthenticatorProvider.authenticators()) {
            Authentication authentication = authenticator.authenticate2(t);
            if (authentication != null) {
                return authentication;
            }
        }
        return t.getDefaultAuthentication2();
    }
}

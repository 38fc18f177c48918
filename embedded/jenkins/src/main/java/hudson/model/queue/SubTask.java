package hudson.model.queue;

import hudson.model.Label;
import hudson.model.Node;
import hudson.model.Queue;
import hudson.model.ResourceActivity;
import java.io.IOException;

/** What one executor runs. */
public interface SubTask extends ResourceActivity {
    default Label getAssignedLabel() {
        return null;
    }

    default Node getLastBuiltOn() {
        return null;
    }

    default long getEstimatedDuration() {
        return -1;
    }

    Queue.Executable createExecutable() throws IOException;

    default Queue.Task getOwnerTask() {
        return (Queue.Task) this;
    }

    default Queue.Executable getOwnerExecutable() {
        return null;
    }

    default Object getSameNodeConstraint() {
        return null;
    }
}

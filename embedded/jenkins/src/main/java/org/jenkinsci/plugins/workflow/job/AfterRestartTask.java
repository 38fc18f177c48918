package org.jenkinsci.plugins.workflow.job;

import hudson.model.Label;
import hudson.model.Node;
import hudson.model.Queue;
import hudson.model.queue.AbstractQueueTask;
import java.io.IOException;
import org.jenkinsci.plugins.durabletask.executors.ContinuedTask;

/** Gets a build that goes on after a restart its executor back. */
final class AfterRestartTask extends AbstractQueueTask implements ContinuedTask, Queue.FlyweightTask {

    private final WorkflowRun run;

    AfterRestartTask(WorkflowRun run) {
        this.run = run;
    }

    @Override
    public boolean isContinued() {
        return true;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof AfterRestartTask other && other.run == run;
    }

    @Override
    public int hashCode() {
        return run.hashCode();
    }

    @Override
    public String getName() {
        return getDisplayName();
    }

    @Override
    public String getFullDisplayName() {
        return run.getFullDisplayName();
    }

    @Override
    public void checkAbortPermission() {
        run.getParent().checkAbortPermission();
    }

    @Override
    public boolean hasAbortPermission() {
        return run.getParent().hasAbortPermission();
    }

    @Override
    public String getUrl() {
        return run.getUrl();
    }

    @Override
    public String getDisplayName() {
        return run.getDisplayName();
    }

    @Override
    public Label getAssignedLabel() {
        return run.getParent().getAssignedLabel();
    }

    @Override
    public Node getLastBuiltOn() {
        return run.getParent().getLastBuiltOn();
    }

    @Override
    public long getEstimatedDuration() {
        return run.getParent().getEstimatedDuration();
    }

    @Override
    public Queue.Executable createExecutable() throws IOException {
        return run;
    }
}

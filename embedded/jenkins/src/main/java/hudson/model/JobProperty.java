package hudson.model;

import hudson.ExtensionPoint;
import hudson.Launcher;
import hudson.model.queue.SubTask;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import jenkins.model.Jenkins;

/** Something that a user adds to a job. */
public abstract class JobProperty<J extends Job<?, ?>>
        implements ReconfigurableDescribable<JobProperty<?>>, hudson.tasks.BuildStep, ExtensionPoint {
    protected transient J owner;

    public JobProperty() {}

    protected void setOwner(J owner) {
        this.owner = owner;
    }

    @Override
    public JobPropertyDescriptor getDescriptor() {
        return (JobPropertyDescriptor) Jenkins.get().getDescriptorOrDie(getClass());
    }

    public Collection<? extends Action> getJobActions(J job) {
        return Collections.emptyList();
    }

    @Override
    public boolean prebuild(AbstractBuild<?, ?> build, BuildListener listener) {
        return true;
    }

    @Override
    public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException {
        return true;
    }

    @Override
    public hudson.tasks.BuildStepMonitor getRequiredMonitorService() {
        return hudson.tasks.BuildStepMonitor.NONE;
    }

    @Override
    @SuppressWarnings("unchecked")
    public final Action getProjectAction(AbstractProject<?, ?> project) {
        return null;
    }

    @Override
    @SuppressWarnings("unchecked")
    public final Collection<? extends Action> getProjectActions(AbstractProject<?, ?> project) {
        return getJobActions((J) project);
    }

    public Collection<?> getJobOverrides() {
        return Collections.emptyList();
    }

    public Collection<? extends SubTask> getSubTasks() {
        return Collections.emptyList();
    }
}

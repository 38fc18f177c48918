package hudson.triggers;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import hudson.model.Item;
import jenkins.model.Jenkins;

/** Starts a job by itself; kept with the job, fired here only by who calls {@link #run}. */
public abstract class Trigger<J extends Item> implements Describable<Trigger<?>>, ExtensionPoint {
    protected final String spec;
    protected transient J job;

    protected Trigger(String cronTabSpec) {
        this.spec = cronTabSpec;
    }

    protected Trigger() {
        this("");
    }

    public void start(J project, boolean newInstance) {
        this.job = project;
    }

    public void run() {}

    public void stop() {}

    public final String getSpec() {
        return spec;
    }

    @Override
    public TriggerDescriptor getDescriptor() {
        return (TriggerDescriptor) Jenkins.get().getDescriptorOrDie(getClass());
    }
}

package hudson.tasks;

import hudson.ExtensionPoint;

/** A publisher that tells others about the result. */
public abstract class Notifier extends Publisher implements ExtensionPoint {
    protected Notifier() {}

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public BuildStepDescriptor<Publisher> getDescriptor() {
        return (BuildStepDescriptor) super.getDescriptor();
    }
}

package hudson.tasks;

import hudson.ExtensionPoint;

/** A publisher that may change the result. */
public abstract class Recorder extends Publisher implements ExtensionPoint {
    protected Recorder() {}

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public BuildStepDescriptor<Publisher> getDescriptor() {
        return (BuildStepDescriptor) super.getDescriptor();
    }
}

package org.jenkinsci.plugins.workflow.steps;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;

/** One configured call of a Pipeline step: its parameters, and how to start it. */
public abstract class Step extends AbstractDescribableImpl<Step> implements ExtensionPoint {

    /** Makes the execution; called on the Pipeline's own thread, so it must not block. */
    public abstract StepExecution start(StepContext context) throws Exception;

    @Override
    public StepDescriptor getDescriptor() {
        return (StepDescriptor) super.getDescriptor();
    }
}

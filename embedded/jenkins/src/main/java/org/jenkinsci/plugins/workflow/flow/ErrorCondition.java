package org.jenkinsci.plugins.workflow.flow;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import java.io.IOException;
import java.io.Serializable;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Which failures something is meant for, such as a retry. */
public abstract class ErrorCondition extends AbstractDescribableImpl<ErrorCondition>
        implements ExtensionPoint, Serializable {

    private static final long serialVersionUID = 1L;

    public abstract boolean test(Throwable error, StepContext context) throws IOException, InterruptedException;

    @Override
    public ErrorConditionDescriptor getDescriptor() {
        return (ErrorConditionDescriptor) super.getDescriptor();
    }

    public abstract static class ErrorConditionDescriptor extends Descriptor<ErrorCondition> {}
}

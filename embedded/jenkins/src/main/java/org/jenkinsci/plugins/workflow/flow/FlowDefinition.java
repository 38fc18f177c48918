package org.jenkinsci.plugins.workflow.flow;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Action;
import hudson.model.TaskListener;
import hudson.scm.SCM;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Where a job's Pipeline comes from. */
public abstract class FlowDefinition extends AbstractDescribableImpl<FlowDefinition> implements ExtensionPoint {

    public FlowExecution create(FlowExecutionOwner handle, TaskListener listener, List<? extends Action> actions)
            throws Exception {
        return create(handle, actions);
    }

    @Deprecated
    public FlowExecution create(FlowExecutionOwner handle, List<? extends Action> actions) throws IOException {
        try {
            return create(handle, TaskListener.NULL, actions);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Override
    public FlowDefinitionDescriptor getDescriptor() {
        return (FlowDefinitionDescriptor) super.getDescriptor();
    }

    public Collection<? extends SCM> getSCMs() {
        return Collections.emptySet();
    }
}

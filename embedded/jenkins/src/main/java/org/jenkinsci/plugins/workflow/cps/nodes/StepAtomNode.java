package org.jenkinsci.plugins.workflow.cps.nodes;

import org.jenkinsci.plugins.workflow.cps.CpsFlowExecution;
import org.jenkinsci.plugins.workflow.graph.AtomNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** The call of a step without a block. */
public class StepAtomNode extends AtomNode implements StepNode {

    private final String descriptorId;
    private transient StepDescriptor descriptor;

    public StepAtomNode(CpsFlowExecution exec, StepDescriptor d, FlowNode parent) {
        super(exec, exec.iotaStr(), parent);
        this.descriptorId = d.getId();
        this.descriptor = d;
    }

    @Override
    public StepDescriptor getDescriptor() {
        if (descriptor == null) {
            descriptor = StepDescriptorCache.find(descriptorId);
        }
        return descriptor;
    }

    @Override
    protected String getTypeDisplayName() {
        StepDescriptor d = getDescriptor();
        return d == null ? descriptorId : d.getDisplayName();
    }

    @Override
    protected String getTypeFunctionName() {
        return FunctionName.of(this, getDescriptor(), descriptorId);
    }
}

package org.jenkinsci.plugins.workflow.cps.nodes;

import org.jenkinsci.plugins.workflow.actions.BodyInvocationAction;
import org.jenkinsci.plugins.workflow.cps.CpsFlowExecution;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** The call of a step with a block, or the start of a run of its block. */
public class StepStartNode extends BlockStartNode implements StepNode {

    private final String descriptorId;
    private transient StepDescriptor descriptor;

    public StepStartNode(CpsFlowExecution exec, StepDescriptor d, FlowNode parent) {
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
        return getStepName() + (isBody() ? " : Body : Start" : " : Start");
    }

    @Override
    protected String getTypeFunctionName() {
        if (isBody()) {
            return "{";
        }
        return FunctionName.of(this, getDescriptor(), descriptorId);
    }

    /** Whether this begins a run of the step's block rather than the step. */
    public boolean isBody() {
        return getPersistentAction(BodyInvocationAction.class) != null;
    }

    public String getStepName() {
        StepDescriptor d = getDescriptor();
        return d == null ? descriptorId : d.getDisplayName();
    }
}

package org.jenkinsci.plugins.workflow.cps.nodes;

import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowExecution;
import org.jenkinsci.plugins.workflow.graph.BlockEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** The end of a step with a block, or of a run of its block. */
public class StepEndNode extends BlockEndNode<StepStartNode> implements StepNode {

    public StepEndNode(CpsFlowExecution exec, StepStartNode stepStartNode, List<FlowNode> parents) {
        super(exec, exec.iotaStr(), stepStartNode, parents);
    }

    public StepEndNode(CpsFlowExecution exec, StepStartNode stepStartNode, FlowNode... parents) {
        super(exec, exec.iotaStr(), stepStartNode, parents);
    }

    @Override
    protected String getTypeDisplayName() {
        StepStartNode start = getStartNode();
        return start.getStepName() + (start.isBody() ? " : Body : End" : " : End");
    }

    @Override
    protected String getTypeFunctionName() {
        StepStartNode start = getStartNode();
        return start.isBody() ? "}" : "// " + start.getTypeFunctionName();
    }

    @Override
    public StepDescriptor getDescriptor() {
        return getStartNode().getDescriptor();
    }
}

package org.jenkinsci.plugins.workflow.graph;

import java.util.Collections;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;

/** The first node of every Pipeline. */
public class FlowStartNode extends BlockStartNode {
    public FlowStartNode(FlowExecution exec, String id) {
        super(exec, id);
    }

    @Override
    public List<FlowNode> getParents() {
        return Collections.emptyList();
    }

    @Override
    protected String getTypeDisplayName() {
        return "Start of Pipeline";
    }
}

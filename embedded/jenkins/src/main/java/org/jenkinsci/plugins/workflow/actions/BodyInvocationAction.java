package org.jenkinsci.plugins.workflow.actions;

import hudson.model.InvisibleAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Marks the start of a run of a step's block. */
public class BodyInvocationAction extends InvisibleAction implements FlowNodeAction, PersistentAction {

    @Override
    public void onLoad(FlowNode parent) {}
}

package org.jenkinsci.plugins.workflow.actions;

import hudson.model.InvisibleAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Marks a node that was not really run. */
public class NotExecutedNodeAction extends InvisibleAction implements PersistentAction {

    public static boolean isExecuted(FlowNode node) {
        return node.getPersistentAction(NotExecutedNodeAction.class) == null;
    }
}

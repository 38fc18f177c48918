package org.jenkinsci.plugins.workflow.actions;

import hudson.model.Action;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** An action that is told its node when it is loaded. */
public interface FlowNodeAction extends Action {
    void onLoad(FlowNode parent);
}

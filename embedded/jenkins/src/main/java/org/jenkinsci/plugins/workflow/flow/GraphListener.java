package org.jenkinsci.plugins.workflow.flow;

import hudson.ExtensionPoint;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Hears of each new node of a Pipeline's graph. */
public interface GraphListener extends ExtensionPoint {
    void onNewHead(FlowNode node);

    /** A listener that is called before the Pipeline goes on. */
    interface Synchronous extends GraphListener {}
}

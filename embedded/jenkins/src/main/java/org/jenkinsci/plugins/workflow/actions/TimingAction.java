package org.jenkinsci.plugins.workflow.actions;

import hudson.model.Action;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** When a node was made, in milliseconds since the epoch. */
public class TimingAction implements Action {

    private final long startTime = System.currentTimeMillis();

    public long getStartTime() {
        return startTime;
    }

    /** Zero when the node has none. */
    public static long getStartTime(FlowNode node) {
        TimingAction timing = node.getPersistentAction(TimingAction.class);
        return timing == null ? 0 : timing.getStartTime();
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return null;
    }
}

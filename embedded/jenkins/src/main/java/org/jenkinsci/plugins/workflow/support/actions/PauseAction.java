package org.jenkinsci.plugins.workflow.support.actions;

import hudson.model.InvisibleAction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.PersistentAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** That a node waited for a person, and how long, in milliseconds. */
public class PauseAction extends InvisibleAction implements PersistentAction {

    private String cause;
    private long startTime = System.currentTimeMillis();
    private long endTime;

    public PauseAction(String cause) {
        this.cause = cause;
    }

    public String getCause() {
        return cause;
    }

    public void setCause(String cause) {
        this.cause = cause;
    }

    public long getStartTime() {
        return startTime;
    }

    public void setStartTime(long startTime) {
        this.startTime = startTime;
    }

    public long getEndTime() {
        return endTime;
    }

    public void setEndTime(long endTime) {
        this.endTime = endTime;
    }

    public boolean isPaused() {
        return endTime == 0;
    }

    public long getPauseDuration() {
        return (isPaused() ? System.currentTimeMillis() : endTime) - startTime;
    }

    public static PauseAction getCurrentPause(FlowNode node) {
        for (PauseAction each : getPauseActions(node)) {
            if (each.isPaused()) {
                return each;
            }
        }
        return null;
    }

    public static void endCurrentPause(FlowNode node) throws IOException {
        PauseAction current = getCurrentPause(node);
        if (current != null) {
            current.setEndTime(System.currentTimeMillis());
            node.save();
        }
    }

    public static boolean isPaused(FlowNode node) {
        return getCurrentPause(node) != null;
    }

    public static List<PauseAction> getPauseActions(FlowNode node) {
        List<PauseAction> found = new ArrayList<>();
        node.getActions().forEach(each -> {
            if (each instanceof PauseAction pause) {
                found.add(pause);
            }
        });
        return found;
    }

    public static long getPauseDuration(FlowNode node) {
        return getPauseActions(node).stream()
                .mapToLong(PauseAction::getPauseDuration)
                .sum();
    }
}

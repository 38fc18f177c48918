package org.jenkinsci.plugins.workflow.support.actions;

import hudson.console.AnnotatedLargeText;
import hudson.model.TaskListener;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.actions.FlowNodeAction;
import org.jenkinsci.plugins.workflow.actions.LogAction;
import org.jenkinsci.plugins.workflow.actions.PersistentAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.log.LogStorage;
import org.jenkinsci.plugins.workflow.log.TaskListenerDecorator;

/** The part of the build's log that one node wrote. */
public class LogStorageAction extends LogAction implements FlowNodeAction, PersistentAction {

    public transient FlowNode node;

    private LogStorageAction(FlowNode node) {
        this.node = node;
    }

    @Override
    public void onLoad(FlowNode node) {
        this.node = node;
    }

    @Override
    public AnnotatedLargeText<? extends FlowNode> getLogText() {
        return LogStorage.of(node.getExecution().getOwner()).stepLog(node, !node.isActive());
    }

    /** A listener that writes as this node, through what blocks want to do with the log. */
    public static TaskListener listenerFor(FlowNode node, TaskListenerDecorator decorator)
            throws IOException, InterruptedException {
        FlowExecutionOwner owner = node.getExecution().getOwner();
        if (node.getPersistentAction(LogAction.class) == null) {
            node.addAction(new LogStorageAction(node));
        }
        return TaskListenerDecorator.apply(LogStorage.of(owner).nodeListener(node), owner, decorator);
    }
}

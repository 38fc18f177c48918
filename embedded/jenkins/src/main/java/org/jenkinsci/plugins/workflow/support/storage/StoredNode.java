package org.jenkinsci.plugins.workflow.support.storage;

import hudson.model.Action;
import hudson.util.XStream2;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.FlowNodeAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** A node with its actions, as they are in a file. */
final class StoredNode {

    FlowNode node;
    private List<Action> actions;

    StoredNode(FlowNode node, List<Action> actions) {
        update(node, actions);
    }

    static XStream2 xstream() {
        XStream2 xstream = new XStream2();
        xstream.alias("Tag", StoredNode.class);
        return xstream;
    }

    void update(FlowNode newer, List<Action> newerActions) {
        node = newer;
        actions = newerActions.isEmpty() ? null : new ArrayList<>(newerActions);
    }

    List<Action> actions() {
        return actions == null ? Collections.emptyList() : Collections.unmodifiableList(actions);
    }

    /** Makes what was just read a node of this Pipeline. */
    FlowNode attach(FlowExecution execution) throws IOException {
        if (node == null) {
            throw new IOException("a flow node could not be read");
        }
        try {
            Field owner = FlowNode.class.getDeclaredField("exec");
            owner.setAccessible(true);
            owner.set(node, execution);
            Method setActions = FlowNode.class.getDeclaredMethod("setActions", List.class);
            setActions.setAccessible(true);
            setActions.invoke(node, actions());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        for (Action action : actions()) {
            if (action instanceof FlowNodeAction attached) {
                attached.onLoad(node);
            }
        }
        return node;
    }
}

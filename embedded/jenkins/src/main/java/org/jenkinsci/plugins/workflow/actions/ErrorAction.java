package org.jenkinsci.plugins.workflow.actions;

import hudson.remoting.ProxyException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.BlockEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowGraphWalker;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** That a node failed, and of what. */
public class ErrorAction implements PersistentAction {

    private static final Logger LOGGER = Logger.getLogger(ErrorAction.class.getName());

    private final Throwable error;

    public ErrorAction(Throwable error) {
        Objects.requireNonNull(error);
        this.error = canBeStored(error) ? error : new ProxyException(error);
    }

    private static boolean canBeStored(Throwable error) {
        try {
            Jenkins.XSTREAM2.toXMLUTF8(error, OutputStream.nullOutputStream());
            return true;
        } catch (IOException | RuntimeException | LinkageError e) {
            LOGGER.log(Level.FINE, "kept by its text only: " + error, e);
            return false;
        }
    }

    public Throwable getError() {
        return error;
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        String message = error.getMessage();
        return message == null ? error.getClass().getName() : message;
    }

    @Override
    public String getUrlName() {
        return null;
    }

    /** The earliest node that failed of this, ends of blocks only where nothing inside did; null when none did. */
    public static FlowNode findOrigin(Throwable error, FlowExecution execution) {
        FlowNode earliest = null;
        for (FlowNode node : new FlowGraphWalker(execution)) {
            ErrorAction action = node.getPersistentAction(ErrorAction.class);
            if (action == null || !equals(action.getError(), error)) {
                continue;
            }
            boolean better = earliest == null
                    || earliest instanceof BlockEndNode && !(node instanceof BlockEndNode)
                    || Integer.parseInt(node.getId()) < Integer.parseInt(earliest.getId());
            if (better) {
                earliest = node;
            }
        }
        return earliest;
    }

    /** Whether both tell of one failure, possibly loaded again from disk. */
    public static boolean equals(Throwable t1, Throwable t2) {
        if (t1 == t2) {
            return true;
        }
        return t1 != null
                && t2 != null
                && t1.getClass() == t2.getClass()
                && Objects.equals(t1.getMessage(), t2.getMessage())
                && java.util.Arrays.equals(t1.getStackTrace(), t2.getStackTrace());
    }
}

package org.jenkinsci.plugins.workflow.flow;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Hears of Pipelines as wholes. */
public abstract class FlowExecutionListener implements ExtensionPoint {

    private static final Logger LOGGER = Logger.getLogger(FlowExecutionListener.class.getName());

    public void onCreated(FlowExecution execution) {}

    public void onRunning(FlowExecution execution) {}

    public void onResumed(FlowExecution execution) {}

    public void onCompleted(FlowExecution execution) {}

    public static void fireCreated(FlowExecution execution) {
        fire(listener -> listener.onCreated(execution));
    }

    public static void fireRunning(FlowExecution execution) {
        fire(listener -> listener.onRunning(execution));
    }

    public static void fireResumed(FlowExecution execution) {
        fire(listener -> listener.onResumed(execution));
    }

    public static void fireCompleted(FlowExecution execution) {
        fire(listener -> listener.onCompleted(execution));
    }

    private static void fire(Consumer<FlowExecutionListener> call) {
        for (FlowExecutionListener listener : ExtensionList.lookup(FlowExecutionListener.class)) {
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, listener + " failed", e);
            }
        }
    }
}

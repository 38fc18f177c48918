package org.jenkinsci.plugins.workflow.support;

import hudson.EnvVars;
import hudson.Launcher;
import hudson.LauncherDecorator;
import hudson.console.ConsoleLogFilter;
import hudson.model.Computer;
import hudson.model.Job;
import hudson.model.Node;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.GraphListener;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.log.TaskListenerDecorator;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.support.actions.EnvironmentAction;
import org.jenkinsci.plugins.workflow.support.actions.LogStorageAction;

/** The context objects every step can ask for, on top of what blocks provide. */
public abstract class DefaultStepContext extends StepContext {
    private static final Logger LOGGER = Logger.getLogger(DefaultStepContext.class.getName());

    private static final long serialVersionUID = 1L;

    private transient TaskListener listener;

    @Override
    public final <T> T get(Class<T> key) throws IOException, InterruptedException {
        T given = doGet(key);
        if (key == EnvVars.class) {
            return key.cast(environment((EnvVars) given));
        }
        if (key == Launcher.class) {
            return key.cast(given == null ? launcher() : given);
        }
        return given == null ? basic(key) : given;
    }

    /** What is there without any block. */
    private <T> T basic(Class<T> key) throws IOException, InterruptedException {
        if (key == TaskListener.class) {
            return key.cast(listener());
        }
        if (Node.class.isAssignableFrom(key)) {
            Computer computer = get(Computer.class);
            Node node = computer == null ? null : computer.getNode();
            return key.isInstance(node) ? key.cast(node) : null;
        }
        if (Run.class.isAssignableFrom(key)) {
            return cast(key, run());
        }
        if (Job.class.isAssignableFrom(key)) {
            Run<?, ?> run = run();
            return run == null ? null : cast(key, run.getParent());
        }
        if (FlowExecution.class.isAssignableFrom(key)) {
            return cast(key, getExecution());
        }
        if (FlowNode.class.isAssignableFrom(key)) {
            return cast(key, getNode());
        }
        return null;
    }

    private static <T> T cast(Class<T> key, Object o) {
        return key.isInstance(o) ? key.cast(o) : null;
    }

    private Run<?, ?> run() throws IOException {
        Queue.Executable executable = getExecution().getOwner().getExecutable();
        return executable instanceof Run<?, ?> run ? run : null;
    }

    private synchronized TaskListener listener() throws IOException, InterruptedException {
        if (listener == null) {
            FlowNode node = getNode();
            TaskListenerDecorator filter = TaskListenerDecorator.fromConsoleLogFilter(get(ConsoleLogFilter.class));
            listener = LogStorageAction.listenerFor(
                    node, TaskListenerDecorator.merge(filter, get(TaskListenerDecorator.class)));
            if (listener instanceof AutoCloseable open) {
                node.getExecution().addListener(new Closing(node, open));
            }
        }
        return listener;
    }

    /** Lets go of a last line without an end when the step is over. */
    private record Closing(FlowNode node, AutoCloseable log) implements GraphListener.Synchronous {
        @Override
        public void onNewHead(FlowNode newNode) {
            if (node.isActive()) {
                return;
            }
            node.getExecution().removeListener(this);
            try {
                log.close();
            } catch (Exception e) {
                LOGGER.log(Level.WARNING, e, () -> "the log of " + node + " could not be closed");
            }
        }
    }

    private EnvVars environment(EnvVars contextual) throws IOException, InterruptedException {
        Run<?, ?> run = get(Run.class);
        EnvVars custom = new EnvVars();
        if (run != null) {
            EnvironmentAction action = run.getAction(EnvironmentAction.class);
            custom = action == null ? run.getEnvironment(listener()) : action.getEnvironment();
        }
        return EnvironmentExpander.getEffectiveEnvironment(
                custom, contextual, get(EnvironmentExpander.class), this, listener());
    }

    private Launcher launcher() throws IOException, InterruptedException {
        Node node = get(Node.class);
        if (node == null) {
            return null;
        }
        Launcher launcher = node.createLauncher(listener());
        LauncherDecorator decorator = get(LauncherDecorator.class);
        return decorator == null ? launcher : decorator.decorate(launcher, node);
    }

    protected abstract <T> T doGet(Class<T> key) throws IOException, InterruptedException;

    protected abstract FlowExecution getExecution() throws IOException;

    protected abstract FlowNode getNode() throws IOException;
}

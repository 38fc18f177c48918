package org.jenkinsci.plugins.workflow.steps.durable_task;

import com.google.common.collect.ImmutableSet;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jenkins.tasks.filters.EnvVarsFilterableBuilder;
import org.jenkinsci.plugins.durabletask.Controller;
import org.jenkinsci.plugins.durabletask.DurableTask;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.AbstractStepExecutionImpl;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/** Runs a script on the agent that outlives the controller's connection. */
public abstract class DurableTaskStep extends Step implements EnvVarsFilterableBuilder {

    private boolean returnStdout;
    private String encoding;
    private boolean returnStatus;
    private String label;

    protected abstract DurableTask task();

    public boolean isReturnStdout() {
        return returnStdout;
    }

    @DataBoundSetter
    public void setReturnStdout(boolean returnStdout) {
        this.returnStdout = returnStdout;
    }

    public String getEncoding() {
        return encoding;
    }

    @DataBoundSetter
    public void setEncoding(String encoding) {
        this.encoding = encoding == null || encoding.isEmpty() ? null : encoding;
    }

    public boolean isReturnStatus() {
        return returnStatus;
    }

    @DataBoundSetter
    public void setReturnStatus(boolean returnStatus) {
        this.returnStatus = returnStatus;
    }

    @DataBoundSetter
    public void setLabel(String label) {
        this.label = label == null || label.isEmpty() ? null : label;
    }

    public String getLabel() {
        return label;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        if (label != null) {
            context.get(FlowNode.class)
                    .addAction(new LabelAction(label.length() > 100 ? label.substring(0, 100) : label));
        }
        return new Execution(context, this);
    }

    /** The script while it runs; asks for its output and exit status now and then, without a thread in between. */
    public static final class Execution extends AbstractStepExecutionImpl implements Runnable {
        private static final long serialVersionUID = 1L;

        private static final long FIRST_PAUSE = 50;
        private static final long LONGEST_PAUSE = 1000;
        /** Milliseconds for a process to end after it was asked to (workflow-durable-task-step). */
        private static final long STOP_TIMEOUT = 10_000;

        private final transient DurableTaskStep step;
        private final boolean returnStdout;
        private final boolean returnStatus;
        private final String encoding;
        private Controller controller;
        private volatile Throwable causeOfStoppage;
        private boolean ended;
        private transient long pause = FIRST_PAUSE;
        private transient volatile ScheduledFuture<?> task;

        public String node;

        Execution(StepContext context, DurableTaskStep step) {
            super(context);
            this.step = step;
            this.returnStdout = step.returnStdout;
            this.returnStatus = step.returnStatus;
            this.encoding = step.encoding;
        }

        @Override
        public boolean start() throws Exception {
            if (returnStdout && returnStatus) {
                throw new IllegalArgumentException("You may not set both returnStdout and returnStatus to true");
            }
            node = workspace().toComputer() == null
                    ? ""
                    : workspace().toComputer().getName();
            DurableTask durable = step.task();
            if (returnStdout) {
                durable.captureOutput();
            }
            durable.charset(charset());
            StepContext context = getContext();
            FilePath workspace = workspace();
            workspace.mkdirs();
            controller = durable.launch(
                    context.get(EnvVars.class),
                    workspace,
                    context.get(Launcher.class),
                    context.get(TaskListener.class));
            schedule();
            return false;
        }

        private Charset charset() {
            return encoding == null ? Charset.defaultCharset() : Charset.forName(encoding);
        }

        private FilePath workspace() throws IOException, InterruptedException {
            return getContext().get(FilePath.class);
        }

        private void schedule() {
            task = DurableTasks.pool().schedule(this, pause, TimeUnit.MILLISECONDS);
            pause = Math.min(LONGEST_PAUSE, pause * 6 / 5);
        }

        /** Looks once. */
        @Override
        public synchronized void run() {
            if (ended) {
                return;
            }
            try {
                StepContext context = getContext();
                TaskListener listener = context.get(TaskListener.class);
                FilePath workspace = workspace();
                if (controller.writeLog(workspace, listener.getLogger())) {
                    // how far the output was read is kept with the program
                    context.saveState();
                    pause = FIRST_PAUSE;
                }
                Integer status = controller.exitStatus(workspace, context.get(Launcher.class), listener);
                if (status == null) {
                    schedule();
                    return;
                }
                ended = true;
                controller.writeLog(workspace, listener.getLogger());
                listener.getLogger().flush();
                byte[] output = returnStdout ? controller.getOutput(workspace, context.get(Launcher.class)) : null;
                controller.cleanup(workspace);
                end(status, output, listener);
            } catch (InterruptedException e) {
                // Jenkins goes down; the next one looks again
                Thread.currentThread().interrupt();
            } catch (Exception | LinkageError e) {
                ended = true;
                getContext().onFailure(e);
            }
        }

        private void end(int status, byte[] output, TaskListener listener) throws IOException {
            Throwable stopped = causeOfStoppage;
            if (status == 0 || returnStatus && stopped == null) {
                Object value = returnStatus ? (Object) status : returnStdout ? new String(output, charset()) : null;
                getContext().onSuccess(value);
                return;
            }
            if (returnStdout) {
                listener.getLogger().write(output);
                listener.getLogger().flush();
            }
            AbortException failure = new AbortException("script returned exit code " + status);
            if (stopped != null) {
                stopped.addSuppressed(failure);
            }
            getContext().onFailure(stopped == null ? failure : stopped);
        }

        @Override
        public void stop(Throwable cause) throws Exception {
            causeOfStoppage = cause;
            Controller running = controller;
            if (running != null) {
                getContext().get(TaskListener.class).getLogger().println("Sending interrupt signal to process");
                FilePath workspace = workspace();
                Launcher launcher = getContext().get(Launcher.class);
                DurableTasks.pool().execute(() -> {
                    try {
                        running.stop(workspace, launcher);
                    } catch (IOException | InterruptedException e) {
                        cause.addSuppressed(e);
                    }
                });
            }
            DurableTasks.pool()
                    .schedule(
                            () -> {
                                if (!ended) {
                                    getContext().onFailure(cause);
                                }
                            },
                            STOP_TIMEOUT,
                            TimeUnit.MILLISECONDS);
        }

        @Override
        public String getStatus() {
            return controller == null ? "not yet launched" : "script runs" + (node.isEmpty() ? "" : " on " + node);
        }

        @Override
        public void onResume() {
            pause = FIRST_PAUSE;
            schedule();
        }
    }

    /** What these steps share. */
    public abstract static class DurableTaskStepDescriptor extends StepDescriptor {
        @Override
        public final Set<? extends Class<?>> getRequiredContext() {
            return ImmutableSet.of(FilePath.class, FlowNode.class, Launcher.class, TaskListener.class);
        }
    }
}

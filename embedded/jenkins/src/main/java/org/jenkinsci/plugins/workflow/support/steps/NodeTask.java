package org.jenkinsci.plugins.workflow.support.steps;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.console.ModelHyperlinkNote;
import hudson.model.Computer;
import hudson.model.Executor;
import hudson.model.Label;
import hudson.model.Node;
import hudson.model.Queue;
import hudson.model.ResourceList;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.TopLevelItem;
import hudson.model.queue.SubTask;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.pavedroad.embedded.jenkins.BuildIdentity;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.UUID;
import jenkins.model.Jenkins;
import jenkins.model.queue.AsynchronousExecution;
import org.jenkinsci.plugins.durabletask.executors.ContinuedTask;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.springframework.security.core.Authentication;

/** What a node step puts into the queue. */
final class NodeTask implements ContinuedTask {

    private final ExecutorStepExecution step;
    private final String label;
    private final Run<?, ?> run;

    /** After a restart: only the place is taken again, the block runs already. */
    private final NodePlace place;

    NodeTask(ExecutorStepExecution step, String label, Run<?, ?> run) {
        this.step = step;
        this.label = label;
        this.run = run;
        this.place = null;
    }

    NodeTask(ExecutorStepExecution step, NodePlace place, Run<?, ?> run) {
        this.step = step;
        this.label = null;
        this.run = run;
        this.place = place;
    }

    @Override
    public boolean isContinued() {
        return place != null;
    }

    @Override
    public Queue.Executable createExecutable() {
        return new Holder();
    }

    @Override
    public Label getAssignedLabel() {
        if (place != null) {
            Node node = place.node.isEmpty() ? Jenkins.get() : Jenkins.get().getNode(place.node);
            return node == null ? Label.get(place.node) : node.getSelfLabel();
        }
        return label == null ? null : Label.get(label);
    }

    @Override
    public Collection<? extends SubTask> getSubTasks() {
        return Collections.singleton(this);
    }

    @Override
    public Queue.Task getOwnerTask() {
        return run.getParent() instanceof Queue.Task job ? job : this;
    }

    @Override
    public Queue.Executable getOwnerExecutable() {
        return run instanceof Queue.Executable executable ? executable : null;
    }

    @Override
    public boolean isConcurrentBuild() {
        return true;
    }

    @Override
    public String getName() {
        return getDisplayName();
    }

    @Override
    public String getDisplayName() {
        return "part of " + run.getFullDisplayName();
    }

    @Override
    public String getFullDisplayName() {
        return getDisplayName();
    }

    @Override
    public String getUrl() {
        return run.getUrl();
    }

    /** As whom the build runs. */
    @Override
    public Authentication getDefaultAuthentication2() {
        return BuildIdentity.of(step.user());
    }

    @Override
    public ResourceList getResourceList() {
        return ResourceList.EMPTY;
    }

    private void start(Holding holding) throws Exception {
        StepContext context = step.getContext();
        Executor executor = Executor.currentExecutor();
        Computer computer = executor.getOwner();
        Node node = computer.getNode();
        FilePath base = node.getWorkspaceFor((TopLevelItem) run.getParent());
        WorkspaceList.Lease lease = computer.getWorkspaceList().allocate(base);
        FilePath workspace = lease.path;
        TaskListener listener = context.get(TaskListener.class);
        EnvVars env = computer.getEnvironment();
        env.overrideExpandingAll(computer.buildEnvironment(listener));
        env.put("NODE_NAME", computer.getName().isEmpty() ? "built-in" : computer.getName());
        env.put("EXECUTOR_NUMBER", String.valueOf(executor.getNumber()));
        env.put(
                "NODE_LABELS",
                String.join(
                        " ",
                        node.getAssignedLabels().stream().map(Label::getName).toList()));
        env.put("WORKSPACE", workspace.getRemote());
        env.put("WORKSPACE_TMP", WorkspaceList.tempDir(workspace).getRemote());
        env.put("JENKINS_NODE_COOKIE", UUID.randomUUID().toString());
        workspace.mkdirs();
        listener.getLogger()
                .println("Running on " + ModelHyperlinkNote.encodeTo("/" + computer.getUrl(), node.getDisplayName())
                        + " in " + workspace);
        step.held(lease, holding);
        step.started(
                context.newBodyInvoker()
                        .withContexts(
                                new ExecutorStepDynamicContext(computer.getName()),
                                env,
                                FilePathDynamicContext.createContextualObject(workspace, context.get(FlowNode.class)))
                        .withCallback(new Release(step))
                        .start(),
                new NodePlace(computer.getName(), workspace.getRemote()));
    }

    private void takeAgain(Holding holding) throws IOException {
        Computer computer = Executor.currentExecutor().getOwner();
        FilePath workspace = new FilePath(computer.getChannel(), place.workspace);
        step.held(computer.getWorkspaceList().record(workspace), holding);
    }

    private final class Holder implements Queue.Executable {
        @Override
        public SubTask getParent() {
            return NodeTask.this;
        }

        @Override
        public Queue.Executable getParentExecutable() {
            return getOwnerExecutable();
        }

        @Override
        public void run() {
            Holding holding = new Holding();
            try {
                if (place == null) {
                    start(holding);
                } else {
                    takeAgain(holding);
                }
            } catch (Exception e) {
                step.getContext().onFailure(e);
                return;
            }
            throw holding;
        }

        @Override
        public String toString() {
            return getDisplayName();
        }
    }

    /** The executor stays taken until the block ends. */
    final class Holding extends AsynchronousExecution {
        private static final long serialVersionUID = 1L;

        @Override
        public void interrupt(boolean forShutdown) {
            if (forShutdown) {
                return;
            }
            try {
                step.stop(new org.jenkinsci.plugins.workflow.steps.FlowInterruptedException(
                        getExecutor().abortResult(),
                        getExecutor().getCausesOfInterruption().toArray(new jenkins.model.CauseOfInterruption[0])));
            } catch (Exception e) {
                step.getContext().onFailure(e);
            }
        }

        @Override
        public boolean blocksRestart() {
            return false;
        }

        @Override
        public boolean displayCell() {
            return true;
        }
    }

    private static final class Release extends BodyExecutionCallback.TailCall {
        private static final long serialVersionUID = 1L;

        private final ExecutorStepExecution step;

        Release(ExecutorStepExecution step) {
            this.step = step;
        }

        @Override
        protected void finished(StepContext context) {
            step.release();
        }
    }
}

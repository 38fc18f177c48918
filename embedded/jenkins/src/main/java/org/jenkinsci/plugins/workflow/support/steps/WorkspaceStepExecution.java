package org.jenkinsci.plugins.workflow.support.steps;

import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Job;
import hudson.model.Node;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.TopLevelItem;
import hudson.slaves.WorkspaceList;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.AbstractStepExecutionImpl;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Holds a workspace while its block runs. */
public class WorkspaceStepExecution extends AbstractStepExecutionImpl {

    private static final long serialVersionUID = 1L;

    private final String dir;

    WorkspaceStepExecution(StepContext context, String dir) {
        super(context);
        this.dir = dir;
    }

    @Override
    public boolean start() throws Exception {
        Computer computer = getContext().get(Computer.class);
        Node node = computer.getNode();
        Job<?, ?> job = getContext().get(Run.class).getParent();
        FilePath place = dir == null
                ? node.getWorkspaceFor((TopLevelItem) job)
                : node.getRootPath().child(dir);
        WorkspaceList.Lease lease = computer.getWorkspaceList().allocate(place);
        FilePath workspace = lease.path;
        workspace.mkdirs();
        getContext().get(TaskListener.class).getLogger().println("Running in " + workspace);
        getContext()
                .newBodyInvoker()
                .withContext(FilePathDynamicContext.createContextualObject(
                        workspace, getContext().get(FlowNode.class)))
                .withCallback(new Callback(lease))
                .start();
        return false;
    }

    private static final class Callback extends BodyExecutionCallback.TailCall {
        private static final long serialVersionUID = 1L;

        private final transient WorkspaceList.Lease lease;

        Callback(WorkspaceList.Lease lease) {
            this.lease = lease;
        }

        @Override
        protected void finished(StepContext context) {
            if (lease != null) {
                lease.release();
            }
        }
    }
}

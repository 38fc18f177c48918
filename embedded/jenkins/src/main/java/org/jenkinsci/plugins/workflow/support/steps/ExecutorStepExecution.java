package org.jenkinsci.plugins.workflow.support.steps;

import hudson.model.Queue;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.queue.CauseOfBlockage;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.pavedroad.embedded.jenkins.BuildIdentity;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import jenkins.model.CauseOfInterruption;
import jenkins.model.Jenkins;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.AbstractStepExecutionImpl;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Waits in the queue for an executor, then holds it while the block runs. */
public class ExecutorStepExecution extends AbstractStepExecutionImpl {

    private static final long serialVersionUID = 1L;
    /** Seconds of waiting before the log says so (workflow-durable-task-step). */
    private static final long PATIENCE = 15;

    private final ExecutorStep step;
    private final String user = BuildIdentity.current();
    private transient volatile NodeTask task;
    private transient volatile Queue.Item item;
    private volatile BodyExecution body;
    private volatile NodePlace place;
    private transient WorkspaceList.Lease lease;
    private transient NodeTask.Holding holding;
    private transient boolean released;

    ExecutorStepExecution(StepContext context, ExecutorStep step) {
        super(context);
        this.step = step;
    }

    @Override
    public boolean start() throws Exception {
        NodeTask placeholder = new NodeTask(this, step.getLabel(), getContext().get(Run.class));
        task = placeholder;
        Queue.Item queued = Jenkins.get().getQueue().schedule2(placeholder, 0).getItem();
        if (queued == null) {
            throw new IllegalStateException("failed to schedule task");
        }
        item = queued;
        Timer.get().schedule(this::sayWaiting, PATIENCE, TimeUnit.SECONDS);
        return false;
    }

    private void sayWaiting() {
        Queue.Item waiting = Jenkins.get().getQueue().getItem(task);
        if (body != null || waiting == null) {
            return;
        }
        try {
            TaskListener listener = getContext().get(TaskListener.class);
            listener.getLogger().println("Still waiting to schedule task");
            CauseOfBlockage cause = waiting.getCauseOfBlockage();
            listener.getLogger()
                    .println(cause == null ? "Waiting for next available executor" : cause.getShortDescription());
        } catch (IOException | InterruptedException e) {
            getContext().onFailure(e);
        }
    }

    void started(BodyExecution running, NodePlace where) {
        body = running;
        place = where;
    }

    /** As whom the block asks for an executor. */
    String user() {
        return user;
    }

    /** The executor and the workspace this block has from now on, unless it has ended meanwhile. */
    synchronized void held(WorkspaceList.Lease workspace, NodeTask.Holding executor) {
        lease = workspace;
        holding = executor;
        if (released) {
            release();
        }
    }

    synchronized void release() {
        released = true;
        if (lease != null) {
            lease.release();
            holding.completed(null);
            lease = null;
        } else if (task != null) {
            Jenkins.get().getQueue().cancel(task);
        }
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        BodyExecution running = body;
        if (running != null) {
            running.cancel(cause);
            return;
        }
        Queue.Item queued = item;
        if (queued != null) {
            Jenkins.get().getQueue().cancel(queued);
        }
        getContext().onFailure(cause);
    }

    /** The queue's item was cancelled by a person. */
    void cancelled() {
        getContext().onFailure(new FlowInterruptedException(Result.ABORTED, new QueueTaskCancelled()));
    }

    @Override
    public void onResume() {
        try {
            if (body == null) {
                start();
            } else {
                task = new NodeTask(this, place, getContext().get(Run.class));
                Jenkins.get().getQueue().schedule2(task, 0);
            }
        } catch (Exception e) {
            getContext().onFailure(e);
        }
    }

    @Override
    public String getStatus() {
        return body == null ? "waiting for an executor" : "running on an executor";
    }

    abstract static class RetryableCauseOfInterruption extends CauseOfInterruption {
        private static final long serialVersionUID = 1L;
    }

    /** Why: somebody took the step out of the queue. */
    public static final class QueueTaskCancelled extends RetryableCauseOfInterruption {
        private static final long serialVersionUID = 1L;

        @Override
        public String getShortDescription() {
            return "Queue task was cancelled";
        }
    }
}

package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.build;

import hudson.AbortException;
import hudson.console.ModelHyperlinkNote;
import hudson.model.Action;
import hudson.model.Actionable;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Executor;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.ParametersAction;
import hudson.model.Queue;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.AbstractStepExecutionImpl;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.support.steps.build.RunWrapper;

/**
 * Asks for the build and waits without a thread. Approximation: jobs only, and a build that was still queued when
 * Jenkins went down is lost with the queue, which fails the step.
 */
final class BuildStepExecution extends AbstractStepExecutionImpl {

    private static final long serialVersionUID = 1L;

    private final transient BuildStep step;
    private final boolean waitForStart;
    private final boolean propagate;
    private String job;
    private String build;
    private String node;
    private volatile Throwable interruption;

    BuildStepExecution(BuildStep step, StepContext context) {
        super(context);
        this.step = step;
        this.waitForStart = step.getWaitForStart();
        this.propagate = step.isPropagate();
    }

    @Override
    public boolean start() throws Exception {
        Run<?, ?> upstream = getContext().get(Run.class);
        TaskListener listener = getContext().get(TaskListener.class);
        FlowNode flowNode = getContext().get(FlowNode.class);
        Job<?, ?> downstream = find(upstream);
        job = downstream.getFullName();
        build = upstream.getExternalizableId();
        node = flowNode.getId();
        boolean waits = step.getWait() || waitForStart;
        listener.getLogger().println("Scheduling project: " + ModelHyperlinkNote.encodeTo(downstream));
        flowNode.addAction(new LabelAction(
                (step.getWait() && !waitForStart ? "Building " : "Scheduling ") + downstream.getFullDisplayName()));
        List<Action> actions = new ArrayList<>();
        actions.add(new CauseAction(new Cause.UpstreamCause(upstream)));
        if (waits) {
            actions.add(new UpstreamStep(build, node));
        }
        if (step.getParameters() != null) {
            actions.add(new ParametersAction(BuildParameters.complete(step.getParameters(), downstream, listener)));
        }
        int quietPeriod = step.getQuietPeriod() == null ? -1 : step.getQuietPeriod();
        Queue.Item item = ParameterizedJobMixIn.scheduleBuild2(downstream, quietPeriod, actions.toArray(new Action[0]));
        if (item == null) {
            throw new AbortException("Failed to trigger build of " + job);
        }
        if (!waits) {
            getContext().onSuccess(null);
        }
        return !waits;
    }

    private Job<?, ?> find(Run<?, ?> upstream) throws AbortException {
        Item item = Jenkins.get().getItem(step.getJob(), upstream.getParent(), Item.class);
        if (item == null) {
            throw new AbortException("No item named " + step.getJob() + " found");
        }
        item.checkPermission(Item.BUILD);
        if (item instanceof Job<?, ?> found && item instanceof ParameterizedJobMixIn.ParameterizedJob<?, ?>) {
            return found;
        }
        throw new AbortException("The item named " + step.getJob() + " is not something that can be built");
    }

    boolean is(UpstreamStep waiting) {
        return waiting.is(build, node);
    }

    private boolean isFor(Actionable actionable) {
        return UpstreamStep.of(actionable).stream().anyMatch(this::is);
    }

    void started(Run<?, ?> run) {
        log("Starting building: " + ModelHyperlinkNote.encodeTo("/" + run.getUrl(), run.getFullDisplayName()));
        if (waitForStart) {
            getContext().onSuccess(new RunWrapper(run, false));
        }
    }

    void completed(Run<?, ?> run) {
        Result result = run.getResult() == null ? Result.FAILURE : run.getResult();
        log("Build " + ModelHyperlinkNote.encodeTo("/" + run.getUrl(), run.getFullDisplayName()) + " completed: "
                + result);
        if (propagate && result != Result.SUCCESS) {
            try {
                getContext().get(FlowNode.class).addOrReplaceAction(new WarningAction(result));
            } catch (IOException | InterruptedException e) {
                fail(e);
            }
            fail(new FlowInterruptedException(result, false, new DownstreamFailure(run)));
        } else if (interruption != null) {
            fail(interruption);
        } else {
            getContext().onSuccess(new RunWrapper(run, false));
        }
    }

    void fail(Throwable why) {
        getContext().onFailure(why);
    }

    private void log(String line) {
        try {
            getContext().get(TaskListener.class).getLogger().println(line);
        } catch (IOException | InterruptedException e) {
            fail(e);
        }
    }

    /** Null while none has begun. */
    private Run<?, ?> begun() {
        Job<?, ?> downstream = Jenkins.get().getItemByFullName(job, Job.class);
        if (downstream != null) {
            for (Run<?, ?> run : downstream.getBuilds()) {
                if (isFor(run)) {
                    return run;
                }
            }
        }
        return null;
    }

    private Queue.Item queued() {
        for (Queue.Item item : Jenkins.get().getQueue().getItems()) {
            if (isFor(item)) {
                return item;
            }
        }
        return null;
    }

    /** Ends the other build too; the step ends when that has. */
    @Override
    public void stop(Throwable cause) throws Exception {
        interruption = cause;
        Queue.Item item = queued();
        if (item != null && Jenkins.get().getQueue().cancel(item)) {
            return;
        }
        Run<?, ?> run = begun();
        Executor executor = run == null ? null : run.getExecutor();
        if (executor == null) {
            super.stop(cause);
        } else {
            executor.interrupt(
                    Result.ABORTED,
                    new UpstreamStopped(getContext().get(Run.class).getFullDisplayName()));
        }
    }

    @Override
    public void onResume() {
        Run<?, ?> run = begun();
        if (run == null && queued() == null) {
            fail(new AbortException("The build of " + job + " was lost when Jenkins went down"));
        } else if (run != null && !run.isBuilding()) {
            completed(run);
        }
    }

    @Override
    public String getStatus() {
        Run<?, ?> run = begun();
        return run == null ? "waiting to schedule " + job : "running " + run.getFullDisplayName();
    }
}

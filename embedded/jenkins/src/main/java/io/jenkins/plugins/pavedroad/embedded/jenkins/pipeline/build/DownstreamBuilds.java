package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.build;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.AbortException;
import hudson.Extension;
import hudson.model.Actionable;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import hudson.model.queue.QueueListener;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.flow.MoreExecutors;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Tells the build steps that wait what becomes of their builds. */
@Extension
public final class DownstreamBuilds extends RunListener<Run<?, ?>> {

    private static final Logger LOGGER = Logger.getLogger(DownstreamBuilds.class.getName());

    @Override
    public void onStarted(Run<?, ?> run, TaskListener listener) {
        tell(run, step -> step.started(run));
    }

    @Override
    public void onFinalized(Run<?, ?> run) {
        tell(run, step -> step.completed(run));
    }

    @Override
    public void onDeleted(Run<?, ?> run) {
        tell(run, step -> step.fail(new AbortException(run.getFullDisplayName() + " was deleted")));
    }

    /** Also while the waiting Pipeline is still being read after a restart. */
    private static void tell(Actionable what, Consumer<BuildStepExecution> news) {
        for (UpstreamStep waiting : UpstreamStep.of(what)) {
            Run<?, ?> upstream = Run.fromExternalizableId(waiting.build);
            if (!(upstream instanceof FlowExecutionOwner.Executable pipeline)) {
                continue;
            }
            try {
                ListenableFuture<List<StepExecution>> steps =
                        pipeline.asFlowExecutionOwner().get().getCurrentExecutions(true);
                steps.addListener(() -> tell(steps, waiting, news), MoreExecutors.directExecutor());
            } catch (IOException e) {
                LOGGER.log(Level.FINE, e, () -> waiting.build + " does not wait any more");
            }
        }
    }

    private static void tell(
            ListenableFuture<List<StepExecution>> steps, UpstreamStep waiting, Consumer<BuildStepExecution> news) {
        try {
            for (StepExecution step : Futures.getDone(steps)) {
                if (step instanceof BuildStepExecution build && build.is(waiting)) {
                    news.accept(build);
                }
            }
        } catch (ExecutionException e) {
            LOGGER.log(Level.FINE, e, () -> waiting.build + " could not be loaded");
        }
    }

    /** A build that was cancelled before it began has no build to tell of. */
    @Extension
    public static final class Cancelled extends QueueListener {
        @Override
        public void onLeft(Queue.LeftItem item) {
            if (item.isCancelled()) {
                tell(
                        item,
                        step -> step.fail(
                                new AbortException("Build of " + item.task.getFullDisplayName() + " was cancelled")));
            }
        }
    }
}

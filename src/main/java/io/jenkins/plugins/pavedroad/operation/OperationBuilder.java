package io.jenkins.plugins.pavedroad.operation;

import hudson.AbortException;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.Executor;
import hudson.model.Project;
import hudson.model.Result;
import io.jenkins.plugins.pavedroad.parameter.PavedRoadBuilder;
import io.jenkins.plugins.pavedroad.parameter.PavedRoadStep;
import java.io.IOException;
import java.util.regex.Pattern;
import jenkins.model.CauseOfInterruption;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/**
 * A build step of a freestyle job whose work is an operation. The build's thread waits for the operation's end; aborting the
 * build unwinds the operation, and the build waits for that. A freestyle build does not outlive its controller: what such
 * an end leaves behind turns around by itself after the start.
 */
public abstract class OperationBuilder extends PavedRoadBuilder {
    private static final String PLACE = "builder";

    /** Ends in a build step's place and a hash; a flow node is a number. */
    private static final Pattern BEGUN_HERE = Pattern.compile(".*-" + PLACE + "\\d*-\\d+-[0-9a-f]+");

    /** Whether the operation of this id was begun by a build step, whose build nothing resumes. */
    static boolean began(String operation) {
        return BEGUN_HERE.matcher(operation).matches();
    }

    @Override
    protected void run(PavedRoadStep step, AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException {
        BuilderContextAdapter context = new BuilderContextAdapter(build, launcher, listener, place(build));
        OperationExecution<?> operation = begin(step, context);
        try {
            context.await();
        } catch (InterruptedException aborted) {
            operation.stop(interruption());
            if (!Jenkins.get().isTerminating()) {
                listener.getLogger()
                        .println(
                                "What was begun is undone before this build ends; abort it again to not wait for that.");
                awaitUnwound(context);
            }
            throw aborted;
        }
    }

    private static OperationExecution<?> begin(PavedRoadStep step, BuilderContextAdapter context)
            throws InterruptedException, IOException {
        try {
            OperationExecution<?> operation = (OperationExecution<?>) step.start(context);
            operation.start();
            return operation;
        } catch (RuntimeException | IOException | InterruptedException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IOException(failed);
        }
    }

    private static void awaitUnwound(BuilderContextAdapter context) throws InterruptedException, IOException {
        try {
            context.await();
        } catch (AbortException told) {
            // The build ends as aborted, whatever became of the operation; its journal tells.
        } catch (IOException interrupted) {
            if (!(interrupted.getCause() instanceof FlowInterruptedException)) {
                throw interrupted;
            }
        }
    }

    /** Who or what aborts the build that this thread runs. */
    private static FlowInterruptedException interruption() {
        Executor executor = Executor.currentExecutor();
        return executor == null
                ? new FlowInterruptedException(Result.ABORTED)
                : new FlowInterruptedException(
                        executor.abortResult(),
                        executor.getCausesOfInterruption().toArray(new CauseOfInterruption[0]));
    }

    /** Which of the job's build steps this is, and which time in this build that it runs. */
    private String place(AbstractBuild<?, ?> build) throws IOException {
        int index = build.getProject() instanceof Project<?, ?> job
                ? job.getBuilders().indexOf(this)
                : -1;
        String step = PLACE + (index < 0 ? "" : index + 1) + "-";
        int attempt = 1;
        while (Operations.get()
                .known(
                        OperationExecution.idOf(
                                build.getExternalizableId(), build.getStartTimeInMillis(), step + attempt),
                        build)) {
            attempt++;
        }
        return step + attempt;
    }
}

package io.jenkins.plugins.pavedroad.operation;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.Project;
import hudson.tasks.Builder;
import io.jenkins.plugins.pavedroad.parameter.PavedRoadBuilder;
import io.jenkins.plugins.pavedroad.parameter.PavedRoadStep;
import java.io.IOException;
import java.util.regex.Pattern;

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
        BuilderContextAdapter context = new BuilderContextAdapter(build, launcher, listener, place(build, this));
        OperationExecution<?> operation = begin(step, context);
        context.end().await(operation::stop);
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

    /** Of an operation that is yet to be begun: which of the job's build steps, and which time in this build that it runs. */
    public static String newId(AbstractBuild<?, ?> build, Builder builder) throws IOException {
        return id(build, place(build, builder));
    }

    private static String place(AbstractBuild<?, ?> build, Builder builder) throws IOException {
        int index = build.getProject() instanceof Project<?, ?> job
                ? job.getBuilders().indexOf(builder)
                : -1;
        String step = PLACE + (index < 0 ? "" : index + 1) + "-";
        int attempt = 1;
        while (Operations.get().known(id(build, step + attempt), build)) {
            attempt++;
        }
        return step + attempt;
    }

    private static String id(AbstractBuild<?, ?> build, String place) {
        return OperationExecution.idOf(build.getExternalizableId(), build.getStartTimeInMillis(), place);
    }
}

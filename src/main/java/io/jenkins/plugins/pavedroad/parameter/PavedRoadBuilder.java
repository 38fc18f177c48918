package io.jenkins.plugins.pavedroad.parameter;

import hudson.AbortException;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.tasks.Builder;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jenkinsci.plugins.structs.describable.DescribableModel;

/**
 * A build step of a freestyle job that does what a step of a Pipeline does. It holds that step: one form, one help, one set
 * of rules for both. Not for Pipelines, which have the step itself.
 */
public abstract class PavedRoadBuilder extends Builder {
    /** What was configured, as it was saved; null in a job whose configuration was written by hand. */
    protected abstract PavedRoadStep step();

    /**
     * Does it, on the build's own thread, and returns when it is done.
     *
     * @param step with all parameters, accepted
     * @throws AbortException in one sentence, when it failed
     * @throws InterruptedException when the build was aborted
     */
    protected abstract void run(
            PavedRoadStep step, AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException;

    @Override
    public final boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException {
        if (step() == null) {
            throw new AbortException(
                    "The build step '" + getDescriptor().getDisplayName() + "' has no parameters: configure the job.");
        }
        PavedRoadStep step = whole(step());
        step.accept();
        run(step, build, launcher, listener);
        return true;
    }

    /** Loading calls no constructor: what a job saved by an older version does not say takes its default here. */
    private static <S extends PavedRoadStep> S whole(S saved) {
        @SuppressWarnings("unchecked")
        DescribableModel<S> model = DescribableModel.of((Class<S>) saved.getClass());
        Map<String, Object> said = new HashMap<>(model.uninstantiate2(saved).getArguments());
        said.values().removeIf(Objects::isNull);
        return model.instantiate(said, null);
    }
}

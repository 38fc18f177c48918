package jenkins.tasks;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.Action;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStep;
import java.io.IOException;
import java.util.Collection;

/** A step that also works in a Pipeline, which calls it blocking. */
public interface SimpleBuildStep extends BuildStep {
    @Deprecated
    default void perform(Run<?, ?> run, FilePath workspace, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        perform(run, workspace, run.getEnvironment(listener), launcher, listener);
    }

    default void perform(Run<?, ?> run, FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        Util.ifOverridden(
                () -> null,
                SimpleBuildStep.class,
                getClass(),
                "perform",
                Run.class,
                FilePath.class,
                Launcher.class,
                TaskListener.class);
        perform(run, workspace, launcher, listener);
    }

    default void perform(Run<?, ?> run, EnvVars env, TaskListener listener) throws InterruptedException, IOException {
        throw new AbstractMethodError("a step that needs no workspace must override perform");
    }

    default boolean requiresWorkspace() {
        return true;
    }

    /** An action whose project actions are those of the last build. */
    interface LastBuildAction extends Action {
        Collection<? extends Action> getProjectActions();
    }
}

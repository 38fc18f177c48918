package hudson.tasks;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.Action;
import hudson.model.BuildListener;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import jenkins.tasks.SimpleBuildStep;

/** A step that does nothing before the build and lets {@link SimpleBuildStep} work in freestyle builds. */
public abstract class BuildStepCompatibilityLayer implements BuildStep {
    public BuildStepCompatibilityLayer() {}

    @Override
    public boolean prebuild(AbstractBuild<?, ?> build, BuildListener listener) {
        return true;
    }

    @Override
    public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException {
        if (!(this instanceof SimpleBuildStep step)) {
            throw new AbstractMethodError(getClass().getName() + " does not implement perform");
        }
        FilePath workspace = build.getWorkspace();
        if (workspace == null) {
            if (step.requiresWorkspace()) {
                throw new AbortException("no workspace for " + build);
            }
            step.perform(build, build.getEnvironment(listener), listener);
        } else {
            step.perform(build, workspace, build.getEnvironment(listener), launcher, listener);
        }
        return true;
    }

    @Override
    @Deprecated
    public Action getProjectAction(AbstractProject<?, ?> project) {
        return null;
    }

    @Override
    public Collection<? extends Action> getProjectActions(AbstractProject<?, ?> project) {
        Action action = getProjectAction(project);
        return action == null ? Collections.emptyList() : Collections.singletonList(action);
    }
}

package hudson.tasks;

import hudson.DescriptorExtensionList;
import hudson.ExtensionPoint;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.AbstractDescribableImpl;
import hudson.model.AbstractProject;
import hudson.model.Action;
import hudson.model.BuildListener;
import hudson.model.Descriptor;
import hudson.model.Run;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Collections;
import jenkins.model.Jenkins;

/** Something around a freestyle build. */
public abstract class BuildWrapper extends AbstractDescribableImpl<BuildWrapper> implements ExtensionPoint {
    public BuildWrapper() {}

    /** What a wrapper set up. */
    public abstract class Environment extends hudson.model.Environment {
        public Environment() {}

        @Override
        public boolean tearDown(AbstractBuild build, BuildListener listener) throws IOException, InterruptedException {
            return true;
        }
    }

    public Environment setUp(AbstractBuild build, Launcher launcher, BuildListener listener)
            throws IOException, InterruptedException {
        throw new UnsupportedOperationException(getClass() + " does not implement setUp");
    }

    public Launcher decorateLauncher(AbstractBuild build, Launcher launcher, BuildListener listener)
            throws IOException, InterruptedException, Run.RunnerAbortedException {
        return launcher;
    }

    public OutputStream decorateLogger(AbstractBuild build, OutputStream logger)
            throws IOException, InterruptedException, Run.RunnerAbortedException {
        return logger;
    }

    public Collection<? extends Action> getProjectActions(AbstractProject job) {
        return Collections.emptyList();
    }

    public static DescriptorExtensionList<BuildWrapper, Descriptor<BuildWrapper>> all() {
        return Jenkins.get().getDescriptorList(BuildWrapper.class);
    }
}

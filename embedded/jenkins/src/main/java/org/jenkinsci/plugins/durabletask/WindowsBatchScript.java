package org.jenkinsci.plugins.durabletask;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;
import java.io.IOException;
import org.kohsuke.stapler.DataBoundConstructor;

/** Runs a batch file; fails with one sentence where there is no Windows. */
public final class WindowsBatchScript extends FileMonitoringTask {
    private final String script;

    @DataBoundConstructor
    public WindowsBatchScript(String script) {
        this.script = script;
    }

    public String getScript() {
        return script;
    }

    @Override
    protected FileMonitoringController doLaunch(FilePath ws, Launcher launcher, TaskListener listener, EnvVars envVars)
            throws IOException, InterruptedException {
        if (launcher.isUnix()) {
            throw new IOException("Batch scripts can only be run on Windows nodes");
        }
        throw new IOException("the embedded Jenkins runs no batch scripts");
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends DurableTaskDescriptor {
        public DescriptorImpl() {}

        @Override
        public String getDisplayName() {
            return "Windows batch";
        }
    }
}

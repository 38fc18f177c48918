package org.jenkinsci.plugins.durabletask;

import hudson.EnvVars;
import hudson.ExtensionPoint;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractDescribableImpl;
import hudson.model.TaskListener;
import java.io.IOException;
import java.nio.charset.Charset;

/** A process that goes on although Jenkins ends. */
public abstract class DurableTask extends AbstractDescribableImpl<DurableTask> implements ExtensionPoint {
    public DurableTask() {}

    @Override
    public DurableTaskDescriptor getDescriptor() {
        return (DurableTaskDescriptor) super.getDescriptor();
    }

    /** Starts it; the controller is saved with the build and finds it again after a restart. */
    public abstract Controller launch(EnvVars env, FilePath workspace, Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException;

    /** Standard output is kept apart and handed over at the end, instead of going to the log. */
    public void captureOutput() throws UnsupportedOperationException {
        throw new UnsupportedOperationException(
                "Capturing of output is not implemented in " + getClass().getName());
    }

    /** How the process encodes what it writes. */
    public void charset(Charset cs) {}

    public void defaultCharset() {}
}

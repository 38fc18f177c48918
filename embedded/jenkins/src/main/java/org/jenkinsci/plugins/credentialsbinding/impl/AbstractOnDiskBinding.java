package org.jenkinsci.plugins.credentialsbinding.impl;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import org.jenkinsci.plugins.credentialsbinding.Binding;

/** Credentials in a file beside the workspace; the variable is the path. */
public abstract class AbstractOnDiskBinding<C extends StandardCredentials> extends Binding<C> {
    protected AbstractOnDiskBinding(String variable, String credentialsId) {
        super(variable, credentialsId);
    }

    @Override
    public final SingleEnvironment bindSingle(
            Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException {
        if (workspace == null) {
            throw new IllegalArgumentException("This Binding implementation requires a non-null workspace");
        }
        UnbindableDir folder = UnbindableDir.create(workspace);
        return new SingleEnvironment(
                write(getCredentials(build), folder.getDirPath()).getRemote(), folder.getUnbinder());
    }

    protected abstract FilePath write(C credentials, FilePath dir) throws IOException, InterruptedException;
}

package org.jenkinsci.plugins.credentialsbinding.impl;

import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.credentialsbinding.Binding;
import org.jenkinsci.plugins.credentialsbinding.BindingDescriptor;
import org.kohsuke.stapler.DataBoundConstructor;

/** User name and password as one variable, with a colon between. */
public class UsernamePasswordBinding extends Binding<StandardUsernamePasswordCredentials> {
    @DataBoundConstructor
    public UsernamePasswordBinding(String variable, String credentialsId) {
        super(variable, credentialsId);
    }

    @Override
    protected Class<StandardUsernamePasswordCredentials> type() {
        return StandardUsernamePasswordCredentials.class;
    }

    @Override
    public SingleEnvironment bindSingle(Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener)
            throws IOException {
        StandardUsernamePasswordCredentials credentials = getCredentials(build);
        return new SingleEnvironment(
                credentials.getUsername() + ':' + credentials.getPassword().getPlainText());
    }

    /** Nothing more to configure. */
    @Extension
    @Symbol("usernameColonPassword")
    public static class DescriptorImpl extends BindingDescriptor<StandardUsernamePasswordCredentials> {
        public DescriptorImpl() {}

        @Override
        protected Class<StandardUsernamePasswordCredentials> type() {
            return StandardUsernamePasswordCredentials.class;
        }

        @Override
        public String getDisplayName() {
            return "Username and password (conjoined)";
        }

        @Override
        public boolean requiresWorkspace() {
            return false;
        }
    }
}

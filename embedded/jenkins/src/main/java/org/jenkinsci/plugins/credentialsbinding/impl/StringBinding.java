package org.jenkinsci.plugins.credentialsbinding.impl;

import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.credentialsbinding.Binding;
import org.jenkinsci.plugins.credentialsbinding.BindingDescriptor;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.stapler.DataBoundConstructor;

/** A secret text as a variable. */
public class StringBinding extends Binding<StringCredentials> {
    @DataBoundConstructor
    public StringBinding(String variable, String credentialsId) {
        super(variable, credentialsId);
    }

    @Override
    protected Class<StringCredentials> type() {
        return StringCredentials.class;
    }

    @Override
    public SingleEnvironment bindSingle(Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener)
            throws IOException {
        StringCredentials credentials = getCredentials(build);
        return new SingleEnvironment(credentials.getSecret().getPlainText());
    }

    /** Nothing more to configure. */
    @Extension
    @Symbol("string")
    public static class DescriptorImpl extends BindingDescriptor<StringCredentials> {
        public DescriptorImpl() {}

        @Override
        protected Class<StringCredentials> type() {
            return StringCredentials.class;
        }

        @Override
        public String getDisplayName() {
            return "Secret text";
        }

        @Override
        public boolean requiresWorkspace() {
            return false;
        }
    }
}

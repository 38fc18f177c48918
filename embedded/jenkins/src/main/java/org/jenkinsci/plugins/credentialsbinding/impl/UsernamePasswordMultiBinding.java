package org.jenkinsci.plugins.credentialsbinding.impl;

import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.credentialsbinding.BindingDescriptor;
import org.jenkinsci.plugins.credentialsbinding.MultiBinding;
import org.kohsuke.stapler.DataBoundConstructor;

/** User name and password as two variables; the name is hidden only when the credentials say so. */
public class UsernamePasswordMultiBinding extends MultiBinding<StandardUsernamePasswordCredentials> {
    private final String usernameVariable;
    private final String passwordVariable;

    @DataBoundConstructor
    public UsernamePasswordMultiBinding(String usernameVariable, String passwordVariable, String credentialsId) {
        super(credentialsId);
        this.usernameVariable = usernameVariable;
        this.passwordVariable = passwordVariable;
    }

    public String getUsernameVariable() {
        return usernameVariable;
    }

    public String getPasswordVariable() {
        return passwordVariable;
    }

    @Override
    protected Class<StandardUsernamePasswordCredentials> type() {
        return StandardUsernamePasswordCredentials.class;
    }

    @Override
    public MultiEnvironment bind(Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException {
        StandardUsernamePasswordCredentials credentials = getCredentials(build);
        Map<String, String> secret = new LinkedHashMap<>();
        Map<String, String> open = new LinkedHashMap<>();
        (credentials.isUsernameSecret() ? secret : open).put(usernameVariable, credentials.getUsername());
        secret.put(passwordVariable, credentials.getPassword().getPlainText());
        return new MultiEnvironment(secret, open);
    }

    @Override
    public Set<String> variables(Run<?, ?> build) throws CredentialNotFoundException {
        return getCredentials(build).isUsernameSecret()
                ? new LinkedHashSet<>(List.of(usernameVariable, passwordVariable))
                : Set.of(passwordVariable);
    }

    /** Nothing more to configure. */
    @Extension
    @Symbol("usernamePassword")
    public static class DescriptorImpl extends BindingDescriptor<StandardUsernamePasswordCredentials> {
        public DescriptorImpl() {}

        @Override
        protected Class<StandardUsernamePasswordCredentials> type() {
            return StandardUsernamePasswordCredentials.class;
        }

        @Override
        public String getDisplayName() {
            return "Username and password (separated)";
        }

        @Override
        public boolean requiresWorkspace() {
            return false;
        }
    }
}

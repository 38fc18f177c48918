package org.jenkinsci.plugins.credentialsbinding;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.ExtensionPoint;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.credentialsbinding.impl.CredentialNotFoundException;

/** Hands credentials to steps as environment variables. */
public abstract class MultiBinding<C extends StandardCredentials> extends AbstractDescribableImpl<MultiBinding<C>>
        implements ExtensionPoint {
    private final String credentialsId;

    protected MultiBinding(String credentialsId) {
        this.credentialsId = credentialsId;
    }

    protected abstract Class<C> type();

    public final String getCredentialsId() {
        return credentialsId;
    }

    public abstract MultiEnvironment bind(Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException;

    public Set<String> variables() {
        return Collections.emptySet();
    }

    public Set<String> variables(Run<?, ?> build) throws CredentialNotFoundException {
        return variables();
    }

    protected final C getCredentials(Run<?, ?> build) throws CredentialNotFoundException {
        IdCredentials found = CredentialsProvider.findCredentialById(credentialsId, IdCredentials.class, build);
        if (found == null) {
            throw new CredentialNotFoundException("Could not find credentials entry with ID '" + credentialsId + "'");
        }
        if (!type().isInstance(found)) {
            throw new CredentialNotFoundException("Credentials '" + credentialsId + "' is of type '"
                    + found.getDescriptor().getDisplayName() + "' where '" + type().getName() + "' was expected");
        }
        CredentialsProvider.track(build, found);
        return type().cast(found);
    }

    @Override
    @SuppressWarnings("unchecked")
    public BindingDescriptor<C> getDescriptor() {
        return (BindingDescriptor<C>) super.getDescriptor();
    }

    /** The variables, and what is to be done when the block ends. */
    public static final class MultiEnvironment implements Serializable {
        private static final long serialVersionUID = 1L;

        private final LinkedHashMap<String, String> secretValues;
        private final LinkedHashMap<String, String> publicValues;
        private final Unbinder unbinder;

        public MultiEnvironment(Map<String, String> secretValues) {
            this(secretValues, Collections.emptyMap());
        }

        public MultiEnvironment(Map<String, String> secretValues, Map<String, String> publicValues) {
            this(secretValues, publicValues, new NullUnbinder());
        }

        public MultiEnvironment(Map<String, String> secretValues, Unbinder unbinder) {
            this(secretValues, Collections.emptyMap(), unbinder);
        }

        public MultiEnvironment(Map<String, String> secretValues, Map<String, String> publicValues, Unbinder unbinder) {
            this.secretValues = new LinkedHashMap<>(secretValues);
            this.publicValues = new LinkedHashMap<>(publicValues);
            this.unbinder = unbinder;
            if (!Collections.disjoint(secretValues.keySet(), publicValues.keySet())) {
                throw new IllegalArgumentException("a variable is secret and public at once");
            }
        }

        public Map<String, String> getValues() {
            Map<String, String> all = new LinkedHashMap<>(publicValues);
            all.putAll(secretValues);
            return Collections.unmodifiableMap(all);
        }

        public Map<String, String> getSecretValues() {
            return Collections.unmodifiableMap(secretValues);
        }

        public Map<String, String> getPublicValues() {
            return Collections.unmodifiableMap(publicValues);
        }

        public Unbinder getUnbinder() {
            return unbinder;
        }
    }

    /** Takes away what was put somewhere; also after a restart. */
    public interface Unbinder extends Serializable {
        void unbind(Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener)
                throws IOException, InterruptedException;
    }

    /** Nothing was put anywhere. */
    protected static final class NullUnbinder implements Unbinder {
        private static final long serialVersionUID = 1L;

        protected NullUnbinder() {}

        @Override
        public void unbind(Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener) {}
    }
}

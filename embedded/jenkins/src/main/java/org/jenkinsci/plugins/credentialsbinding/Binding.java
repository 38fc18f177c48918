package org.jenkinsci.plugins.credentialsbinding;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;

/** Hands credentials to steps as one environment variable. */
public abstract class Binding<C extends StandardCredentials> extends MultiBinding<C> {
    private final String variable;

    protected Binding(String variable, String credentialsId) {
        super(credentialsId);
        this.variable = variable;
    }

    public String getVariable() {
        return variable;
    }

    public SingleEnvironment bindSingle(Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException {
        throw new AbstractMethodError(getClass().getName() + " does not implement bindSingle");
    }

    @Override
    public final MultiEnvironment bind(Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException {
        SingleEnvironment single = bindSingle(build, workspace, launcher, listener);
        return new MultiEnvironment(Collections.singletonMap(variable, single.value), single.unbinder);
    }

    @Override
    public final Set<String> variables(Run<?, ?> build) {
        return Collections.singleton(variable);
    }

    protected final C getCredentials(AbstractBuild<?, ?> build) throws IOException {
        return getCredentials((Run<?, ?>) build);
    }

    /** The value, and what is to be done when the block ends. */
    protected static final class SingleEnvironment {
        private final String value;
        private final Unbinder unbinder;

        public SingleEnvironment(String value) {
            this(value, new NullUnbinder());
        }

        public SingleEnvironment(String value, Unbinder unbinder) {
            this.value = value;
            this.unbinder = unbinder;
        }
    }
}

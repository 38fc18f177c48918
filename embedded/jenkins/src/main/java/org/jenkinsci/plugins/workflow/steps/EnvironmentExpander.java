package org.jenkinsci.plugins.workflow.steps;

import hudson.EnvVars;
import hudson.ExtensionList;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Adds to the environment of the steps inside a block. */
public abstract class EnvironmentExpander implements Serializable {

    private static final long serialVersionUID = 1L;

    public abstract void expand(EnvVars env) throws IOException, InterruptedException;

    public Set<String> getSensitiveVariables() {
        return Collections.emptySet();
    }

    public static EnvironmentExpander constant(Map<String, String> env) {
        return new Constant(env);
    }

    public static EnvironmentExpander merge(EnvironmentExpander original, EnvironmentExpander subsequent) {
        return original == null ? subsequent : new Merged(original, subsequent);
    }

    @Deprecated
    public static EnvVars getEffectiveEnvironment(
            EnvVars customEnvironment, EnvVars contextualEnvironment, EnvironmentExpander expander)
            throws IOException, InterruptedException {
        return getEffectiveEnvironment(customEnvironment, contextualEnvironment, expander, null, null);
    }

    public static EnvVars getEffectiveEnvironment(
            EnvVars customEnvironment,
            EnvVars contextualEnvironment,
            EnvironmentExpander expander,
            StepContext stepContext,
            TaskListener listener)
            throws IOException, InterruptedException {
        EnvVars env =
                contextualEnvironment == null ? new EnvVars(customEnvironment) : new EnvVars(contextualEnvironment);
        if (contextualEnvironment != null) {
            env.putAll(customEnvironment);
        }
        if (stepContext != null && listener != null) {
            for (StepEnvironmentContributor contributor : ExtensionList.lookup(StepEnvironmentContributor.class)) {
                contributor.buildEnvironmentFor(stepContext, env, listener);
            }
        }
        if (expander != null) {
            expander.expand(env);
        }
        return env;
    }

    private static final class Constant extends EnvironmentExpander {
        private static final long serialVersionUID = 1L;

        private final HashMap<String, String> env;

        Constant(Map<String, String> env) {
            this.env = new HashMap<>(env);
        }

        @Override
        public void expand(EnvVars vars) {
            vars.overrideAll(env);
        }
    }

    private static final class Merged extends EnvironmentExpander {
        private static final long serialVersionUID = 1L;

        private final EnvironmentExpander original;
        private final EnvironmentExpander subsequent;

        Merged(EnvironmentExpander original, EnvironmentExpander subsequent) {
            this.original = original;
            this.subsequent = subsequent;
        }

        @Override
        public void expand(EnvVars env) throws IOException, InterruptedException {
            original.expand(env);
            subsequent.expand(env);
        }

        @Override
        public Set<String> getSensitiveVariables() {
            Set<String> both = new HashSet<>(original.getSensitiveVariables());
            both.addAll(subsequent.getSensitiveVariables());
            return both;
        }
    }
}

package org.jenkinsci.plugins.workflow.cps;

import groovy.lang.GroovyObjectSupport;
import hudson.EnvVars;
import hudson.Extension;
import hudson.model.EnvironmentContributor;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.RunAction2;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;
import org.jenkinsci.plugins.workflow.steps.DynamicContext;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.support.actions.EnvironmentAction;

/** The variable env: what steps see at this point, and what the script set for all of the build. */
public class EnvActionImpl extends GroovyObjectSupport implements EnvironmentAction.IncludingOverrides, RunAction2 {

    private static final Logger LOGGER = Logger.getLogger(EnvActionImpl.class.getName());
    private static final DynamicContext.DelegatedContext NOTHING = new DynamicContext.DelegatedContext() {
        @Override
        public <T> T get(Class<T> key) {
            return null;
        }
    };

    private final Map<String, String> env = new TreeMap<>();
    private transient Run<?, ?> owner;

    private EnvActionImpl() {}

    @Override
    @Whitelisted
    public EnvVars getEnvironment() throws IOException, InterruptedException {
        EnvVars all = owner.getEnvironment(TaskListener.NULL);
        synchronized (env) {
            all.overrideAll(env);
        }
        return all;
    }

    @Override
    public Map<String, String> getOverriddenEnvironment() {
        synchronized (env) {
            return Collections.unmodifiableMap(new TreeMap<>(env));
        }
    }

    /** Null when there is no such variable. */
    @Override
    @Whitelisted
    public String getProperty(String propertyName) {
        try {
            return effective().get(propertyName);
        } catch (IOException | InterruptedException e) {
            LOGGER.log(Level.WARNING, "the environment could not be found", e);
            return null;
        }
    }

    private EnvVars effective() throws IOException, InterruptedException {
        CpsThread thread = CpsThread.current();
        if (thread == null) {
            return getEnvironment();
        }
        return EnvironmentExpander.getEffectiveEnvironment(
                getEnvironment(),
                thread.getContextVariable(EnvVars.class, NOTHING),
                thread.getContextVariable(EnvironmentExpander.class, NOTHING));
    }

    @Override
    @Whitelisted
    public void setProperty(String propertyName, Object newValue) {
        synchronized (env) {
            env.put(propertyName, String.valueOf(newValue));
        }
        try {
            owner.save();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "the environment could not be saved", e);
        }
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return null;
    }

    @Override
    public void onAttached(Run<?, ?> r) {
        owner = r;
    }

    @Override
    public void onLoad(Run<?, ?> r) {
        owner = r;
    }

    public static EnvActionImpl forRun(Run<?, ?> run) throws IOException {
        synchronized (run) {
            EnvActionImpl action = run.getAction(EnvActionImpl.class);
            if (action == null) {
                action = new EnvActionImpl();
                action.onAttached(run);
                run.addAction(action);
            }
            return action;
        }
    }

    @Extension
    public static class Binder extends GlobalVariable {
        @Override
        public String getName() {
            return "env";
        }

        @Override
        public EnvActionImpl getValue(CpsScript script) throws Exception {
            Run<?, ?> run = script.$build();
            if (run == null) {
                throw new IllegalStateException("there is no build, so there is no env");
            }
            return EnvActionImpl.forRun(run);
        }

        public java.util.Collection<EnvironmentContributor> getEnvironmentContributors() {
            return hudson.ExtensionList.lookup(EnvironmentContributor.class);
        }
    }
}

package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.declarative;

import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingPropertyException;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What the values of an environment section see: the variables above them, by name and through env. */
public final class EnvironmentView extends GroovyObjectSupport implements Serializable {

    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<String, String> values;
    private final transient Object env;
    private final boolean isEnv;

    private EnvironmentView(Map<String, String> values, Object env, boolean isEnv) {
        this.values = new LinkedHashMap<>(values);
        this.env = env;
        this.isEnv = isEnv;
    }

    /** @param env the script's own env */
    public static EnvironmentView of(Map<String, String> values, Object env) {
        return new EnvironmentView(values, env, false);
    }

    @Override
    @Whitelisted
    public Object getProperty(String name) {
        if (values.containsKey(name)) {
            return values.get(name);
        }
        if (isEnv) {
            return InvokerHelper.getProperty(env, name);
        }
        if (name.equals("env")) {
            return new EnvironmentView(values, env, true);
        }
        throw new MissingPropertyException(name, EnvironmentView.class);
    }
}

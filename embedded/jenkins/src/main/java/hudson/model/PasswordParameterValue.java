package hudson.model;

import hudson.EnvVars;
import hudson.util.Secret;
import hudson.util.VariableResolver;
import java.util.Locale;

/** A text that is not shown. */
public class PasswordParameterValue extends ParameterValue {
    private static final long serialVersionUID = 1L;

    private final Secret value;

    public PasswordParameterValue(String name, String value) {
        this(name, value, null);
    }

    public PasswordParameterValue(String name, String value, String description) {
        super(name, description);
        this.value = Secret.fromString(value);
    }

    @Override
    public void buildEnvironment(Run<?, ?> build, EnvVars env) {
        String plain = Secret.toString(value);
        env.put(name, plain);
        env.put(name.toUpperCase(Locale.ENGLISH), plain);
    }

    @Override
    public VariableResolver<String> createVariableResolver(AbstractBuild<?, ?> build) {
        return variable -> name.equals(variable) ? Secret.toString(value) : null;
    }

    @Override
    public boolean isSensitive() {
        return true;
    }

    @Override
    public Secret getValue() {
        return value;
    }

    @Override
    public String getShortDescription() {
        return name + "=****";
    }
}

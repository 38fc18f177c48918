package hudson.model;

import hudson.EnvVars;
import hudson.util.VariableResolver;
import java.io.Serializable;
import java.util.Objects;

/** The value of a parameter in one build. */
public abstract class ParameterValue implements Serializable {
    private static final long serialVersionUID = 1L;

    protected final String name;
    private String description;

    protected ParameterValue(String name, String description) {
        this.name = name;
        this.description = description;
    }

    protected ParameterValue(String name) {
        this(name, null);
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public final String getName() {
        return name;
    }

    public void buildEnvironment(Run<?, ?> build, EnvVars env) {}

    public hudson.util.VariableResolver<String> createVariableResolver(AbstractBuild<?, ?> build) {
        return VariableResolver.NONE;
    }

    public ParameterDefinition getDefinition() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int hashCode() {
        return 31 + Objects.hashCode(name);
    }

    @Override
    public boolean equals(Object obj) {
        return obj != null && getClass() == obj.getClass() && Objects.equals(name, ((ParameterValue) obj).name);
    }

    public String getShortDescription() {
        return toString();
    }

    public boolean isSensitive() {
        return false;
    }

    public Object getValue() {
        return null;
    }

    public Label getAssignedLabel(hudson.model.queue.SubTask task) {
        return null;
    }
}

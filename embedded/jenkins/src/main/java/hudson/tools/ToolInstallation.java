package hudson.tools;

import hudson.DescriptorExtensionList;
import hudson.EnvVars;
import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import hudson.model.EnvironmentSpecific;
import hudson.model.Node;
import hudson.model.Saveable;
import hudson.model.TaskListener;
import hudson.slaves.NodeSpecific;
import hudson.util.DescribableList;
import java.io.IOException;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.util.List;
import jenkins.model.Jenkins;

/** A tool on the agents, found by its name. Approximation: nothing installs a tool, it is where its home says. */
public abstract class ToolInstallation extends AbstractDescribableImpl<ToolInstallation>
        implements Serializable, ExtensionPoint {
    private static final long serialVersionUID = 1L;

    /** The properties are in the configuration's file, but stay behind when an installation is sent or kept by a build. */
    private static final ObjectStreamField[] serialPersistentFields = {
        new ObjectStreamField("name", String.class), new ObjectStreamField("home", String.class)
    };

    private final String name;
    private final String home;
    private DescribableList<ToolProperty<?>, ToolPropertyDescriptor> properties = new DescribableList<>(Saveable.NOOP);

    @Deprecated
    protected ToolInstallation(String name, String home) {
        this(name, home, null);
    }

    protected ToolInstallation(String name, String home, List<? extends ToolProperty<?>> properties) {
        this.name = name;
        this.home = home;
        if (properties != null) {
            this.properties.addAll(properties);
            own();
        }
    }

    public String getName() {
        return name;
    }

    public String getHome() {
        return home;
    }

    /** Puts in what a build that uses the tool shall see. */
    public void buildEnvVars(EnvVars env) {}

    public DescribableList<ToolProperty<?>, ToolPropertyDescriptor> getProperties() {
        return properties;
    }

    /** The installation as it is on {@code node}, with variables expanded. */
    public ToolInstallation translate(Node node, EnvVars envs, TaskListener listener)
            throws IOException, InterruptedException {
        ToolInstallation translated = this;
        if (translated instanceof NodeSpecific<?> specific) {
            translated = (ToolInstallation) specific.forNode(node, listener);
        }
        if (translated instanceof EnvironmentSpecific<?> specific) {
            translated = (ToolInstallation) specific.forEnvironment(envs);
        }
        return translated;
    }

    /** Where the tool is on {@code node}: as the node says, else as a translator says, else its home. */
    @SuppressWarnings("deprecation")
    protected String translateFor(Node node, TaskListener log) throws IOException, InterruptedException {
        return ToolLocationNodeProperty.getToolHome(node, this, log);
    }

    protected Object readResolve() {
        if (properties == null) {
            properties = new DescribableList<>(Saveable.NOOP);
        }
        own();
        return this;
    }

    private void own() {
        for (ToolProperty<?> property : properties) {
            own(property);
        }
    }

    private <T extends ToolInstallation> void own(ToolProperty<T> property) {
        property.setTool(property.type().cast(this));
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + '[' + name + ']';
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public static DescriptorExtensionList<ToolInstallation, ToolDescriptor<?>> all() {
        return (DescriptorExtensionList) Jenkins.get().getDescriptorList(ToolInstallation.class);
    }
}

package hudson.tools;

import hudson.DescriptorExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Describable;
import jenkins.model.Jenkins;

/** Something that a user adds to a tool installation. */
public abstract class ToolProperty<T extends ToolInstallation> implements Describable<ToolProperty<?>>, ExtensionPoint {
    protected transient T tool;

    public ToolProperty() {}

    protected void setTool(T tool) {
        this.tool = tool;
    }

    @Override
    public ToolPropertyDescriptor getDescriptor() {
        return (ToolPropertyDescriptor) Jenkins.get().getDescriptor(getClass());
    }

    /** The kind of installation that this belongs to. */
    public abstract Class<T> type();

    @SuppressWarnings({"unchecked", "rawtypes"})
    public static DescriptorExtensionList<ToolProperty<?>, ToolPropertyDescriptor> all() {
        return (DescriptorExtensionList) Jenkins.get().getDescriptorList((Class) ToolProperty.class);
    }
}

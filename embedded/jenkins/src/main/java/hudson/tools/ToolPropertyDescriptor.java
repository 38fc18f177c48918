package hudson.tools;

/** Descriptor of a property of tool installations. */
public abstract class ToolPropertyDescriptor extends PropertyDescriptor<ToolProperty<?>, ToolInstallation> {
    protected ToolPropertyDescriptor(Class<? extends ToolProperty<?>> clazz) {
        super(clazz);
    }

    protected ToolPropertyDescriptor() {}
}

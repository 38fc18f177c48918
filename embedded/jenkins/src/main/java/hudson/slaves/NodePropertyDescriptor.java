package hudson.slaves;

import hudson.model.Node;
import hudson.tools.PropertyDescriptor;

/** Descriptor of a node property. */
public abstract class NodePropertyDescriptor extends PropertyDescriptor<NodeProperty<?>, Node> {
    protected NodePropertyDescriptor(Class<? extends NodeProperty<?>> clazz) {
        super(clazz);
    }

    protected NodePropertyDescriptor() {}

    public boolean isApplicableAsGlobal() {
        return false;
    }
}

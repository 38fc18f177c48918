package org.jenkinsci.plugins.structs.describable;

import hudson.model.Describable;
import hudson.model.Descriptor;
import java.util.Map;
import jenkins.model.Jenkins;

/** A descriptor that translates arguments before its describable is made from them, and back. */
public interface CustomDescribableModel {
    default Map<String, Object> customInstantiate(Map<String, Object> arguments) {
        return arguments;
    }

    default UninstantiatedDescribable customUninstantiate(UninstantiatedDescribable ud) {
        return ud;
    }

    /** The descriptor of {@code type} when it translates, else null. */
    static CustomDescribableModel of(Class<?> type) {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        if (jenkins == null || !Describable.class.isAssignableFrom(type)) {
            return null;
        }
        Descriptor<?> descriptor = jenkins.getDescriptor(type.asSubclass(Describable.class));
        return descriptor instanceof CustomDescribableModel model ? model : null;
    }
}

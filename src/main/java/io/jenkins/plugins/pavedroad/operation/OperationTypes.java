package io.jenkins.plugins.pavedroad.operation;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.util.Optional;

/** Makes an operation's type known, so that it can go on after a restart without its step. */
public abstract class OperationTypes implements ExtensionPoint {
    public abstract OperationType<?, ?> type();

    static Optional<OperationType<?, ?>> named(String name) {
        for (OperationTypes extension : ExtensionList.lookup(OperationTypes.class)) {
            OperationType<?, ?> type = extension.type();
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}

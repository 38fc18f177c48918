package org.jenkinsci.plugins.workflow.steps;

import java.util.ArrayList;
import java.util.List;

/** A step was called where something it needs is not there. */
public class MissingContextVariableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Class<?> type;
    private final String functionName;

    public MissingContextVariableException(Class<?> type) {
        this(type, null);
    }

    public MissingContextVariableException(Class<?> type, StepDescriptor descriptor) {
        this.type = type;
        this.functionName = descriptor == null ? null : descriptor.getFunctionName();
    }

    public Class<?> getType() {
        return type;
    }

    @Override
    public String getMessage() {
        StringBuilder message = new StringBuilder("Required context " + type + " is missing");
        List<String> names = new ArrayList<>();
        for (StepDescriptor provider : getProviders()) {
            names.add(provider.getFunctionName());
        }
        if (!names.isEmpty()) {
            message.append("\nPerhaps you forgot to surround the ")
                    .append(functionName == null ? "" : functionName + " ")
                    .append("step with a step that provides this, such as: ")
                    .append(String.join(", ", names));
        }
        return message.toString();
    }

    public List<StepDescriptor> getProviders() {
        List<StepDescriptor> providers = new ArrayList<>();
        for (StepDescriptor descriptor : StepDescriptor.all()) {
            for (Class<?> provided : descriptor.getProvidedContext()) {
                if (type.isAssignableFrom(provided)) {
                    providers.add(descriptor);
                    break;
                }
            }
        }
        return providers;
    }
}

package org.jenkinsci.plugins.workflow.steps;

import java.lang.reflect.Field;
import java.util.LinkedHashSet;
import java.util.Set;

/** The older way to write a descriptor: names the execution's class, whose fields say what context is needed. */
@Deprecated
public abstract class AbstractStepDescriptorImpl extends StepDescriptor {

    private final Class<? extends StepExecution> executionType;

    protected AbstractStepDescriptorImpl(Class<? extends StepExecution> executionType) {
        this.executionType = executionType;
    }

    public final Class<? extends StepExecution> getExecutionType() {
        return executionType;
    }

    @Override
    public final Set<? extends Class<?>> getRequiredContext() {
        Set<Class<?>> required = new LinkedHashSet<>();
        for (Class<?> c = executionType; c != null && c != StepExecution.class; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (field.isAnnotationPresent(StepContextParameter.class)) {
                    required.add(field.getType());
                }
            }
        }
        return required;
    }
}

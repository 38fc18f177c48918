package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.build;

import hudson.AbortException;
import hudson.console.ModelHyperlinkNote;
import hudson.model.ChoiceParameterDefinition;
import hudson.model.Job;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.SimpleParameterDefinition;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import hudson.model.TaskListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a script gave, as the job defines it: texts become the type asked for, what is missing gets its default. */
final class BuildParameters {

    private BuildParameters() {}

    static List<ParameterValue> complete(List<ParameterValue> given, Job<?, ?> job, TaskListener listener)
            throws AbortException {
        Map<String, ParameterValue> byName = new LinkedHashMap<>();
        given.forEach(value -> byName.put(value.getName(), value));
        ParametersDefinitionProperty property = job.getProperty(ParametersDefinitionProperty.class);
        List<ParameterDefinition> definitions = property == null ? List.of() : property.getParameterDefinitions();
        for (ParameterDefinition definition : definitions) {
            ParameterValue value = byName.get(definition.getName());
            if (value == null) {
                value = definition.getDefaultParameterValue();
            } else {
                value = converted(value, definition, job, listener);
                if (!definition.isValid(value)) {
                    throw new AbortException("Invalid parameter value: " + value);
                }
            }
            if (value != null) {
                byName.put(definition.getName(), value);
            }
        }
        return new ArrayList<>(byName.values());
    }

    private static ParameterValue converted(
            ParameterValue value, ParameterDefinition definition, Job<?, ?> job, TaskListener listener) {
        if (!(value instanceof StringParameterValue)
                || !(definition instanceof SimpleParameterDefinition simple)
                || definition instanceof StringParameterDefinition) {
            return value;
        }
        if (definition instanceof ChoiceParameterDefinition) {
            return value;
        }
        listener.getLogger()
                .println("The parameter '" + value.getName() + "' did not have the type expected by "
                        + ModelHyperlinkNote.encodeTo(job) + ". Converting to "
                        + definition.getDescriptor().getDisplayName() + ".");
        return simple.createValue((String) value.getValue());
    }
}

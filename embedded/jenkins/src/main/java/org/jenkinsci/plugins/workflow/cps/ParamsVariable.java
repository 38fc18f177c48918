package org.jenkinsci.plugins.workflow.cps;

import hudson.Extension;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Run;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The variable params: the build's parameters, by name. */
@Extension
public class ParamsVariable extends GlobalVariable {

    @Override
    public String getName() {
        return "params";
    }

    @Override
    public Object getValue(CpsScript script) throws Exception {
        Run<?, ?> run = script.$build();
        if (run == null) {
            throw new IllegalStateException("there is no build, so there are no params");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        ParametersAction given = run.getAction(ParametersAction.class);
        if (given != null) {
            for (ParameterValue value : given.getParameters()) {
                if (value != null && value.getValue() != null) {
                    values.put(value.getName(), value.getValue());
                }
            }
        }
        ParametersDefinitionProperty defined = run.getParent().getProperty(ParametersDefinitionProperty.class);
        if (defined != null) {
            for (ParameterDefinition definition : defined.getParameterDefinitions()) {
                if (!values.containsKey(definition.getName())) {
                    ParameterValue value = definition.getDefaultParameterValue();
                    if (value != null && value.getValue() != null) {
                        values.put(definition.getName(), value.getValue());
                    }
                }
            }
        }
        return Collections.unmodifiableMap(values);
    }
}

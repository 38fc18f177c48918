package io.jenkins.plugins.pavedroad.parameter;

import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** What the descriptors of all steps share: coercion of what a Jenkinsfile wrote, and refusal of what is unknown. */
public abstract class PavedRoadStepDescriptor extends StepDescriptor implements CustomDescribableModel {
    @Override
    public Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, TaskListener.class);
    }

    /** A list as a form's text area shows it. */
    public String lines(List<String> entries) {
        return entries == null ? "" : String.join("\n", entries);
    }

    /** Arguments that are right, for every parameter that another one cannot be judged without. */
    protected Map<String, Object> sample() {
        return Map.of();
    }

    /** What a run would say of this value, were everything else right. */
    protected final FormValidation check(String parameter, String value) {
        return check(parameter, value, Map.of());
    }

    /**
     * The same of a value that other fields decide about.
     *
     * @param others these fields' values, as the form has them
     */
    protected final FormValidation check(String parameter, String value, Map<String, String> others) {
        return FormCheckAdapter.check(
                clazz, sample(), others, parameter, value, step -> ((PavedRoadStep) step).check());
    }

    @Override
    public Map<String, Object> customInstantiate(Map<String, Object> arguments) {
        return Arguments.coerce(arguments, PavedRoadDescriptor.parametersOf(clazz), getFunctionName());
    }

    @Override
    public UninstantiatedDescribable customUninstantiate(UninstantiatedDescribable taken) {
        return PavedRoadDescriptor.asDeclared(taken, clazz);
    }
}

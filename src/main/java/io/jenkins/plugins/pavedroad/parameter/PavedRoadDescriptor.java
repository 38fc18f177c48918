package io.jenkins.plugins.pavedroad.parameter;

import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.pavedroad.parameter.Arguments.Kind;
import io.jenkins.plugins.pavedroad.parameter.Arguments.Parameter;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.structs.describable.ArrayType;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;

/**
 * The descriptor of a nested parameter, such as a capacity or a region: coerces like a step's does.
 *
 * @param <T> the parameter's type
 */
public abstract class PavedRoadDescriptor<T extends Describable<T>> extends Descriptor<T>
        implements CustomDescribableModel {
    /** A list as a form's text area shows it. */
    public String lines(List<String> entries) {
        return entries == null ? "" : String.join("\n", entries);
    }

    @Override
    public Map<String, Object> customInstantiate(Map<String, Object> arguments) {
        return Arguments.coerce(arguments, parametersOf(clazz), getDisplayName());
    }

    @Override
    public UninstantiatedDescribable customUninstantiate(UninstantiatedDescribable taken) {
        return asDeclared(taken, clazz);
    }

    /** Pipeline Syntax writes arguments in the order in which it gets them: required ones first, then by name. */
    static UninstantiatedDescribable asDeclared(UninstantiatedDescribable taken, Class<?> type) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (DescribableParameter parameter : DescribableModel.of(type).getParameters()) {
            if (taken.getArguments().containsKey(parameter.getName())) {
                ordered.put(parameter.getName(), taken.getArguments().get(parameter.getName()));
            }
        }
        return taken.withArguments(ordered);
    }

    /** Arguments that are right, for every parameter that another one cannot be judged without. */
    protected Map<String, Object> sample() {
        return Map.of();
    }

    /**
     * Applies the rules that a run applies.
     *
     * @throws BadParameterException when one is broken
     */
    protected void check(T value) {}

    /** What a run would say of this value, were everything else right. */
    protected final FormValidation check(String parameter, String value) {
        return FormCheckAdapter.check(clazz, sample(), Map.of(), parameter, value, this::check);
    }

    /** What the parameters of a class take, from Jenkins's own model of it. */
    static Map<String, Parameter> parametersOf(Class<?> type) {
        Map<String, Parameter> parameters = new HashMap<>();
        for (DescribableParameter parameter : DescribableModel.of(type).getParameters()) {
            parameters.put(parameter.getName(), parameter(parameter));
        }
        return parameters;
    }

    private static Parameter parameter(DescribableParameter parameter) {
        if (parameter.getErasedType() == String.class) {
            return Parameter.of(Kind.TEXT);
        }
        if (parameter.getType() instanceof ArrayType list) {
            Type element = list.getElementType().getActualType();
            return element == String.class
                    ? Parameter.of(Kind.TEXT_LIST)
                    : new Parameter(Kind.OTHER_LIST, element instanceof Class<?> nested ? soleKey(nested) : null);
        }
        return Parameter.of(List.class.isAssignableFrom(parameter.getErasedType()) ? Kind.OTHER_LIST : Kind.OTHER);
    }

    private static String soleKey(Class<?> nested) {
        DescribableParameter sole = DescribableModel.of(nested).getSoleRequiredParameter();
        return sole == null ? null : sole.getName();
    }
}

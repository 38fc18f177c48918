package io.jenkins.plugins.pavedroad.parameter;

import hudson.Util;
import hudson.util.FormValidation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;

/**
 * Checks one field of a form by the rules of the run: makes the step or nested parameter of it, as a Jenkinsfile would,
 * and asks that.
 */
final class FormCheckAdapter {
    private FormCheckAdapter() {}

    /**
     * @param sample right values for the parameters that have to be there
     * @param others values of the form's other fields that this one is judged with; null or empty when not given
     * @param rules throws {@link BadParameterException}
     */
    static <T> FormValidation check(
            Class<? extends T> type,
            Map<String, Object> sample,
            Map<String, String> others,
            String parameter,
            String value,
            Consumer<? super T> rules) {
        DescribableModel<? extends T> model = DescribableModel.of(type);
        DescribableParameter declared = model.getParameter(parameter);
        if (Util.fixEmptyAndTrim(value) == null && !declared.isRequired()) {
            return FormValidation.ok();
        }
        Map<String, String> fields = new HashMap<>(others);
        fields.values().removeIf(each -> Util.fixEmptyAndTrim(each) == null);
        Optional<String> without = complaint(model, sample, fields, parameter, rules);
        fields.put(parameter, value);
        // What is wrong without this field's value is said at the field that is wrong.
        return complaint(model, sample, fields, parameter, rules)
                .filter(each -> !without.equals(Optional.of(each)))
                .map(FormValidation::error)
                .orElseGet(FormValidation::ok);
    }

    /** What is wrong with the step or nested parameter that these fields make. */
    private static <T> Optional<String> complaint(
            DescribableModel<? extends T> model,
            Map<String, Object> sample,
            Map<String, String> fields,
            String parameter,
            Consumer<? super T> rules) {
        Map<String, Object> arguments = new HashMap<>(sample);
        try {
            for (Map.Entry<String, String> field : fields.entrySet()) {
                arguments.put(field.getKey(), typed(model.getParameter(field.getKey()), field.getValue()));
            }
            rules.accept(model.instantiate(arguments, null));
            return Optional.empty();
        } catch (BadParameterException bad) {
            return Optional.of(bad.getMessage());
        } catch (Exception e) {
            return Optional.of(
                    new BadParameterException(parameter, fields.get(parameter), "of another form").getMessage());
        }
    }

    private static Object typed(DescribableParameter declared, String value) {
        Class<?> type = declared.getErasedType();
        if (type == boolean.class || type == Boolean.class) {
            return Boolean.valueOf(value.trim());
        }
        if (type != int.class && type != Integer.class) {
            return value;
        }
        try {
            return Integer.valueOf(value.trim());
        } catch (NumberFormatException e) {
            throw new BadParameterException(declared.getName(), value, "a whole number");
        }
    }
}

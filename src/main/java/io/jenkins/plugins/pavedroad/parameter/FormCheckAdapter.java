package io.jenkins.plugins.pavedroad.parameter;

import hudson.Util;
import hudson.util.FormValidation;
import java.util.HashMap;
import java.util.Map;
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
     * @param rules throws {@link BadParameterException}
     */
    static <T> FormValidation check(
            Class<? extends T> type,
            Map<String, Object> sample,
            String parameter,
            String value,
            Consumer<? super T> rules) {
        DescribableModel<? extends T> model = DescribableModel.of(type);
        DescribableParameter declared = model.getParameter(parameter);
        if (Util.fixEmptyAndTrim(value) == null && !declared.isRequired()) {
            return FormValidation.ok();
        }
        Map<String, Object> arguments = new HashMap<>(sample);
        try {
            arguments.put(parameter, typed(declared, value));
            rules.accept(model.instantiate(arguments, null));
            return FormValidation.ok();
        } catch (BadParameterException bad) {
            return FormValidation.error(bad.getMessage());
        } catch (Exception e) {
            return FormValidation.error(new BadParameterException(parameter, value, "of another form").getMessage());
        }
    }

    private static Object typed(DescribableParameter declared, String value) {
        Class<?> type = declared.getErasedType();
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

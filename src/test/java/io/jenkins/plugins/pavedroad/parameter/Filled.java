package io.jenkins.plugins.pavedroad.parameter;

import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.ListBoxModel;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.structs.describable.ArrayType;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;

/**
 * A value for each parameter of a describable, none of them the default, so that tests of forms cover parameters that do
 * not exist yet. What the rules of a run would say of the values does not matter to a form.
 */
final class Filled {
    private Filled() {}

    /** One with every parameter set. */
    static <T> T instance(Class<T> type) {
        return DescribableModel.of(type).instantiate(arguments(type), null);
    }

    static Map<String, Object> arguments(Class<?> type) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        Descriptor<?> descriptor = Jenkins.get().getDescriptorOrDie(type.asSubclass(Describable.class));
        for (DescribableParameter parameter : DescribableModel.of(type).getParameters()) {
            if (!parameter.getName().equals(Arguments.UNKNOWN)) {
                arguments.put(parameter.getName(), value(descriptor, parameter));
            }
        }
        // A switch that is on by default is off here.
        Map<String, ?> said = DescribableModel.uninstantiate2_(
                        DescribableModel.of(type).instantiate(arguments, null))
                .getArguments();
        arguments.replaceAll((name, value) -> said.containsKey(name) || value != Boolean.TRUE ? value : false);
        return arguments;
    }

    private static Object value(Descriptor<?> descriptor, DescribableParameter parameter) {
        Class<?> type = parameter.getErasedType();
        String name = parameter.getName();
        if (type == boolean.class || type == Boolean.class) {
            return true;
        }
        if (type == int.class || type == Integer.class) {
            return 7;
        }
        if (type == String.class) {
            return lastChoice(descriptor, name).orElse("the \"" + name + "\" isn't <\\$1>");
        }
        if (parameter.getType() instanceof ArrayType list) {
            Class<?> element = (Class<?>) list.getElementType().getActualType();
            return element == String.class ? List.of(name + "=1", "it's 'b'") : List.of(arguments(element));
        }
        if (Describable.class.isAssignableFrom(type)) {
            return arguments(type);
        }
        throw new AssertionError("no value is known for " + descriptor.clazz.getName() + "." + name);
    }

    /** Of a drop-down list, which sends nothing else. */
    private static Optional<String> lastChoice(Descriptor<?> descriptor, String name) {
        String method = "doFill" + Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Items";
        return Arrays.stream(descriptor.getClass().getMethods())
                .filter(each -> each.getName().equals(method))
                .findFirst()
                .map(each -> choices(descriptor, each))
                .map(choices -> choices.get(choices.size() - 1).value);
    }

    private static ListBoxModel choices(Descriptor<?> descriptor, Method method) {
        try {
            return (ListBoxModel) method.invoke(descriptor, new Object[method.getParameterCount()]);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}

package org.jenkinsci.plugins.workflow.cps;

import groovy.lang.Closure;
import groovy.lang.GString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** The named arguments and the block a script gave to one call. */
final class StepArguments {

    final Map<String, Object> named;
    final Closure<?> body;

    private StepArguments(Map<?, ?> named, Closure<?> body) {
        this.named = new LinkedHashMap<>();
        named.forEach((key, value) -> this.named.put(key.toString(), flatten(value)));
        this.body = body;
    }

    StepArguments with(Map<String, Object> others) {
        return new StepArguments(others, body);
    }

    static StepArguments of(Object args, StepDescriptor d) {
        if (args instanceof StepArguments parsed) {
            return parsed;
        }
        String sole = null;
        boolean only = false;
        List<String> constructor;
        try {
            DescribableModel<?> model = DescribableModel.of(d.clazz);
            only = model.hasSingleRequiredParameter() && model.getParameters().size() == 1;
            constructor = required(model);
        } catch (RuntimeException e) {
            // A step that makes itself from a map, such as parallel, has no constructor to ask.
            constructor = List.of();
        }
        if (constructor.size() == 1) {
            sole = constructor.get(0);
        }
        return parse(args, d.takesImplicitBlockArgument(), sole, only);
    }

    private static List<String> required(DescribableModel<?> model) {
        List<String> names = new ArrayList<>();
        for (DescribableParameter parameter : model.getParameters()) {
            if (parameter.isRequired()) {
                names.add(parameter.getName());
            }
        }
        return names;
    }

    static StepArguments ofSymbol(Object args, StepDescriptor wrapper, String symbol) {
        boolean only = false;
        if (wrapper != null) {
            Class<?> wrapped =
                    SymbolLookup.get().findDescriptor((Class) wrapper.getMetaStepArgumentType(), symbol).clazz;
            DescribableModel<?> model = DescribableModel.of(wrapped);
            only = model.hasSingleRequiredParameter() && model.getParameters().size() == 1;
        }
        boolean block = wrapper != null && wrapper.takesImplicitBlockArgument();
        return parse(args, block, UninstantiatedDescribable.ANONYMOUS_KEY, only);
    }

    private static StepArguments parse(Object args, boolean takesBlock, String sole, boolean only) {
        if (args instanceof Map<?, ?> map) {
            return new StepArguments(map, null);
        }
        List<Object> list = args instanceof Object[] array
                ? new ArrayList<>(Arrays.asList(array))
                : new ArrayList<>(Arrays.asList(args));
        Closure<?> body = null;
        if (takesBlock && !list.isEmpty() && list.get(list.size() - 1) instanceof Closure<?> last) {
            body = last;
            list.remove(list.size() - 1);
        }
        if (list.isEmpty()) {
            return new StepArguments(Map.of(), body);
        }
        Object first = list.get(0);
        if (list.size() == 1 && first instanceof Map<?, ?> map && !map.containsKey(DescribableModel.CLAZZ)) {
            boolean isTheNamedOne = sole != null && map.size() == 1 && map.containsKey(sole);
            if (!only || isTheNamedOne) {
                return new StepArguments(map, body);
            }
        }
        if (list.size() > 1) {
            throw new IllegalArgumentException("Expected named arguments but got " + list);
        }
        if (sole == null) {
            throw new IllegalArgumentException("Expected named arguments but got " + first);
        }
        Map<String, Object> single = new LinkedHashMap<>();
        single.put(sole, first);
        return new StepArguments(single, body);
    }

    /** Groovy's interpolated strings become plain ones, also inside lists and maps. */
    static Object flatten(Object value) {
        if (value instanceof GString text) {
            return text.toString();
        }
        if (value instanceof List<?> list) {
            List<Object> flat = new ArrayList<>();
            list.forEach(each -> flat.add(flatten(each)));
            return flat;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> flat = new LinkedHashMap<>();
            map.forEach((key, each) -> flat.put(flatten(key), flatten(each)));
            return flat;
        }
        return value;
    }
}

package org.jenkinsci.plugins.workflow.cps;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.SourceVersion;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** Writes steps and what is in them as the Groovy of a Jenkinsfile. */
final class GroovyText {
    private static final Set<Class<?>> LITERALS =
            Set.of(Boolean.class, Integer.class, Long.class, Float.class, Double.class, Byte.class, Short.class);

    private final StringBuilder out = new StringBuilder();

    GroovyText object(Object value, boolean nested) {
        if (value == null || LITERALS.contains(value.getClass())) {
            out.append(value);
        } else if (value instanceof String || value instanceof Character) {
            text(value.toString());
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof UninstantiatedDescribable describable) {
            describable(describable, false, nested);
        } else if (value instanceof Step step && step.getDescriptor() != null) {
            step(step, nested);
        } else {
            out.append("<object of type ")
                    .append(value.getClass().getCanonicalName())
                    .append('>');
        }
        return this;
    }

    private void text(String text) {
        String quote = text.contains("\n") ? "'''" : "'";
        out.append(quote).append(text.replace("\\", "\\\\").replace("'", "\\'")).append(quote);
    }

    private void list(List<?> list) {
        out.append('[');
        for (Iterator<?> each = list.iterator(); each.hasNext(); ) {
            object(each.next(), true);
            out.append(each.hasNext() ? ", " : "");
        }
        out.append(']');
    }

    private void map(Map<?, ?> map) {
        out.append('[');
        entries(map);
        out.append(']');
    }

    private void entries(Map<?, ?> map) {
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            separator = ", ";
            if (entry.getKey() instanceof String name && SourceVersion.isName(name)) {
                out.append(name);
            } else {
                object(entry.getKey(), true);
            }
            out.append(": ");
            object(entry.getValue(), true);
        }
    }

    private void step(Step step, boolean nested) {
        StepDescriptor descriptor = step.getDescriptor();
        UninstantiatedDescribable call = descriptor.uninstantiate(step);
        boolean block = descriptor.takesImplicitBlockArgument();
        UninstantiatedDescribable wrapped = descriptor.isMetaStep() ? wrapped(descriptor, call) : null;
        if (wrapped != null) {
            describable(wrapped, block, nested);
            return;
        }
        call.setSymbol(descriptor.getFunctionName());
        call(call, block, nested);
    }

    /** What a meta-step runs, called by its own name with the arguments of both; null when that cannot be. */
    private static UninstantiatedDescribable wrapped(StepDescriptor meta, UninstantiatedDescribable call) {
        DescribableParameter first = DescribableModel.of(meta.clazz).getFirstRequiredParameter();
        if (first == null
                || !(call.getArguments().get(first.getName()) instanceof UninstantiatedDescribable inner)
                || !isCalledBySymbol(inner)
                || StepDescriptor.metaStepsOf(inner.getSymbol()).size() != 1) {
            return null;
        }
        Map<String, Object> arguments = new TreeMap<>(inner.getArguments());
        for (Map.Entry<String, ?> own : call.getArguments().entrySet()) {
            if (!own.getKey().equals(first.getName()) && arguments.put(own.getKey(), own.getValue()) != null) {
                return null;
            }
        }
        return inner.withArguments(arguments);
    }

    private void describable(UninstantiatedDescribable describable, boolean block, boolean nested) {
        if (isCalledBySymbol(describable)) {
            call(describable, block, nested);
        } else {
            map(describable.toShallowMap());
        }
    }

    /** A step of the same name would be called instead. */
    private static boolean isCalledBySymbol(UninstantiatedDescribable describable) {
        return describable.getSymbol() != null && StepDescriptor.byFunctionName(describable.getSymbol()) == null;
    }

    private void call(UninstantiatedDescribable call, boolean block, boolean nested) {
        Map<String, ?> arguments = call.getArguments();
        boolean parentheses = nested || block != arguments.isEmpty() || isOneCollection(arguments);
        out.append(call.getSymbol()).append(parentheses ? '(' : ' ');
        if (call.hasSoleRequiredArgument()) {
            object(arguments.values().iterator().next(), true);
        } else {
            entries(arguments);
        }
        out.append(parentheses ? ")" : "");
        if (block) {
            out.append(arguments.isEmpty() ? "" : " ").append("{\n    // some block\n}");
        }
    }

    /** Groovy would take a lone bracket after a name for an index. */
    private static boolean isOneCollection(Map<String, ?> arguments) {
        if (arguments.size() != 1) {
            return false;
        }
        Object only = arguments.values().iterator().next();
        return only instanceof List
                || only instanceof Map
                || only instanceof UninstantiatedDescribable nested && !isCalledBySymbol(nested);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

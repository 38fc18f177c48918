package org.jenkinsci.plugins.structs.describable;

import java.util.Collections;
import java.util.Deque;
import java.util.Map;

/** A nested object of one of several classes. */
public final class HeterogeneousObjectType extends ParameterType {
    private final Map<String, DescribableModel<?>> types;

    HeterogeneousObjectType(Class<?> supertype, Map<String, DescribableModel<?>> types) {
        super(supertype);
        this.types = types;
    }

    public Class<?> getType() {
        return (Class<?>) getActualType();
    }

    public Map<String, DescribableModel<?>> getTypes() {
        return Collections.unmodifiableMap(types);
    }

    @Override
    void describe(StringBuilder text, Deque<Class<?>> seen) {
        text.append(getType().getSimpleName());
        if (seen.contains(getType())) {
            text.append('…');
            return;
        }
        seen.push(getType());
        text.append('{');
        String separator = "";
        for (Map.Entry<String, DescribableModel<?>> entry : types.entrySet()) {
            text.append(separator).append(entry.getKey()).append('~');
            entry.getValue().describe(text, seen);
            separator = " | ";
        }
        text.append('}');
        seen.pop();
    }
}

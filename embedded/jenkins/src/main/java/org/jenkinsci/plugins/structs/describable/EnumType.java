package org.jenkinsci.plugins.structs.describable;

import java.util.Arrays;
import java.util.Deque;

/** One of several names. */
public final class EnumType extends ParameterType {
    private final String[] values;

    EnumType(Class<?> clazz, String[] values) {
        super(clazz);
        this.values = values;
    }

    public Class<?> getType() {
        return (Class<?>) getActualType();
    }

    public String[] getValues() {
        return values.clone();
    }

    @Override
    void describe(StringBuilder text, Deque<Class<?>> seen) {
        text.append(((Class<?>) getActualType()).getSimpleName()).append(Arrays.toString(values));
    }
}

package org.jenkinsci.plugins.structs.describable;

import java.util.Deque;

/** A nested object of one class. */
public final class HomogeneousObjectType extends ParameterType {
    private final DescribableModel<?> type;

    HomogeneousObjectType(Class<?> actualClass) {
        super(actualClass);
        this.type = DescribableModel.of(actualClass);
    }

    public Class<?> getType() {
        return (Class<?>) getActualType();
    }

    public DescribableModel<?> getSchemaType() {
        return type;
    }

    @Override
    void describe(StringBuilder text, Deque<Class<?>> seen) {
        type.describe(text, seen);
    }
}

package org.jenkinsci.plugins.structs.describable;

import java.util.Deque;

/** A text, a number or a Boolean. */
public final class AtomicType extends ParameterType {
    AtomicType(Class<?> clazz) {
        super(clazz);
    }

    public Class<?> getType() {
        return (Class<?>) getActualType();
    }

    @Override
    void describe(StringBuilder text, Deque<Class<?>> seen) {
        text.append(com.google.common.primitives.Primitives.unwrap(getType()).getSimpleName());
    }
}

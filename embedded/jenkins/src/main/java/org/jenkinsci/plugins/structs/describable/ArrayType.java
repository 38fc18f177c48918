package org.jenkinsci.plugins.structs.describable;

import java.lang.reflect.Type;
import java.util.Deque;

/** A list. */
public final class ArrayType extends ParameterType {
    private final ParameterType elementType;

    ArrayType(Type actualClass, ParameterType elementType) {
        super(actualClass);
        this.elementType = elementType;
    }

    public ParameterType getElementType() {
        return elementType;
    }

    @Override
    void describe(StringBuilder text, Deque<Class<?>> seen) {
        elementType.describe(text, seen);
        text.append("[]");
    }
}

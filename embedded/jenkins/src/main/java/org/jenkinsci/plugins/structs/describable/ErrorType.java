package org.jenkinsci.plugins.structs.describable;

import java.lang.reflect.Type;
import java.util.Deque;

/** A type that no form and no Pipeline syntax can show. */
public final class ErrorType extends ParameterType {
    private final Exception error;

    ErrorType(Exception error, Type type) {
        super(type);
        this.error = error;
    }

    public Exception getError() {
        return error;
    }

    @Override
    void describe(StringBuilder text, Deque<Class<?>> seen) {
        text.append(error);
    }
}

package org.jenkinsci.plugins.structs.describable;

import com.google.common.primitives.Primitives;
import hudson.model.Result;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.Set;
import org.jvnet.tiger_types.Types;

/** What kind of value a parameter takes. */
public abstract class ParameterType {
    private final Type actualType;

    ParameterType(Type actualType) {
        this.actualType = actualType;
    }

    public Type getActualType() {
        return actualType;
    }

    static ParameterType of(Type type) {
        try {
            if (type instanceof Class<?> c) {
                return ofClass(c);
            }
            if (Types.isSubClassOf(type, Collection.class)) {
                return new ArrayType(
                        type, of(Types.getTypeArgument(Types.getBaseClass(type, Collection.class), 0, Object.class)));
            }
            throw new UnsupportedOperationException("do not know how to categorize attributes of type " + type);
        } catch (RuntimeException e) {
            return new ErrorType(e, type);
        }
    }

    private static ParameterType ofClass(Class<?> c) {
        if (c == String.class || Primitives.unwrap(c).isPrimitive()) {
            return new AtomicType(c);
        }
        if (c.isEnum()) {
            return new EnumType(
                    c,
                    Arrays.stream(c.getEnumConstants())
                            .map(v -> ((Enum<?>) v).name())
                            .toArray(String[]::new));
        }
        if (c == URL.class || c == Result.class) {
            return new AtomicType(String.class);
        }
        if (c.isArray()) {
            return new ArrayType(c, of(c.getComponentType()));
        }
        Set<Class<?>> subtypes = TypeResolution.subtypes(c);
        boolean concrete = subtypes.isEmpty() && !Modifier.isAbstract(c.getModifiers());
        return concrete || subtypes.equals(Set.of(c))
                ? new HomogeneousObjectType(c)
                : new HeterogeneousObjectType(c, TypeResolution.modelsByName(subtypes));
    }

    abstract void describe(StringBuilder text, Deque<Class<?>> seen);

    @Override
    public final String toString() {
        StringBuilder text = new StringBuilder();
        describe(text, new ArrayDeque<>());
        return text.toString();
    }
}

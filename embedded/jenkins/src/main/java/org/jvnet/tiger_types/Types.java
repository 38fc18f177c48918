package org.jvnet.tiger_types;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;

/** Questions about types with arguments. */
public final class Types {
    private Types() {}

    /** The class or interface {@code base} as {@code type} extends it, type arguments filled in; null if it does not. */
    public static Type getBaseClass(Type type, Class<?> base) {
        if (erasure(type) == base) {
            return type;
        }
        if (type instanceof TypeVariable<?> variable) {
            return firstBase(variable.getBounds(), base);
        }
        if (type instanceof WildcardType wildcard) {
            return firstBase(wildcard.getUpperBounds(), base);
        }
        Class<?> raw = erasure(type);
        Type above = raw.getGenericSuperclass();
        Type found = above == null ? null : getBaseClass(seenFrom(type, raw, above), base);
        for (Type each : raw.getGenericInterfaces()) {
            if (found == null) {
                found = getBaseClass(seenFrom(type, raw, each), base);
            }
        }
        return found;
    }

    private static Type firstBase(Type[] bounds, Class<?> base) {
        return Arrays.stream(bounds)
                .map(bound -> getBaseClass(bound, base))
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    private static Type seenFrom(Type type, Class<?> raw, Type above) {
        return type instanceof ParameterizedType arguments ? bind(above, raw, arguments) : above;
    }

    /** The type with the variables that {@code declaration} declares replaced by what {@code arguments} has for them. */
    public static Type bind(Type type, GenericDeclaration declaration, ParameterizedType arguments) {
        if (type instanceof TypeVariable<?> variable) {
            if (variable.getGenericDeclaration() != declaration) {
                return type;
            }
            int at = Arrays.asList(declaration.getTypeParameters()).indexOf(variable);
            return arguments.getActualTypeArguments()[at];
        }
        if (type instanceof ParameterizedType parameterized) {
            return new Parameterized(
                    (Class<?>) parameterized.getRawType(),
                    parameterized.getOwnerType(),
                    bind(parameterized.getActualTypeArguments(), declaration, arguments));
        }
        if (type instanceof GenericArrayType array) {
            Type component = bind(array.getGenericComponentType(), declaration, arguments);
            return component instanceof Class<?> known ? known.arrayType() : new GenericArray(component);
        }
        if (type instanceof WildcardType wildcard) {
            return new Wildcard(
                    bind(wildcard.getUpperBounds(), declaration, arguments),
                    bind(wildcard.getLowerBounds(), declaration, arguments));
        }
        return type;
    }

    private static Type[] bind(Type[] types, GenericDeclaration declaration, ParameterizedType arguments) {
        return Arrays.stream(types)
                .map(each -> bind(each, declaration, arguments))
                .toArray(Type[]::new);
    }

    /** The class without its arguments; of a variable or wildcard, that of its first bound. */
    @SuppressWarnings("unchecked")
    public static <T> Class<T> erasure(Type type) {
        if (type instanceof Class<?> raw) {
            return (Class<T>) raw;
        }
        if (type instanceof ParameterizedType parameterized) {
            return (Class<T>) parameterized.getRawType();
        }
        if (type instanceof GenericArrayType array) {
            return (Class<T>) Array.newInstance(erasure(array.getGenericComponentType()), 0)
                    .getClass();
        }
        if (type instanceof TypeVariable<?> variable) {
            return erasure(variable.getBounds()[0]);
        }
        if (type instanceof WildcardType wildcard) {
            return erasure(wildcard.getUpperBounds()[0]);
        }
        throw new IllegalArgumentException("not a type: " + type);
    }

    /** @throws IllegalArgumentException when the type has no arguments */
    public static Type getTypeArgument(Type type, int i) {
        Type argument = getTypeArgument(type, i, null);
        if (argument == null) {
            throw new IllegalArgumentException(type + " has no type arguments");
        }
        return argument;
    }

    public static Type getTypeArgument(Type type, int i, Type defaultValue) {
        return type instanceof ParameterizedType parameterized
                ? parameterized.getActualTypeArguments()[i]
                : defaultValue;
    }

    public static boolean isSubClassOf(Type sub, Type sup) {
        return erasure(sup).isAssignableFrom(erasure(sub));
    }

    private record Parameterized(Class<?> raw, Type owner, Type... arguments) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return arguments.clone();
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public Type getOwnerType() {
            return owner;
        }
    }

    private record GenericArray(Type component) implements GenericArrayType {
        @Override
        public Type getGenericComponentType() {
            return component;
        }
    }

    private record Wildcard(Type[] upper, Type[] lower) implements WildcardType {
        @Override
        public Type[] getUpperBounds() {
            return upper.clone();
        }

        @Override
        public Type[] getLowerBounds() {
            return lower.clone();
        }
    }
}

package org.jenkinsci.plugins.structs.describable;

import hudson.model.Result;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jvnet.tiger_types.Types;
import org.kohsuke.stapler.NoStaplerConstructorException;

/** One parameter of a describable: of its constructor, or set afterwards. */
public final class DescribableParameter {
    private final DescribableModel<?> parent;
    private final Type rawType;
    private final String name;
    private ParameterType type;
    final Injection injection;

    DescribableParameter(DescribableModel<?> parent, Type rawType, String name, Injection injection) {
        this.parent = parent;
        this.rawType = rawType;
        this.name = name;
        this.injection = injection;
    }

    public synchronized ParameterType getType() {
        if (type == null) {
            type = ParameterType.of(rawType);
        }
        return type;
    }

    public Type getRawType() {
        return rawType;
    }

    public Class<?> getErasedType() {
        return Types.erasure(rawType);
    }

    public String getName() {
        return name;
    }

    public String getCapitalizedName() {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** Whether the constructor takes it. */
    public boolean isRequired() {
        return injection == null;
    }

    public boolean isDeprecated() {
        return injection != null && injection.deprecated();
    }

    public String getHelp() throws IOException {
        return parent.getHelp("help-" + name + ".html");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        describe(text, new ArrayDeque<>());
        return text.toString();
    }

    void describe(StringBuilder text, Deque<Class<?>> seen) {
        text.append(name);
        if (!isRequired()) {
            text.append('?');
        }
        text.append(": ");
        getType().describe(text, seen);
    }

    /** The value that an instance has, in the form that could be handed over to make it. */
    Object inspect(Object instance) {
        return simplify(read(instance), rawType);
    }

    private Object read(Object instance) {
        Class<?> owner = parent.getType();
        try {
            try {
                return owner.getField(name).get(instance);
            } catch (NoSuchFieldException e) {
                return getter(owner).invoke(instance);
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new UnsupportedOperationException(e);
        }
    }

    private Method getter(Class<?> owner) {
        for (String prefix : List.of("get", "is")) {
            try {
                return owner.getMethod(prefix + getCapitalizedName());
            } catch (NoSuchMethodException e) {
                // the other prefix may exist
            }
        }
        throw new UnsupportedOperationException("no public field ‘" + name + "’ (or getter method) found in " + owner);
    }

    private static Object simplify(Object value, Type type) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof URL || value instanceof Result || value instanceof Character) {
            return value.toString();
        }
        if (value instanceof Object[] array) {
            List<Object> items = new ArrayList<>();
            for (Object item : array) {
                items.add(simplify(item, array.getClass().getComponentType()));
            }
            return items;
        }
        if (value instanceof Collection<?> collection && Types.isSubClassOf(type, Collection.class)) {
            List<Object> items = new ArrayList<>();
            Type element = Types.getTypeArgument(Types.getBaseClass(type, Collection.class), 0, Object.class);
            for (Object item : collection) {
                items.add(simplify(item, element));
            }
            return items;
        }
        return value == null || value.getClass().getName().startsWith("java.") ? value : nested(value, type);
    }

    /** An object that cannot be bound stays as it is. */
    private static Object nested(Object value, Type type) {
        try {
            UninstantiatedDescribable nested = DescribableModel.uninstantiate2_(value);
            if (type != value.getClass()) {
                String simpleName = value.getClass().getSimpleName();
                long sharing = TypeResolution.subtypes(Types.erasure(type)).stream()
                        .filter(c -> c.getSimpleName().equals(simpleName))
                        .count();
                nested.setKlass(sharing > 1 ? value.getClass().getName() : simpleName);
            }
            nested.setSymbol(TypeResolution.symbolOf(value));
            return nested;
        } catch (UnsupportedOperationException | NoStaplerConstructorException e) {
            return value;
        }
    }
}

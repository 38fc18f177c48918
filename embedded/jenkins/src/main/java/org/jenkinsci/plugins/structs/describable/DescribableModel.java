package org.jenkinsci.plugins.structs.describable;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.TaskListener;
import hudson.util.LogTaskListener;
import hudson.util.Secret;
import io.jenkins.plugins.pavedroad.embedded.jenkins.BoundConstructors;
import java.beans.Introspector;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * What a class with a {@link DataBoundConstructor} takes, makes one from a map, and takes one apart again. An unknown
 * key is only a warning in the listener, because it is in Jenkins, too (see {@link #STRICT_PARAMETER_CHECKING}).
 */
public final class DescribableModel<T> implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(DescribableModel.class.getName());

    /** Makes unknown keys errors; for tests. */
    public static boolean STRICT_PARAMETER_CHECKING = false;

    /** Names the class in a nested map. */
    public static final String CLAZZ = "$class";

    private final Class<T> type;
    private final transient Map<String, DescribableParameter> parameters = new LinkedHashMap<>();
    private final transient Constructor<T> constructor;
    private final transient String[] constructorParameters;

    public static <T> DescribableModel<T> of(Class<T> clazz) {
        return new DescribableModel<>(clazz);
    }

    public DescribableModel(Class<T> clazz) {
        this.type = clazz;
        if (clazz == (Class<?>) ParametersDefinitionProperty.class) {
            constructorParameters = new String[] {"parameterDefinitions"};
            constructor = constructor(List.class);
        } else {
            constructorParameters = BoundConstructors.parameterNames(clazz);
            constructor = findConstructor(constructorParameters.length);
        }
        Type[] types = constructor.getGenericParameterTypes();
        for (int i = 0; i < constructorParameters.length; i++) {
            String name = constructorParameters[i];
            parameters.put(name, new DescribableParameter(this, types[i], name, null));
        }
        parameters.putAll(setters());
    }

    private Constructor<T> constructor(Class<?>... types) {
        try {
            return type.getConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    /** Sorted by name; a subclass's own wins. */
    private Map<String, DescribableParameter> setters() {
        Map<String, DescribableParameter> setters = new TreeMap<>();
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (field.isAnnotationPresent(DataBoundSetter.class)) {
                    setters.put(
                            field.getName(),
                            new DescribableParameter(
                                    this, field.getGenericType(), field.getName(), Injection.into(field)));
                }
            }
            for (Method method : c.getDeclaredMethods()) {
                if (method.isAnnotationPresent(DataBoundSetter.class) && !method.isBridge()) {
                    Type[] types = method.getGenericParameterTypes();
                    if (!method.getName().startsWith("set") || types.length != 1) {
                        throw new IllegalStateException(method + " cannot be a @DataBoundSetter");
                    }
                    String name = Introspector.decapitalize(method.getName().substring(3));
                    setters.put(name, new DescribableParameter(this, types[0], name, Injection.into(method)));
                }
            }
        }
        return setters;
    }

    @SuppressWarnings("unchecked")
    private Constructor<T> findConstructor(int length) {
        Constructor<T>[] constructors = (Constructor<T>[]) type.getConstructors();
        for (Constructor<T> c : constructors) {
            if (c.isAnnotationPresent(DataBoundConstructor.class)) {
                if (c.getParameterCount() != length) {
                    throw new IllegalArgumentException(
                            c
                                    + " has @DataBoundConstructor but it doesn't match with your .stapler file. Try clean rebuild");
                }
                return c;
            }
        }
        for (Constructor<T> c : constructors) {
            if (c.getParameterCount() == length) {
                return c;
            }
        }
        throw new IllegalArgumentException(type + " does not have a constructor with " + length + " arguments");
    }

    public Class<T> getType() {
        return type;
    }

    /** The constructor's in their order, then the others by name. */
    public Collection<DescribableParameter> getParameters() {
        return Collections.unmodifiableCollection(parameters.values());
    }

    public DescribableParameter getParameter(String name) {
        return parameters.get(name);
    }

    public boolean hasSingleRequiredParameter() {
        return getSoleRequiredParameter() != null;
    }

    public DescribableParameter getSoleRequiredParameter() {
        List<DescribableParameter> required = parameters.values().stream()
                .filter(DescribableParameter::isRequired)
                .collect(Collectors.toList());
        return required.size() == 1 ? required.get(0) : null;
    }

    public DescribableParameter getFirstRequiredParameter() {
        return parameters.values().stream()
                .filter(DescribableParameter::isRequired)
                .findFirst()
                .orElse(null);
    }

    public String getDisplayName() {
        for (Descriptor<?> descriptor : ExtensionList.lookup(Descriptor.class)) {
            if (descriptor.clazz == type) {
                return descriptor.getDisplayName();
            }
        }
        return type.getSimpleName();
    }

    public boolean isDeprecated() {
        return type.isAnnotationPresent(Deprecated.class);
    }

    public T instantiate(Map<String, ?> arguments) throws IllegalArgumentException {
        return instantiate(arguments, null);
    }

    /** Warnings go to the listener, or to the system log without one. */
    public T instantiate(Map<String, ?> arguments, TaskListener listener) throws IllegalArgumentException {
        TaskListener warnings = listener == null ? new LogTaskListener(LOGGER, Level.WARNING) : listener;
        Map<String, ?> named = nameSoleArgument(translate(arguments));
        checkKeys(named, warnings);
        try {
            Coercion coercion = new Coercion(warnings);
            T made = constructor.newInstance(constructorArguments(named, coercion));
            for (DescribableParameter parameter : parameters.values()) {
                if (!parameter.isRequired() && named.containsKey(parameter.getName())) {
                    Object value = named.get(parameter.getName());
                    parameter.injection.set(
                            made, coercion.coerce(parameter.injection.context(), parameter.getRawType(), value));
                }
            }
            return made;
        } catch (Exception e) {
            throw failure(named, e);
        }
    }

    private IllegalArgumentException failure(Map<String, ?> arguments, Exception e) {
        if (arguments.values().stream().anyMatch(Secret.class::isInstance)) {
            return new IllegalArgumentException("Could not instantiate arguments for " + type.getName()
                    + ". Secrets are involved, so details are available on more verbose logging levels.");
        }
        return new IllegalArgumentException(
                "Could not instantiate " + arguments + " for " + type.getName() + ": " + e, e);
    }

    private Map<String, ?> translate(Map<String, ?> arguments) {
        CustomDescribableModel custom = CustomDescribableModel.of(type);
        return custom == null ? arguments : custom.customInstantiate(copy(arguments));
    }

    /** Translators may change what they are given; in Jenkins, too, it comes to them in no order. */
    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new HashMap<>();
        map.forEach((key, value) -> {
            Object item = value;
            if (value instanceof UninstantiatedDescribable nested) {
                item = nested.withArguments(copy(nested.getArguments()));
            } else if (value instanceof Map<?, ?> nested) {
                item = copy(nested);
            }
            copy.put((String) key, item);
        });
        return copy;
    }

    private Map<String, ?> nameSoleArgument(Map<String, ?> arguments) {
        if (!arguments.containsKey(UninstantiatedDescribable.ANONYMOUS_KEY)) {
            return arguments;
        }
        if (arguments.size() != 1) {
            throw new IllegalArgumentException(
                    "All arguments have to be named but it has " + UninstantiatedDescribable.ANONYMOUS_KEY);
        }
        DescribableParameter sole = getSoleRequiredParameter();
        if (sole == null) {
            throw new IllegalArgumentException("Arguments to " + type + " have to be explicitly named");
        }
        return Collections.singletonMap(sole.getName(), arguments.get(UninstantiatedDescribable.ANONYMOUS_KEY));
    }

    private void checkKeys(Map<String, ?> arguments, TaskListener listener) {
        Set<String> unknown = new TreeSet<>(arguments.keySet());
        unknown.removeAll(parameters.keySet());
        if (unknown.isEmpty()) {
            return;
        }
        String message = "WARNING: Unknown parameter(s) found for class type '" + type.getName() + "': "
                + String.join(",", unknown);
        if (STRICT_PARAMETER_CHECKING) {
            throw new IllegalArgumentException(message);
        }
        listener.getLogger().println(message);
    }

    private Object[] constructorArguments(Map<String, ?> given, Coercion coercion) throws Exception {
        Type[] types = constructor.getGenericParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            Object value = given.get(constructorParameters[i]);
            if (value != null) {
                arguments[i] = coercion.coerce(type.getName() + "." + constructorParameters[i], types[i], value);
            } else if (types[i] instanceof Class<?> c && c.isPrimitive()) {
                arguments[i] = Array.get(Array.newInstance(c, 1), 0);
            }
        }
        return arguments;
    }

    public Map<String, Object> uninstantiate(T o) throws UnsupportedOperationException {
        return uninstantiate2(o).toMap();
    }

    /** The arguments that differ from what a new object has by itself. */
    public UninstantiatedDescribable uninstantiate2(T o) throws UnsupportedOperationException {
        if (!type.isInstance(o)) {
            throw new IllegalArgumentException(
                    "Expected " + type + " but got " + (o == null ? "null" : "an instance of " + o.getClass()));
        }
        Map<String, Object> values = new TreeMap<>();
        Map<String, Object> required = new TreeMap<>();
        for (DescribableParameter parameter : parameters.values()) {
            if (parameter.isDeprecated()) {
                continue;
            }
            Object value = parameter.inspect(o);
            if (parameter.isRequired() && value == null) {
                continue;
            }
            values.put(parameter.getName(), value);
            if (parameter.isRequired()) {
                required.put(parameter.getName(), value);
            }
        }
        removeDefaults(values, required);
        UninstantiatedDescribable result = new UninstantiatedDescribable(TypeResolution.symbolOf(o), null, values);
        result.setModel(this);
        CustomDescribableModel custom = CustomDescribableModel.of(type);
        return custom == null ? result : custom.customUninstantiate(result.withArguments(copy(values)));
    }

    private void removeDefaults(Map<String, Object> values, Map<String, Object> required) {
        T fresh;
        try {
            fresh = instantiate(required, TaskListener.NULL);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot create control version of " + type + " using " + required);
            return;
        }
        for (DescribableParameter parameter : parameters.values()) {
            String name = parameter.getName();
            if (!parameter.isRequired()
                    && !parameter.isDeprecated()
                    && Objects.equals(parameter.inspect(fresh), values.get(name))) {
                values.remove(name);
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public static Map<String, Object> uninstantiate_(Object o) {
        return ((DescribableModel) of(o.getClass())).uninstantiate(o);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public static UninstantiatedDescribable uninstantiate2_(Object o) {
        return ((DescribableModel) of(o.getClass())).uninstantiate2(o);
    }

    /** The class's {@code help.html}, or null. */
    public String getHelp() throws IOException {
        return getHelp("help.html");
    }

    String getHelp(String name) throws IOException {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            URL page = c.getClassLoader() == null
                    ? null
                    : c.getClassLoader()
                            .getResource(c.getName().replace('.', '/').replace('$', '/') + '/' + name);
            if (page != null) {
                try (InputStream in = page.openStream()) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        return null;
    }

    void describe(StringBuilder text, Deque<Class<?>> seen) {
        text.append(type.getSimpleName());
        if (seen.contains(type)) {
            text.append('…');
            return;
        }
        seen.push(type);
        text.append('(');
        String separator = "";
        for (DescribableParameter parameter : parameters.values()) {
            text.append(separator);
            parameter.describe(text, seen);
            separator = ", ";
        }
        text.append(')');
        seen.pop();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        describe(text, new ArrayDeque<>());
        return text.toString();
    }

    private Object writeReplace() {
        return new OfType(type);
    }

    /** Everything else follows from the class. */
    private static final class OfType implements Serializable {
        private static final long serialVersionUID = 1L;

        private final Class<?> type;

        OfType(Class<?> type) {
            this.type = type;
        }

        private Object readResolve() {
            return DescribableModel.of(type);
        }
    }
}

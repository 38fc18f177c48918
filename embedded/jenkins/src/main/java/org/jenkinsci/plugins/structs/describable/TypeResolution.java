package org.jenkinsci.plugins.structs.describable;

import hudson.ExtensionList;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.structs.SymbolLookup;

/** Finds the class that a nested map or symbol means. */
final class TypeResolution {
    private TypeResolution() {}

    static Set<Class<?>> subtypes(Class<?> supertype) {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Descriptor<?> descriptor : ExtensionList.lookup(Descriptor.class)) {
            if (supertype.isAssignableFrom(descriptor.clazz)) {
                found.add(descriptor.clazz);
            }
        }
        if (supertype == ParameterValue.class) {
            for (Class<?> definition : subtypes(ParameterDefinition.class)) {
                Class<?> value = valueOf(definition);
                if (value != null) {
                    found.add(value);
                }
            }
        }
        return found;
    }

    /** Parameter values have no descriptors; they are found by name beside their definitions. */
    static Class<?> valueOf(Class<?> definition) {
        String name = definition.getName();
        if (!name.endsWith("Definition")) {
            return null;
        }
        try {
            Class<?> value = definition
                    .getClassLoader()
                    .loadClass(name.substring(0, name.length() - "Definition".length()) + "Value");
            return ParameterValue.class.isAssignableFrom(value) ? value : null;
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    /** By simple name, or by full name where two share one. */
    static Map<String, DescribableModel<?>> modelsByName(Set<Class<?>> subtypes) {
        Map<String, List<Class<?>>> bySimpleName =
                subtypes.stream().collect(Collectors.groupingBy(Class::getSimpleName));
        Map<String, DescribableModel<?>> models = new TreeMap<>();
        for (Class<?> subtype : subtypes) {
            boolean unique = bySimpleName.get(subtype.getSimpleName()).size() == 1;
            try {
                models.put(unique ? subtype.getSimpleName() : subtype.getName(), DescribableModel.of(subtype));
            } catch (RuntimeException e) {
                Logger.getLogger(ParameterType.class.getName())
                        .log(Level.FINE, e, () -> subtype.getName() + " cannot be bound");
            }
        }
        return models;
    }

    static Class<?> resolve(Class<?> base, String name, String symbol) throws ClassNotFoundException {
        if (name != null && name.contains(".")) {
            return Class.forName(name, true, loader());
        }
        if (name != null) {
            return bySimpleName(base, name);
        }
        if (symbol != null) {
            return bySymbol(base, symbol);
        }
        if (Modifier.isAbstract(base.getModifiers())) {
            throw new UnsupportedOperationException(
                    "must specify " + DescribableModel.CLAZZ + " with an implementation of " + base);
        }
        return base;
    }

    private static ClassLoader loader() {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        return jenkins == null
                ? Thread.currentThread().getContextClassLoader()
                : jenkins.getPluginManager().uberClassLoader;
    }

    private static Class<?> bySimpleName(Class<?> base, String name) {
        List<Class<?>> found = subtypes(base).stream()
                .filter(c -> c.getSimpleName().equals(name))
                .collect(Collectors.toList());
        if (found.isEmpty()) {
            throw new UnsupportedOperationException("no known implementation of " + base + " is named " + name);
        }
        if (found.size() > 1) {
            throw new UnsupportedOperationException(name + " as a " + base + " could mean either "
                    + found.get(0).getName() + " or " + found.get(1).getName());
        }
        return found.get(0);
    }

    private static Class<?> bySymbol(Class<?> base, String symbol) {
        Descriptor descriptor = SymbolLookup.get().findDescriptor((Class) base, symbol);
        if (descriptor != null) {
            return descriptor.clazz;
        }
        if (base == ParameterValue.class) {
            descriptor = SymbolLookup.get().findDescriptor((Class) ParameterDefinition.class, symbol);
            Class<?> value = descriptor == null ? null : valueOf(descriptor.clazz);
            if (value != null) {
                return value;
            }
        }
        throw new UnsupportedOperationException(
                "no known implementation of " + base + " is using symbol ‘" + symbol + "’");
    }

    static String symbolOf(Object o) {
        Class<?> marked = null;
        if (o instanceof Describable<?> describable) {
            marked = describable.getDescriptor().getClass();
        } else if (o instanceof ParameterValue) {
            for (Class<?> definition : subtypes(ParameterDefinition.class)) {
                if (valueOf(definition) == o.getClass()) {
                    marked = Jenkins.get()
                            .getDescriptor(definition.asSubclass(Describable.class))
                            .getClass();
                }
            }
        }
        Set<String> symbols = marked == null ? Set.of() : SymbolLookup.getSymbolValue(marked);
        return symbols.isEmpty() ? null : symbols.iterator().next();
    }
}

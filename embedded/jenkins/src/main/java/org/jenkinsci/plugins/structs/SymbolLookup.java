package org.jenkinsci.plugins.structs;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Describable;
import hudson.model.Descriptor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;

/** Finds components by {@link Symbol}, among the classes that the symbol indices on the class path list. */
@Extension
public class SymbolLookup {
    private static final Logger LOGGER = Logger.getLogger(SymbolLookup.class.getName());

    private final Map<String, List<Class<?>>> classesBySymbol = new HashMap<>();

    public SymbolLookup() {
        ClassLoader loader = Jenkins.get().getPluginManager().uberClassLoader;
        for (String name : indexed(loader)) {
            try {
                Class<?> type = Class.forName(name, false, loader);
                for (String symbol : getSymbolValue(type)) {
                    classesBySymbol
                            .computeIfAbsent(symbol, s -> new ArrayList<>())
                            .add(type);
                }
            } catch (ClassNotFoundException | LinkageError e) {
                LOGGER.log(Level.WARNING, e, () -> "Could not load " + name + ", which has a symbol");
            }
        }
    }

    private static Set<String> indexed(ClassLoader loader) {
        Set<String> names = new LinkedHashSet<>();
        try {
            for (URL index :
                    Collections.list(loader.getResources("META-INF/services/annotations/" + Symbol.class.getName()))) {
                try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(index.openStream(), StandardCharsets.UTF_8))) {
                    lines.lines()
                            .map(String::trim)
                            .filter(line -> !line.isEmpty())
                            .forEach(names::add);
                }
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Could not read the symbols", e);
        }
        return names;
    }

    public static SymbolLookup get() {
        return ExtensionList.lookupSingleton(SymbolLookup.class);
    }

    private List<Class<?>> candidates(String symbol) {
        return classesBySymbol.getOrDefault(symbol, List.of());
    }

    /** The extension of this type and symbol, or null. */
    public <T> T find(Class<T> type, String symbol) {
        for (Class<?> candidate : candidates(symbol)) {
            if (type.isAssignableFrom(candidate)) {
                for (Object extension : ExtensionList.lookup(candidate)) {
                    if (extension.getClass() == candidate) {
                        return type.cast(extension);
                    }
                }
            }
        }
        return null;
    }

    /** The descriptor with this symbol of a describable of this type, or null. */
    @SuppressWarnings("unchecked")
    public <T> Descriptor<? extends T> findDescriptor(Class<T> type, String symbol) {
        for (Class<?> candidate : candidates(symbol)) {
            if (Descriptor.class.isAssignableFrom(candidate)) {
                Descriptor<?> descriptor = Jenkins.get().getDescriptorByType(candidate.asSubclass(Descriptor.class));
                if (descriptor != null && type.isAssignableFrom(descriptor.clazz)) {
                    return (Descriptor<? extends T>) descriptor;
                }
            }
        }
        return null;
    }

    public static Set<String> getSymbolValue(Object o) {
        return getSymbolValue(
                o instanceof Describable<?> describable
                        ? describable.getDescriptor().getClass()
                        : o.getClass());
    }

    /** Of a descriptor's class, or of the descriptor of a describable's. */
    public static Set<String> getSymbolValue(Class<?> c) {
        Class<?> marked = c;
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        if (Describable.class.isAssignableFrom(c) && !Descriptor.class.isAssignableFrom(c) && jenkins != null) {
            Descriptor<?> descriptor = jenkins.getDescriptor(c.asSubclass(Describable.class));
            if (descriptor == null) {
                return Collections.emptySet();
            }
            marked = descriptor.getClass();
        }
        Symbol symbol = marked.getAnnotation(Symbol.class);
        return symbol == null ? Collections.emptySet() : new LinkedHashSet<>(Arrays.asList(symbol.value()));
    }
}

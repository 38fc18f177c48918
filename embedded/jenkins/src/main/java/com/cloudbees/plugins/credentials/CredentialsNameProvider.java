package com.cloudbees.plugins.credentials;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names credentials for people, without giving them away. */
public abstract class CredentialsNameProvider<C extends Credentials> {
    public CredentialsNameProvider() {}

    public abstract String getName(C credentials);

    public static String name(Credentials credentials) {
        List<NameWith> namings = new ArrayList<>();
        for (Class<?> type : lineage(credentials.getClass())) {
            NameWith naming = type.getDeclaredAnnotation(NameWith.class);
            if (naming != null) {
                namings.add(naming);
            }
        }
        namings.sort(Comparator.comparingInt(NameWith::priority).reversed());
        return namings.stream()
                .map(naming -> name(naming, credentials))
                .filter(name -> name != null && !name.isEmpty())
                .findFirst()
                .orElseGet(() -> credentials.getDescriptor().getDisplayName());
    }

    @SuppressWarnings("unchecked")
    private static String name(NameWith naming, Credentials credentials) {
        try {
            CredentialsNameProvider<Credentials> provider = (CredentialsNameProvider<Credentials>)
                    naming.value().getDeclaredConstructor().newInstance();
            return provider.getName(credentials);
        } catch (ReflectiveOperationException | ClassCastException e) {
            return null;
        }
    }

    private static Set<Class<?>> lineage(Class<?> type) {
        Set<Class<?>> seen = new LinkedHashSet<>();
        Deque<Class<?>> open = new ArrayDeque<>();
        open.add(type);
        while (!open.isEmpty()) {
            Class<?> next = open.remove();
            if (seen.add(next)) {
                if (next.getSuperclass() != null) {
                    open.add(next.getSuperclass());
                }
                open.addAll(Arrays.asList(next.getInterfaces()));
            }
        }
        return seen;
    }
}

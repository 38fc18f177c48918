package jenkins.model;

import hudson.ExtensionList;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.init.Terminator;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the static methods marked {@link Initializer} and {@link Terminator}, as their indices list them. */
final class StartUp {
    private static final Logger LOGGER = Logger.getLogger(StartUp.class.getName());

    private StartUp() {}

    /** Those whose turn comes from the first stage on and before the second; the earlier ones first. */
    static void run(ClassLoader loader, InitMilestone from, InitMilestone to) throws IOException {
        List<Method> methods = new ArrayList<>();
        for (Method method : annotated(loader, Initializer.class)) {
            InitMilestone after = method.getAnnotation(Initializer.class).after();
            if (after.compareTo(from) >= 0 && after.compareTo(to) < 0) {
                methods.add(method);
            }
        }
        methods.sort(
                Comparator.comparing(m -> m.getAnnotation(Initializer.class).after()));
        for (Method method : methods) {
            try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
                invoke(method);
            } catch (InvocationTargetException e) {
                if (method.getAnnotation(Initializer.class).fatal()) {
                    throw new IOException("start-up failed in " + method, e.getCause());
                }
                LOGGER.log(Level.WARNING, e.getCause(), () -> method + " failed");
            }
        }
    }

    /** What attains something comes before what requires it. */
    static void terminate(ClassLoader loader) throws IOException {
        List<Method> ordered = new ArrayList<>();
        List<Method> left = annotated(loader, Terminator.class);
        while (!left.isEmpty()) {
            Method next = left.stream()
                    .filter(each -> left.stream().noneMatch(other -> attains(other, each)))
                    .findFirst()
                    .orElse(left.get(0));
            left.remove(next);
            ordered.add(next);
        }
        for (Method method : ordered) {
            try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
                invoke(method);
            } catch (InvocationTargetException e) {
                LOGGER.log(Level.WARNING, e.getCause(), () -> method + " failed");
            }
        }
    }

    private static boolean attains(Method first, Method second) {
        List<String> required = List.of(second.getAnnotation(Terminator.class).requires());
        return first != second
                && List.of(first.getAnnotation(Terminator.class).attains()).stream()
                        .anyMatch(required::contains);
    }

    private static void invoke(Method method) throws InvocationTargetException {
        try {
            Object[] arguments = new Object[method.getParameterCount()];
            for (int i = 0; i < arguments.length; i++) {
                Class<?> type = method.getParameterTypes()[i];
                arguments[i] = type == Jenkins.class ? Jenkins.get() : ExtensionList.lookupSingleton(type);
            }
            method.setAccessible(true);
            method.invoke(null, arguments);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Method> annotated(ClassLoader loader, Class<? extends Annotation> annotation)
            throws IOException {
        Set<String> classes = new LinkedHashSet<>();
        for (URL index :
                Collections.list(loader.getResources("META-INF/services/annotations/" + annotation.getName()))) {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(index.openStream(), StandardCharsets.UTF_8))) {
                lines.lines().map(String::trim).filter(line -> !line.isEmpty()).forEach(classes::add);
            }
        }
        List<Method> methods = new ArrayList<>();
        for (String name : classes) {
            try {
                for (Method method : Class.forName(name, false, loader).getDeclaredMethods()) {
                    if (method.isAnnotationPresent(annotation) && Modifier.isStatic(method.getModifiers())) {
                        methods.add(method);
                    }
                }
            } catch (ClassNotFoundException | LinkageError e) {
                LOGGER.log(Level.WARNING, e, () -> "Could not load " + name);
            }
        }
        return methods;
    }
}

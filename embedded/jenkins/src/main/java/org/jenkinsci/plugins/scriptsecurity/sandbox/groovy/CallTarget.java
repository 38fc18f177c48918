package org.jenkinsci.plugins.scriptsecurity.sandbox.groovy;

import groovy.lang.MetaMethod;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.reflection.CachedClass;
import org.codehaus.groovy.reflection.CachedMethod;
import org.codehaus.groovy.reflection.ParameterTypes;
import org.codehaus.groovy.runtime.DefaultGroovyMethods;
import org.codehaus.groovy.runtime.DefaultGroovyStaticMethods;
import org.codehaus.groovy.runtime.EncodingGroovyMethods;
import org.codehaus.groovy.runtime.IOGroovyMethods;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.codehaus.groovy.runtime.MetaClassHelper;
import org.codehaus.groovy.runtime.ProcessGroovyMethods;
import org.codehaus.groovy.runtime.ResourceGroovyMethods;
import org.codehaus.groovy.runtime.StringGroovyMethods;
import org.jenkinsci.plugins.scriptsecurity.sandbox.RejectedAccessException;

/** Finds what a dynamic call would reach, as Groovy's own meta classes choose it. */
final class CallTarget {

    /** DefaultGroovyMethods still has copies of what was moved to the others, so it comes last. */
    private static final List<Class<?>> GROOVY_METHODS = List.of(
            ProcessGroovyMethods.class,
            ResourceGroovyMethods.class,
            IOGroovyMethods.class,
            org.codehaus.groovy.runtime.SocketGroovyMethods.class,
            org.codehaus.groovy.runtime.SqlGroovyMethods.class,
            org.codehaus.groovy.runtime.SwingGroovyMethods.class,
            org.codehaus.groovy.runtime.XmlGroovyMethods.class,
            StringGroovyMethods.class,
            EncodingGroovyMethods.class,
            org.codehaus.groovy.runtime.DateGroovyMethods.class,
            DefaultGroovyStaticMethods.class,
            DefaultGroovyMethods.class);

    private CallTarget() {}

    static MetaMethod method(Object receiver, String name, Object[] args) {
        if (receiver instanceof Class<?> type) {
            MetaMethod ofType = staticMethod(type, name, args);
            if (ofType != null) {
                return ofType;
            }
        }
        return InvokerHelper.getMetaClass(receiver).getMetaMethod(name, args);
    }

    static MetaMethod staticMethod(Class<?> type, String name, Object[] args) {
        MetaMethod chosen = InvokerHelper.getMetaClass(type).getStaticMetaMethod(name, args);
        if (chosen != null) {
            return chosen;
        }
        for (Method each : type.getMethods()) {
            boolean named = each.getName().equals(name) && Modifier.isStatic(each.getModifiers());
            if (named && accepts(each.getParameterTypes(), args)) {
                return CachedMethod.find(each);
            }
        }
        return null;
    }

    /** The Java method behind it; null for arithmetic and array access, which Groovy implements directly. */
    static Method javaMethod(MetaMethod found) {
        if (found instanceof CachedMethod cached) {
            return cached.getCachedMethod();
        }
        if (found.getClass().getName().startsWith("org.codehaus.groovy.runtime.dgmimpl.")) {
            return null;
        }
        Class<?>[] rest = found.getNativeParameterTypes();
        Class<?>[] types = new Class<?>[rest.length + 1];
        types[0] = found.getDeclaringClass().getTheClass();
        System.arraycopy(rest, 0, types, 1, rest.length);
        for (Class<?> holder : GROOVY_METHODS) {
            try {
                return holder.getMethod(found.getName(), types);
            } catch (NoSuchMethodException e) {
                continue;
            }
        }
        try {
            // a category's method stands in for the receiver's own (IteratorHack's iterators and views)
            return types[0].getMethod(found.getName(), rest);
        } catch (NoSuchMethodException e) {
            throw new RejectedAccessException(
                    "method", types[0].getName() + " " + found.getName(), "its origin is not known");
        }
    }

    /** The method and what it overrides or implements. */
    static Set<Method> declarations(Method method, Class<?> from) {
        Set<Method> all = new LinkedHashSet<>();
        all.add(method);
        for (Class<?> type : supertypes(from)) {
            try {
                all.add(type.getDeclaredMethod(method.getName(), method.getParameterTypes()));
            } catch (NoSuchMethodException e) {
                continue;
            }
        }
        return all;
    }

    private static Set<Class<?>> supertypes(Class<?> from) {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> at = from; at != null; at = at.getSuperclass()) {
            all.add(at);
            for (Class<?> each : at.getInterfaces()) {
                all.addAll(supertypes(each));
            }
        }
        return all;
    }

    static boolean accepts(Class<?>[] parameters, Object[] args) {
        CachedClass[] cached = new CachedClass[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            cached[i] = org.codehaus.groovy.reflection.ReflectionCache.getCachedClass(parameters[i]);
        }
        return new ParameterTypes(cached).isValidMethod(args);
    }

    static List<Method> getters(Class<?> type, String property) {
        List<Method> found = new ArrayList<>();
        String capitalized = MetaClassHelper.capitalize(property);
        for (String name : List.of("get" + capitalized, "is" + capitalized)) {
            for (Class<?> each : List.of(type, Class.class)) {
                try {
                    Method method = each.getMethod(name);
                    boolean usable = each == type || property.matches("name|simpleName|class");
                    if (usable && (name.startsWith("get") || method.getReturnType() == boolean.class)) {
                        found.add(method);
                    }
                } catch (NoSuchMethodException e) {
                    continue;
                }
            }
        }
        return found;
    }

    static boolean hasProperty(Class<?> type, String property) {
        return !getters(type, property).isEmpty() || field(type, property) != null;
    }

    static Field field(Class<?> type, String name) {
        try {
            return type.getField(name);
        } catch (NoSuchFieldException e) {
            Field declared = declaredField(type, name);
            return declared != null && Modifier.isPublic(declared.getModifiers()) ? declared : null;
        }
    }

    static Field declaredField(Class<?> type, String name) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            try {
                return at.getDeclaredField(name);
            } catch (NoSuchFieldException e) {
                continue;
            }
        }
        return null;
    }

    static boolean isPlainContainer(Object receiver) {
        return receiver instanceof List
                || receiver instanceof Map
                || receiver instanceof CharSequence
                || receiver.getClass().isArray();
    }
}

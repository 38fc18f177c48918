package io.jenkins.plugins.pavedroad.embedded.jenkins;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;

/** A public field or a getter of a class, by the name that forms and XML use for it. */
public record ReflectedProperty(Class<?> type, Type genericType, String name) {
    /** Null when the class has neither. */
    public static ReflectedProperty of(Class<?> owner, String name) {
        try {
            Field field = owner.getField(name);
            return new ReflectedProperty(field.getType(), field.getGenericType(), field.toString());
        } catch (NoSuchFieldException e) {
            return ofGetter(owner, name);
        }
    }

    private static ReflectedProperty ofGetter(Class<?> owner, String name) {
        String suffix = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        for (String prefix : List.of("get", "is")) {
            try {
                Method getter = owner.getMethod(prefix + suffix);
                return new ReflectedProperty(getter.getReturnType(), getter.getGenericReturnType(), getter.toString());
            } catch (NoSuchMethodException e) {
                // the other prefix may exist
            }
        }
        return null;
    }
}

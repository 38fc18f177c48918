package org.jenkinsci.plugins.structs.describable;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.kohsuke.stapler.DataBoundSetter;

/** A field or method marked {@link DataBoundSetter}. */
abstract class Injection {
    abstract void set(Object target, Object value) throws Exception;

    /** For messages. */
    abstract String context();

    abstract boolean deprecated();

    static Injection into(Field field) {
        field.setAccessible(true);
        return new Injection() {
            @Override
            void set(Object target, Object value) throws Exception {
                field.set(target, value);
            }

            @Override
            String context() {
                return field.getDeclaringClass().getName() + "." + field.getName();
            }

            @Override
            boolean deprecated() {
                return field.isAnnotationPresent(Deprecated.class);
            }
        };
    }

    static Injection into(Method setter) {
        setter.setAccessible(true);
        return new Injection() {
            @Override
            void set(Object target, Object value) throws Exception {
                setter.invoke(target, value);
            }

            @Override
            String context() {
                return setter.getDeclaringClass().getName() + "." + setter.getName() + "()";
            }

            @Override
            boolean deprecated() {
                return setter.isAnnotationPresent(Deprecated.class);
            }
        };
    }
}

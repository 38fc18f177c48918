package org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.scriptsecurity.sandbox.Whitelist;

/** Permits members by a list of their signatures; a name may be * for all of a class. */
public abstract class EnumeratingWhitelist extends Whitelist {

    private Set<Signature> methods;
    private Set<Signature> constructors;
    private Set<Signature> statics;
    private Set<Signature> fields;
    private Set<Signature> staticFields;

    protected abstract List<MethodSignature> methodSignatures();

    protected abstract List<NewSignature> newSignatures();

    protected abstract List<MethodSignature> staticMethodSignatures();

    protected abstract List<FieldSignature> fieldSignatures();

    protected abstract List<FieldSignature> staticFieldSignatures();

    private synchronized void index() {
        if (methods == null) {
            constructors = new HashSet<>(newSignatures());
            statics = new HashSet<>(staticMethodSignatures());
            fields = new HashSet<>(fieldSignatures());
            staticFields = new HashSet<>(staticFieldSignatures());
            methods = new HashSet<>(methodSignatures());
        }
    }

    private static boolean has(Set<Signature> known, Method method) {
        return known.contains(
                        new MethodSignature(method.getDeclaringClass(), method.getName(), method.getParameterTypes()))
                || known.contains(new MethodSignature(method.getDeclaringClass(), "*"));
    }

    private static boolean has(Set<Signature> known, Field field) {
        return known.contains(new FieldSignature(field.getDeclaringClass(), field.getName()))
                || known.contains(new FieldSignature(field.getDeclaringClass(), "*"));
    }

    @Override
    public final boolean permitsMethod(Method method, Object receiver, Object[] args) {
        index();
        return has(methods, method);
    }

    @Override
    public final boolean permitsConstructor(Constructor<?> constructor, Object[] args) {
        index();
        return constructors.contains(
                new NewSignature(constructor.getDeclaringClass(), constructor.getParameterTypes()));
    }

    @Override
    public final boolean permitsStaticMethod(Method method, Object[] args) {
        index();
        return has(statics, method);
    }

    @Override
    public final boolean permitsFieldGet(Field field, Object receiver) {
        index();
        return has(fields, field);
    }

    @Override
    public final boolean permitsFieldSet(Field field, Object receiver, Object value) {
        return permitsFieldGet(field, receiver);
    }

    @Override
    public final boolean permitsStaticFieldGet(Field field) {
        index();
        return has(staticFields, field);
    }

    @Override
    public final boolean permitsStaticFieldSet(Field field, Object value) {
        return permitsStaticFieldGet(field);
    }

    public static String getName(Class<?> c) {
        return c.isArray() ? getName(c.getComponentType()) + "[]" : c.getName();
    }

    public static String getName(Object o) {
        return o == null ? "null" : getName(o.getClass());
    }

    private static String[] names(Class<?>[] types) {
        return Arrays.stream(types).map(EnumeratingWhitelist::getName).toArray(String[]::new);
    }

    /** A member as a line of text. */
    public abstract static class Signature implements Comparable<Signature> {

        @Override
        public abstract String toString();

        @Override
        public int compareTo(Signature o) {
            return toString().compareTo(o.toString());
        }

        @Override
        public boolean equals(Object obj) {
            return obj != null && obj.getClass() == getClass() && toString().equals(obj.toString());
        }

        @Override
        public int hashCode() {
            return toString().hashCode();
        }

        public boolean isWildcard() {
            return false;
        }
    }

    /** A method of a class. */
    public static class MethodSignature extends Signature {

        private final String text;
        private final boolean wildcard;

        public MethodSignature(String receiverType, String method, String... argumentTypes) {
            List<String> words = new ArrayList<>(List.of(receiverType, method));
            words.addAll(Arrays.asList(argumentTypes));
            text = String.join(" ", words);
            wildcard = method.equals("*");
        }

        public MethodSignature(Class<?> receiverType, String method, Class<?>... argumentTypes) {
            this(getName(receiverType), method, names(argumentTypes));
        }

        @Override
        public String toString() {
            return "method " + text;
        }

        @Override
        public boolean isWildcard() {
            return wildcard;
        }
    }

    /** A constructor. */
    public static final class NewSignature extends Signature {

        private final String text;

        public NewSignature(String type, String... argumentTypes) {
            List<String> words = new ArrayList<>(List.of(type));
            words.addAll(Arrays.asList(argumentTypes));
            text = String.join(" ", words);
        }

        public NewSignature(Class<?> type, Class<?>... argumentTypes) {
            this(getName(type), names(argumentTypes));
        }

        @Override
        public String toString() {
            return "new " + text;
        }
    }

    /** A field. */
    public static class FieldSignature extends Signature {

        private final String type;
        private final String field;

        public FieldSignature(String type, String field) {
            this.type = type;
            this.field = field;
        }

        public FieldSignature(Class<?> type, String field) {
            this(getName(type), field);
        }

        @Override
        public String toString() {
            return "field " + type + " " + field;
        }

        @Override
        public boolean isWildcard() {
            return field.equals("*");
        }
    }
}

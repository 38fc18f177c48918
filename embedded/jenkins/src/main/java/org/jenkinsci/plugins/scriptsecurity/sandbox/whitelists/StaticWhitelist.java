package org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.scriptsecurity.sandbox.RejectedAccessException;
import org.jenkinsci.plugins.scriptsecurity.sandbox.Whitelist;

/** A whitelist from lines of text, as plugins bring them in a resource. */
public final class StaticWhitelist extends EnumeratingWhitelist {

    /** Never to be approved: ways out of the sandbox. */
    private static final Set<String> PERMANENTLY_BLACKLISTED = Set.of(
            "staticMethod java.lang.System exit int",
            "method java.lang.Runtime exit int",
            "method java.lang.Runtime halt int");

    private final List<MethodSignature> methods = new ArrayList<>();
    private final List<NewSignature> constructors = new ArrayList<>();
    private final List<MethodSignature> statics = new ArrayList<>();
    private final List<FieldSignature> fields = new ArrayList<>();
    private final List<FieldSignature> staticFields = new ArrayList<>();

    public StaticWhitelist(Reader definition) throws IOException {
        BufferedReader lines = new BufferedReader(definition);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            add(line);
        }
    }

    public StaticWhitelist(Collection<? extends String> lines) throws IOException {
        for (String line : lines) {
            add(line);
        }
    }

    public StaticWhitelist(String... lines) throws IOException {
        this(Arrays.asList(lines));
    }

    private void add(String line) throws IOException {
        String text = line.trim();
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        Signature signature = parse(text);
        switch (text.substring(0, text.indexOf(' '))) {
            case "method" -> methods.add((MethodSignature) signature);
            case "new" -> constructors.add((NewSignature) signature);
            case "staticMethod" -> statics.add((MethodSignature) signature);
            case "field" -> fields.add((FieldSignature) signature);
            default -> staticFields.add((FieldSignature) signature);
        }
    }

    public static Signature parse(String line) throws IOException {
        String[] words = line.trim().split(" ");
        if (words.length >= 3 && (words[0].equals("method") || words[0].equals("staticMethod"))) {
            return new MethodSignature(words[1], words[2], Arrays.copyOfRange(words, 3, words.length));
        }
        if (words.length >= 2 && words[0].equals("new")) {
            return new NewSignature(words[1], Arrays.copyOfRange(words, 2, words.length));
        }
        if (words.length == 3 && (words[0].equals("field") || words[0].equals("staticField"))) {
            return new FieldSignature(words[1], words[2]);
        }
        throw new IOException(
                "not a whitelist line: '" + line + "'; it begins with method, new, staticMethod, field or staticField");
    }

    public static boolean isPermanentlyBlacklisted(String signature) {
        return PERMANENTLY_BLACKLISTED.contains(signature);
    }

    public static boolean isPermanentlyBlacklistedMethod(Method m) {
        return isPermanentlyBlacklisted(describe("method", m));
    }

    public static boolean isPermanentlyBlacklistedStaticMethod(Method m) {
        return isPermanentlyBlacklisted(describe("staticMethod", m));
    }

    public static boolean isPermanentlyBlacklistedConstructor(Constructor c) {
        return isPermanentlyBlacklisted(new NewSignature(c.getDeclaringClass(), c.getParameterTypes()).toString());
    }

    public static StaticWhitelist from(URL definition) throws IOException {
        try (InputStream in = definition.openStream();
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return new StaticWhitelist(reader);
        }
    }

    public static Whitelist stockWhitelists() throws IOException {
        return new GenericWhitelist();
    }

    @Override
    protected List<MethodSignature> methodSignatures() {
        return methods;
    }

    @Override
    protected List<NewSignature> newSignatures() {
        return constructors;
    }

    @Override
    protected List<MethodSignature> staticMethodSignatures() {
        return statics;
    }

    @Override
    protected List<FieldSignature> fieldSignatures() {
        return fields;
    }

    @Override
    protected List<FieldSignature> staticFieldSignatures() {
        return staticFields;
    }

    private static String describe(String kind, Method m) {
        return kind + " " + text(m);
    }

    private static String text(Method m) {
        String method = new MethodSignature(m.getDeclaringClass(), m.getName(), m.getParameterTypes()).toString();
        return method.substring("method ".length());
    }

    public static RejectedAccessException rejectMethod(Method m) {
        return new RejectedAccessException("method", text(m));
    }

    public static RejectedAccessException rejectMethod(Method m, String info) {
        return new RejectedAccessException("method", text(m), info);
    }

    public static RejectedAccessException rejectNew(Constructor<?> c) {
        String text = new NewSignature(c.getDeclaringClass(), c.getParameterTypes()).toString();
        return new RejectedAccessException("new", text.substring("new ".length()));
    }

    public static RejectedAccessException rejectStaticMethod(Method m) {
        return new RejectedAccessException("staticMethod", text(m));
    }

    public static RejectedAccessException rejectField(Field f) {
        return new RejectedAccessException("field", getName(f.getDeclaringClass()) + " " + f.getName());
    }

    public static RejectedAccessException rejectStaticField(Field f) {
        return new RejectedAccessException("staticField", getName(f.getDeclaringClass()) + " " + f.getName());
    }

    public static boolean isBlacklisted(String signature) {
        return isPermanentlyBlacklisted(signature);
    }
}

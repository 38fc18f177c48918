package io.jenkins.plugins.pavedroad.parameter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes of what a Jenkinsfile wrote what a step's setters take, before Jenkins's own coercion sees it: one value becomes
 * a list of one, a map becomes {@code K=v}, a number becomes text. What no setter takes is collected under
 * {@value #UNKNOWN}, because Jenkins only warns about it in scripted Pipelines and in nested maps.
 */
public final class Arguments {
    /** The setter that takes the sentences about unknown keys. */
    public static final String UNKNOWN = "unknownParameters";

    /** What a parameter takes. */
    public enum Kind {
        TEXT,
        TEXT_LIST,
        OTHER_LIST,
        OTHER
    }

    /**
     * A parameter's declaration.
     *
     * @param element for a list of maps: the key under which a bare text goes, such as a region's {@code name}; else null
     */
    public record Parameter(Kind kind, String element) {
        public static Parameter of(Kind kind) {
            return new Parameter(kind, null);
        }
    }

    private Arguments() {}

    /**
     * @param known parameters by name
     * @param where for the sentence, such as a step's name
     */
    public static Map<String, Object> coerce(Map<String, ?> written, Map<String, Parameter> known, String where) {
        Map<String, Object> coerced = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        written.forEach((key, value) -> {
            Parameter parameter = known.get(key);
            if (parameter == null && !key.startsWith("$")) {
                unknown.add(unknown(key, known.keySet(), where));
            } else {
                coerced.put(key, parameter == null ? value : coerce(value, parameter));
            }
        });
        if (!unknown.isEmpty()) {
            coerced.put(UNKNOWN, unknown);
        }
        return coerced;
    }

    private static String unknown(String key, Collection<String> known, String where) {
        List<String> names =
                known.stream().filter(k -> !k.equals(UNKNOWN)).sorted().toList();
        return "'" + key + "' is not a parameter of " + where + ". "
                + Nearest.to(key, names)
                        .map(near -> "Did you mean '" + near + "'?")
                        .orElseGet(() -> "It has " + String.join(", ", names) + ".");
    }

    private static Object coerce(Object value, Parameter parameter) {
        return switch (parameter.kind()) {
            case TEXT -> text(value);
            case TEXT_LIST -> textList(value);
            case OTHER_LIST -> list(value, parameter.element());
            case OTHER -> nested(value);
        };
    }

    /** Pipeline Syntax writes something nested of which nothing is said as {@code []}. */
    private static Object nested(Object value) {
        return value instanceof Collection<?> many && many.isEmpty() ? Map.of() : value;
    }

    private static Object text(Object value) {
        return value instanceof Number || value instanceof CharSequence ? value.toString() : value;
    }

    private static Object list(Object value, String element) {
        if (value == null) {
            return null;
        }
        List<Object> entries = new ArrayList<>();
        for (Object one : value instanceof Collection<?> many ? many : List.of(value)) {
            entries.add(element != null && one instanceof CharSequence ? Map.of(element, one.toString()) : nested(one));
        }
        return entries;
    }

    private static Object textList(Object value) {
        if (value instanceof Map<?, ?> map) {
            List<String> entries = new ArrayList<>();
            map.forEach((k, v) -> entries.add(k + "=" + v));
            return entries;
        }
        if (value instanceof Collection<?> many) {
            List<Object> entries = new ArrayList<>();
            many.forEach(one -> entries.add(text(one)));
            return entries;
        }
        return value == null ? null : List.of(text(value));
    }
}

package io.jenkins.plugins.pavedroad.embedded.aws.protocol;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The filters that one Describe call understands. Values may hold {@code *} and {@code ?}; all filters must hold, each with any of its values. */
public final class Filters<T> {
    private final Map<String, Function<T, Collection<String>>> fields = new LinkedHashMap<>();

    private final Function<T, Map<String, String>> tags;

    private Filters(Function<T, Map<String, String>> tags) {
        this.tags = tags;
    }

    public static <T> Filters<T> plain() {
        return new Filters<>(null);
    }

    /** With {@code tag:<key>}, {@code tag-key} and {@code tag-value}. */
    public static <T> Filters<T> tagged(Function<T, Map<String, String>> tags) {
        Filters<T> filters = new Filters<>(tags);
        filters.many("tag-key", member -> tags.apply(member).keySet());
        filters.many("tag-value", member -> tags.apply(member).values());
        return filters;
    }

    /** A field with one value, which may be null. */
    public Filters<T> one(String name, Function<T, Object> value) {
        return many(name, resource -> {
            Object found = value.apply(resource);
            return found == null ? List.of() : List.of(found.toString());
        });
    }

    public Filters<T> many(String name, Function<T, Collection<String>> values) {
        fields.put(name, values);
        return this;
    }

    /** The members that pass the call's {@code Filter.N} (EC2) or {@code Filters.member.N}. */
    public List<T> apply(Parameters in, List<T> all) {
        List<Predicate<T>> tests = new ArrayList<>();
        for (Parameters filter : in.structures("Filter")) {
            tests.add(test(in, filter.required("Name"), filter.strings("Value")));
        }
        for (Parameters filter : in.structures("Filters")) {
            tests.add(test(in, filter.required("Name"), filter.strings("Values")));
        }
        return tests.isEmpty()
                ? all
                : all.stream()
                        .filter(member -> tests.stream().allMatch(test -> test.test(member)))
                        .toList();
    }

    private Predicate<T> test(Parameters in, String name, List<String> values) {
        Function<T, Collection<String>> field = tags != null && name.startsWith("tag:")
                ? member -> tag(member, name.substring("tag:".length()))
                : fields.get(name);
        if (field == null) {
            throw in.invalid("Filter", name, "The filters here are " + String.join(", ", fields.keySet()) + ".");
        }
        List<Predicate<String>> wanted = values.stream().map(Filters::matcher).toList();
        return member -> field.apply(member).stream()
                .anyMatch(value -> wanted.stream().anyMatch(matcher -> matcher.test(value)));
    }

    private Collection<String> tag(T member, String key) {
        String value = tags.apply(member).get(key);
        return value == null ? List.of() : List.of(value);
    }

    /** A backslash takes the meaning from the sign after it, as in EC2's filters. */
    private static Predicate<String> matcher(String wanted) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < wanted.length(); i++) {
            char c = wanted.charAt(i);
            if (c == '\\' && i + 1 < wanted.length()) {
                regex.append(Pattern.quote(wanted.substring(++i, i + 1)));
            } else {
                regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).asMatchPredicate();
    }
}

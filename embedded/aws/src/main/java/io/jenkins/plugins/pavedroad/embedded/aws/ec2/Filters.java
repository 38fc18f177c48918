package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The filters that one Describe call understands. Values may hold {@code *} and {@code ?}; all filters must hold, each with any of its values. */
final class Filters<T> {
    private final Map<String, Function<T, Collection<String>>> fields = new LinkedHashMap<>();

    static <T extends Resource> Filters<T> tagged() {
        Filters<T> filters = new Filters<>();
        filters.many("tag-key", resource -> resource.tags().keySet());
        filters.many("tag-value", resource -> resource.tags().values());
        return filters;
    }

    /** A field with one value, which may be null. */
    Filters<T> one(String name, Function<T, Object> value) {
        return many(name, resource -> {
            Object found = value.apply(resource);
            return found == null ? List.of() : List.of(found.toString());
        });
    }

    Filters<T> many(String name, Function<T, Collection<String>> values) {
        fields.put(name, values);
        return this;
    }

    /** The members that pass the call's {@code Filter.N}. */
    List<T> apply(Parameters in, List<T> all) {
        List<Predicate<T>> tests = new ArrayList<>();
        for (Parameters filter : in.structures("Filter")) {
            tests.add(test(filter.required("Name"), filter.strings("Value")));
        }
        return tests.isEmpty()
                ? all
                : all.stream()
                        .filter(member -> tests.stream().allMatch(test -> test.test(member)))
                        .toList();
    }

    private Predicate<T> test(String name, List<String> values) {
        Function<T, Collection<String>> field = name.startsWith("tag:") && fields.containsKey("tag-key")
                ? member -> tag((Resource) member, name.substring("tag:".length()))
                : fields.get(name);
        if (field == null) {
            throw new AwsError("InvalidParameterValue", "The filter '" + name + "' is invalid");
        }
        List<Predicate<String>> wanted = values.stream().map(Filters::matcher).toList();
        return member -> field.apply(member).stream()
                .anyMatch(value -> wanted.stream().anyMatch(matcher -> matcher.test(value)));
    }

    private static Collection<String> tag(Resource resource, String key) {
        String value = resource.tags().get(key);
        return value == null ? List.of() : List.of(value);
    }

    private static Predicate<String> matcher(String wanted) {
        if (wanted.indexOf('*') < 0 && wanted.indexOf('?') < 0) {
            return wanted::equals;
        }
        StringBuilder regex = new StringBuilder();
        for (char c : wanted.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).asMatchPredicate();
    }
}

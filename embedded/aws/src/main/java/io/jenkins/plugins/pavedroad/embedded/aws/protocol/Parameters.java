package io.jenkins.plugins.pavedroad.embedded.aws.protocol;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The parameters of a form-encoded call, or those below one prefix of it. Lists are read in both spellings:
 * {@code InstanceId.1} (EC2) and {@code Names.member.1} (the other Query services).
 */
public final class Parameters {
    private final NavigableMap<String, String> all;
    private final String prefix;
    private final boolean ec2;

    public Parameters(Map<String, String> all, boolean ec2) {
        this(new TreeMap<>(all), "", ec2);
    }

    private Parameters(NavigableMap<String, String> all, String prefix, boolean ec2) {
        this.all = all;
        this.prefix = prefix;
        this.ec2 = ec2;
    }

    /** The value, or null when the caller did not send it. */
    public String string(String name) {
        return all.get(prefix + name);
    }

    public String string(String name, String otherwise) {
        String value = string(name);
        return value == null ? otherwise : value;
    }

    public String required(String name) {
        String value = string(name);
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    public boolean has(String name) {
        String full = prefix + name;
        if (all.containsKey(full)) {
            return true;
        }
        String below = all.ceilingKey(full + ".");
        return below != null && below.startsWith(full + ".");
    }

    /** The number, or null when absent. */
    public Integer integer(String name) {
        String value = string(name);
        if (value == null) {
            return null;
        }
        try {
            return Integer.valueOf(value);
        } catch (NumberFormatException e) {
            throw invalid(name, value, "A whole number is expected.");
        }
    }

    public int integer(String name, int otherwise) {
        Integer value = integer(name);
        return value == null ? otherwise : value;
    }

    /** The truth value, or null when absent. */
    public Boolean bool(String name) {
        String value = string(name);
        return value == null ? null : Boolean.valueOf(value);
    }

    public boolean bool(String name, boolean otherwise) {
        Boolean value = bool(name);
        return value == null ? otherwise : value;
    }

    public Instant instant(String name) {
        String value = string(name);
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw invalid(name, value, "A time in ISO 8601 form is expected.");
        }
    }

    /** The members of a list of plain values, in the order of their numbers; empty when absent. */
    public List<String> strings(String name) {
        List<String> values = new ArrayList<>();
        for (String key : memberKeys(name)) {
            String value = all.get(key);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** The members of a list of structures, in the order of their numbers; empty when absent. */
    public List<Parameters> structures(String name) {
        List<Parameters> values = new ArrayList<>();
        for (String key : memberKeys(name)) {
            values.add(new Parameters(all, key + ".", ec2));
        }
        return values;
    }

    /** The nested structure of that name; reading from an absent one gives nulls and empty lists. */
    public Parameters structure(String name) {
        return new Parameters(all, prefix + name + ".", ec2);
    }

    /** Everything that was sent, by full name. */
    public Map<String, String> all() {
        return all;
    }

    public AwsError missing(String name) {
        return ec2
                ? AwsError.missing(prefix + name)
                : new AwsError(
                        "ValidationError",
                        "1 validation error detected: Value null at '" + lowerFirst(prefix + name)
                                + "' failed to satisfy constraint: Member must not be null");
    }

    public AwsError invalid(String name, String value, String accepted) {
        return ec2
                ? AwsError.invalid(prefix + name, value, accepted)
                : new AwsError(
                        "ValidationError",
                        "Value '" + value + "' at '" + lowerFirst(prefix + name) + "' is not valid. " + accepted);
    }

    private List<String> memberKeys(String name) {
        String plain = prefix + name + ".";
        String start = all.ceilingKey(plain + "member.") != null
                        && all.ceilingKey(plain + "member.").startsWith(plain + "member.")
                ? plain + "member."
                : plain;
        SortedSet<Integer> numbers = new TreeSet<>();
        for (String key : all.tailMap(start, true).keySet()) {
            if (!key.startsWith(start)) {
                break;
            }
            String rest = key.substring(start.length());
            int dot = rest.indexOf('.');
            String number = dot < 0 ? rest : rest.substring(0, dot);
            if (!number.isEmpty() && number.length() < 10 && number.chars().allMatch(c -> c >= '0' && c <= '9')) {
                numbers.add(Integer.valueOf(number));
            }
        }
        return numbers.stream().map(number -> start + number).toList();
    }

    private static String lowerFirst(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}

package hudson.util;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/** Compares versions part by part; numbers by value, {@code -rc} and the like before the release. */
public class VersionNumber implements Comparable<VersionNumber> {
    private final String value;
    private final List<String> parts;

    public VersionNumber(String version) {
        this.value = version;
        this.parts = List.of(version.toLowerCase(Locale.ENGLISH).split("[.\\-_]|(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)"));
    }

    @Override
    public int compareTo(VersionNumber that) {
        for (int i = 0; i < Math.max(parts.size(), that.parts.size()); i++) {
            int order = compare(part(i), that.part(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private String part(int i) {
        return i < parts.size() ? parts.get(i) : "";
    }

    private static int compare(String a, String b) {
        boolean numbers =
                (a.isEmpty() || Character.isDigit(a.charAt(0))) && (b.isEmpty() || Character.isDigit(b.charAt(0)));
        if (numbers) {
            return new BigInteger(a.isEmpty() ? "0" : a).compareTo(new BigInteger(b.isEmpty() ? "0" : b));
        }
        int byKind = Integer.compare(rank(a), rank(b));
        return byKind != 0 ? byKind : a.compareTo(b);
    }

    /** Words before nothing before numbers. */
    private static int rank(String part) {
        return part.isEmpty() ? 1 : Character.isDigit(part.charAt(0)) ? 2 : 0;
    }

    public boolean isOlderThan(VersionNumber that) {
        return compareTo(that) < 0;
    }

    public boolean isNewerThan(VersionNumber that) {
        return compareTo(that) > 0;
    }

    public boolean isOlderThanOrEqualTo(VersionNumber that) {
        return compareTo(that) <= 0;
    }

    public boolean isNewerThanOrEqualTo(VersionNumber that) {
        return compareTo(that) >= 0;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof VersionNumber that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return 31;
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.jenkins.plugins.pavedroad.config;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an account's fields may hold. Each rule answers with one sentence, in the form and when the configuration is used. */
final class AccountRules {
    /** Partitions of AWS (its General Reference, ARNs). */
    static final List<String> PARTITIONS = List.of("aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}");

    /** IAM: a path, and a name of at most 64 characters. */
    private static final Pattern ROLE =
            Pattern.compile("arn:(aws[a-z-]*):iam::\\d{12}:role/(?:[\\x21-\\x7e]+/)?[\\w+=,.@-]{1,64}");

    /** STS API reference, AssumeRole: ExternalId. */
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");

    /** STS allows 64 characters; the job and the build need room behind it. */
    private static final Pattern SESSION = Pattern.compile("[\\w+=,.@-]{2,32}");

    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-[0-9]+");

    private AccountRules() {}

    static Optional<String> name(String value) {
        return rule(
                "name",
                value,
                value != null && NAME.matcher(value).matches(),
                "1 to 63 letters, digits or any of _ . -, beginning with a letter or a digit");
    }

    static Optional<String> role(String value) {
        return rule(
                "role",
                value,
                value == null || ROLE.matcher(value).matches(),
                "the ARN of a role, such as arn:aws:iam::123456789012:role/shipping");
    }

    static Optional<String> externalId(String value, String role) {
        if (value != null && role == null) {
            return Optional.of("The external id is '" + value + "' without a role; it goes with a role only.");
        }
        return rule(
                "external id",
                value,
                value == null || EXTERNAL_ID.matcher(value).matches(),
                "2 to 1224 letters, digits or any of _ + = , . @ : / -");
    }

    static Optional<String> sessionName(String value) {
        return rule(
                "session name",
                value,
                value == null || SESSION.matcher(value).matches(),
                "2 to 32 letters, digits or any of _ + = , . @ -");
    }

    static Optional<String> regions(Collection<String> values) {
        return values.stream()
                .filter(value -> !REGION.matcher(value).matches())
                .findFirst()
                .flatMap(wrong -> rule("region", wrong, false, "a region's name, such as us-east-1"));
    }

    static Optional<String> partition(String value, String role) {
        if (value == null) {
            return Optional.empty();
        }
        Matcher arn = ROLE.matcher(role == null ? "" : role);
        if (arn.matches() && !arn.group(1).equals(value)) {
            return rule("partition", value, false, arn.group(1) + ", the role's, or empty");
        }
        return rule("partition", value, PARTITIONS.contains(value), "one of " + String.join(", ", PARTITIONS));
    }

    private static Optional<String> rule(String field, String value, boolean right, String accepted) {
        return right
                ? Optional.empty()
                : Optional.of(
                        "The " + field + " is '" + (value == null ? "" : value) + "'; it must be " + accepted + ".");
    }
}

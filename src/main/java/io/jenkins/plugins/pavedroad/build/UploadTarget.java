package io.jenkins.plugins.pavedroad.build;

import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import java.io.Serializable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where packages are put: a bucket of S3 and what all keys there begin with. */
final class UploadTarget implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String ACCEPTED = "an S3 location such as s3://bucket/prefix: the bucket's name of 3 to 63"
            + " lower-case letters, digits, dots and hyphens, the prefix of letters, digits, slashes and !-_.*'()";

    /** Amazon S3 User Guide, Naming objects: the characters that need no special handling. */
    private static final Pattern LOCATION =
            Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([A-Za-z0-9!_.*'()/-]*))?");
    /** Amazon S3 User Guide, General purpose bucket naming rules. */
    private static final List<String> RESERVED_BEGINNINGS = List.of("xn--", "sthree-", "amzn-s3-demo-");

    private static final List<String> RESERVED_ENDS = List.of("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3");
    /** A key has 1,024 bytes: this leaves room for two slashes, a SHA-256 and a file name of 255. */
    private static final int LONGEST_PREFIX = 700;

    private final String bucket;
    private final String prefix;

    private UploadTarget(String bucket, String prefix) {
        this.bucket = bucket;
        this.prefix = prefix;
    }

    /**
     * @param text the parameter; empty for no upload
     * @return null for no upload
     * @throws BadParameterException when S3 would not take it
     */
    static UploadTarget parse(String text) {
        if (text.isEmpty()) {
            return null;
        }
        Matcher matcher = LOCATION.matcher(text);
        if (!matcher.matches() || !isBucket(matcher.group(1))) {
            throw new BadParameterException("uploadTo", text, ACCEPTED);
        }
        String given = matcher.group(2) == null ? "" : matcher.group(2);
        String prefix = given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
        if (prefix.length() > LONGEST_PREFIX || !prefix.isEmpty() && !isPath(prefix)) {
            throw new BadParameterException("uploadTo", text, ACCEPTED + ", at most " + LONGEST_PREFIX + " of them");
        }
        return new UploadTarget(matcher.group(1), prefix);
    }

    private static boolean isBucket(String name) {
        return !name.contains("..")
                && !name.matches("\\d+\\.\\d+\\.\\d+\\.\\d+")
                && RESERVED_BEGINNINGS.stream().noneMatch(name::startsWith)
                && RESERVED_ENDS.stream().noneMatch(name::endsWith);
    }

    /** Clients take dots and empty names out of a path, and would then ask for another key. */
    private static boolean isPath(String prefix) {
        return List.of(prefix.split("/", -1)).stream()
                .noneMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."));
    }

    String bucket() {
        return bucket;
    }

    String prefix() {
        return prefix;
    }

    /** The same content under the same name has the same key, whichever build made it. */
    static String key(String prefix, String sha256, String fileName) {
        return (prefix.isEmpty() ? "" : prefix + "/") + sha256 + "/" + fileName;
    }

    @Override
    public String toString() {
        return "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
    }
}

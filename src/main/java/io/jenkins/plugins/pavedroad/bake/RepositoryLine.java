package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One entry of {@code repository}: a line of apt's sources.list, or the base URL of a yum repository.
 *
 * @param text as it was given
 */
record RepositoryLine(Kind kind, String text) {
    /** Which package manager reads it. */
    enum Kind {
        APT,
        YUM;

        /** The word in a builder's data. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String URL = "https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/[A-Za-z0-9._~%/+:$=-]*)?";
    private static final Pattern YUM = Pattern.compile(URL);

    /** {@code deb [options] url suite components} (sources.list(5)); a suite that ends with a slash has no component. */
    private static final Pattern APT =
            Pattern.compile("deb(?: +\\[ *[A-Za-z-]+[+-]?=[^\\s\\[\\]]+(?: +[A-Za-z-]+[+-]?=[^\\s\\[\\]]+)* *])? +"
                    + URL + " +(?:[A-Za-z0-9._~/+-]*/|[A-Za-z0-9._~/+-]+(?: +[A-Za-z0-9._~/+-]+)+)");

    private static final Pattern WITH_USER = Pattern.compile("([A-Za-z+]+://)[^/\\s]*@");

    /**
     * @throws BadParameterException naming an entry that is neither, or that holds credentials (which it does not repeat)
     */
    static List<RepositoryLine> all(Collection<String> entries) {
        List<RepositoryLine> lines = entries.stream().map(RepositoryLine::of).toList();
        if (lines.stream().map(RepositoryLine::kind).distinct().count() > 1) {
            throw new BadParameterException(
                    "repository", lines.get(1).text(), "of one kind: lines of apt or base URLs of yum, not both");
        }
        return lines;
    }

    private static RepositoryLine of(String entry) {
        String hidden = WITH_USER.matcher(entry).replaceAll("$1***@");
        if (!hidden.equals(entry)) {
            throw new BadParameterException(
                    "repository",
                    hidden,
                    "without user and password in the address, because they would stay in logs and on the builder");
        }
        if (APT.matcher(entry).matches()) {
            return new RepositoryLine(Kind.APT, entry);
        }
        if (YUM.matcher(entry).matches()) {
            return new RepositoryLine(Kind.YUM, entry);
        }
        throw new BadParameterException(
                "repository",
                entry,
                "a line such as 'deb [signed-by=/usr/share/keyrings/our.gpg] https://apt.example.com stable main', or"
                        + " the http or https base URL of a yum repository");
    }
}

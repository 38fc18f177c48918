package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Packages that a repository has, as {@code packages} names them: {@code name=version}. The version is needed, because the
 * bake key would promise the same content for whatever is the newest.
 */
final class RepositoryPackage {
    /** Debian policy 5.6.1 and 5.6.12, with an epoch. */
    private static final Pattern DEB = Pattern.compile("([a-z0-9][a-z0-9+.-]+)=((?:[0-9]+:)?[0-9][A-Za-z0-9.+~-]*)");

    /** Name, and epoch:version-release, of which neither version nor release has a hyphen (RPM's spec file reference). */
    private static final Pattern RPM =
            Pattern.compile("([A-Za-z0-9_][A-Za-z0-9_+.-]*)=((?:[0-9]+:)?[A-Za-z0-9_+.~^]+-[A-Za-z0-9_+.~^]+)");

    private static final Pattern FILE = Pattern.compile(".*(?:/|\\\\|\\.deb$|\\.rpm$).*");

    private RepositoryPackage() {}

    /** Whether an entry of {@code packages} means one, and not files of the workspace. */
    static boolean isMeantBy(String entry) {
        return entry.contains("=") && !FILE.matcher(entry).matches();
    }

    /**
     * @param kinds of the repositories that are given; none when the base image's own are used
     * @throws BadParameterException when name or version are not what these package managers know
     */
    static PackageFile of(String entry, Collection<RepositoryLine.Kind> kinds) {
        Optional<PackageFile> known = Optional.empty();
        if (!kinds.contains(RepositoryLine.Kind.YUM)) {
            known = matching(DEB, entry);
        }
        if (known.isEmpty() && !kinds.contains(RepositoryLine.Kind.APT)) {
            known = matching(RPM, entry);
        }
        return known.orElseThrow(() -> new BadParameterException(
                "packages",
                entry,
                kinds.contains(RepositoryLine.Kind.YUM)
                        ? "name=version-release, the exact version of a package in the repository"
                        : "name=version, the exact version of a package in a repository, or files of the workspace"));
    }

    private static Optional<PackageFile> matching(Pattern grammar, String entry) {
        Matcher matcher = grammar.matcher(entry);
        return matcher.matches()
                ? Optional.of(PackageFile.ofRepository(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }
}

package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.artifact.PackageFacts;
import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One package that goes into the image.
 *
 * @param version without a Debian epoch
 * @param release may be empty
 * @param architecture the package's word: {@code all}, {@code amd64}, {@code noarch}, {@code x86_64} …
 * @param format {@code deb} or {@code rpm}; {@code repository} for one that no file is there of
 * @param file path among the build's artifacts or in the workspace; of a repository's, {@code name=version} as it was given
 * @param size bytes; 0 of a repository's
 * @param sha256 lower-case hexadecimal; empty of a repository's, whose exact version stands for its content
 */
public record PackageFile(
        String name,
        String version,
        String release,
        String architecture,
        String format,
        String file,
        long size,
        String sha256) {
    /** {@code name_version-release_arch.deb} (Debian policy; what gradle-ospackage writes). */
    private static final Pattern DEB = Pattern.compile("([a-z0-9][a-z0-9+.-]+)_([A-Za-z0-9.+:~-]+)_([a-z0-9]+)\\.deb");

    /** {@code name-version-release.arch.rpm}; neither version nor release has a hyphen. */
    private static final Pattern RPM =
            Pattern.compile("([A-Za-z0-9_+.-]+)-([A-Za-z0-9_+.~^]+)-([A-Za-z0-9_+.~^]+)\\.([a-z0-9_]+)\\.rpm");

    private static final String REPOSITORY = "repository";

    public PackageFile {
        if (!format.equals(REPOSITORY) && !sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256 of " + file + ": " + sha256);
        }
        if (!format.equals("deb") && !format.equals("rpm") && !format.equals(REPOSITORY)) {
            throw new IllegalArgumentException("not a package format: " + format);
        }
    }

    /**
     * A package that is known by its file only: the name tells what is in it, as for orca's PackageInfo.
     *
     * @throws IllegalArgumentException one sentence, when the file's name is not that of a deb or rpm package
     */
    public static PackageFile named(String file, long size, String sha256) {
        String name = fileName(file);
        Matcher deb = DEB.matcher(name);
        if (deb.matches()) {
            String full = withoutEpoch(deb.group(2));
            int hyphen = full.lastIndexOf('-');
            String version = hyphen < 0 ? full : full.substring(0, hyphen);
            String release = hyphen < 0 ? "" : full.substring(hyphen + 1);
            return new PackageFile(deb.group(1), version, release, deb.group(3), "deb", file, size, sha256);
        }
        Matcher rpm = RPM.matcher(name);
        if (rpm.matches()) {
            return new PackageFile(rpm.group(1), rpm.group(2), rpm.group(3), rpm.group(4), "rpm", file, size, sha256);
        }
        throw new IllegalArgumentException("The parameter 'packages' is '" + file
                + "'; it must be files named name_version-release_arch.deb or name-version-release.arch.rpm.");
    }

    /** The same file, with what it says of itself. */
    PackageFile holding(PackageFacts facts) {
        return new PackageFile(
                facts.name(), facts.version(), facts.release(), facts.architecture(), format, file, size, sha256);
    }

    /** One that the builder gets from a repository; its architecture is known when it is installed. */
    static PackageFile ofRepository(String name, String wholeVersion) {
        String full = withoutEpoch(wholeVersion);
        int hyphen = full.lastIndexOf('-');
        return new PackageFile(
                name,
                hyphen < 0 ? full : full.substring(0, hyphen),
                hyphen < 0 ? "" : full.substring(hyphen + 1),
                "",
                REPOSITORY,
                name + "=" + wholeVersion,
                0,
                "");
    }

    /**
     * What is on the image is what the image is named after, so nothing that comes later may replace it.
     *
     * @throws BadParameterException when two of them are the same package in different versions, such as one that an
     *     earlier build left in the workspace
     */
    static void requireEachOnce(List<PackageFile> packages) {
        Map<List<String>, PackageFile> known = new HashMap<>();
        for (PackageFile each : packages) {
            PackageFile other = known.putIfAbsent(List.of(each.name(), each.architecture()), each);
            if (other != null && !other.holdsSameAs(each)) {
                throw new BadParameterException(
                        "packages",
                        other.fileName() + ", " + each.fileName(),
                        "each package once, because of " + each.name() + " only the one installed last would be left");
            }
        }
    }

    private boolean holdsSameAs(PackageFile other) {
        return inRepository() ? file.equals(other.file) : sha256.equals(other.sha256);
    }

    /** Whether a repository has it, and not this build or its workspace. */
    boolean inRepository() {
        return format.equals(REPOSITORY);
    }

    private static String withoutEpoch(String version) {
        return version.replaceFirst("^[0-9]+:", "");
    }

    /** The last part of {@link #file()}. */
    public String fileName() {
        return fileName(file);
    }

    /** Whether nothing is known that would keep it from an architecture. */
    boolean portable() {
        return inRepository() || architecture.equals("all") || architecture.equals("noarch");
    }

    /** The cloud's word for the architecture, such as {@code x86_64} or {@code arm64}. */
    String cloudArchitecture() {
        return switch (architecture) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm64";
            default -> architecture;
        };
    }

    private static String fileName(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }
}

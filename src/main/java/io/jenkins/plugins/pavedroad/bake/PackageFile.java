package io.jenkins.plugins.pavedroad.bake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One package that goes into the image.
 *
 * @param version without a Debian epoch
 * @param release may be empty
 * @param architecture the package's word: {@code all}, {@code amd64}, {@code noarch}, {@code x86_64} …
 * @param format {@code deb} or {@code rpm}
 * @param file path among the build's artifacts or in the workspace
 * @param size bytes
 * @param sha256 lower-case hexadecimal
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

    public PackageFile {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256 of " + file + ": " + sha256);
        }
        if (!format.equals("deb") && !format.equals("rpm")) {
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
            String full = deb.group(2).replaceFirst("^[0-9]+:", "");
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

    /** The last part of {@link #file()}. */
    public String fileName() {
        return fileName(file);
    }

    /** Whether it runs on every architecture. */
    boolean portable() {
        return architecture.equals("all") || architecture.equals("noarch");
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

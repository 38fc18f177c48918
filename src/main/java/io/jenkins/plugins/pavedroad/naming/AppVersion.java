package io.jenkins.plugins.pavedroad.naming;

import java.util.Optional;

/**
 * What an image was baked from, in the grammar that frigga reads from the tag {@code appversion}:
 * {@code package-version-h<build>.<commit>/job/build}.
 *
 * @param text the whole
 * @param commit empty when there is none
 * @param build number of the build; empty when there is none
 * @param job name of the job; empty when there is none
 */
public record AppVersion(String text, String packageName, String version, String build, String commit, String job) {
    /** What frigga reads from it, if it can. It may be something else than the writer meant: see {@link #of}. */
    public static Optional<AppVersion> parse(String text) {
        com.netflix.frigga.ami.AppVersion parsed = com.netflix.frigga.ami.AppVersion.parseName(text);
        if (parsed == null) {
            return Optional.empty();
        }
        return Optional.of(new AppVersion(
                text,
                parsed.getPackageName(),
                parsed.getVersion(),
                orEmpty(parsed.getBuildNumber()),
                orEmpty(parsed.getCommit()),
                orEmpty(parsed.getBuildJobName())));
    }

    /**
     * The appversion of a package: Aminator's {@code name-version-release}.
     *
     * @param version without a Debian epoch
     * @param release as in the package, such as {@code h12.abc1234}; empty means {@code 0}, as in Aminator
     * @throws IllegalArgumentException when frigga could not read it, or would read another package or version
     */
    public static AppVersion of(String name, String version, String release) {
        return read(name, version, name + "-" + version + "-" + (release.isEmpty() ? "0" : release));
    }

    /**
     * The appversion with the build that made it: {@code name-version-release/job/build}.
     *
     * @param job any job name; what frigga's grammar lacks ({@code /}, spaces) becomes {@code -}
     * @throws IllegalArgumentException as for {@link #of(String, String, String)}
     */
    public static AppVersion of(String name, String version, String release, String job, int build) {
        String plain = of(name, version, release).text();
        return read(name, version, plain + "/" + job.replaceAll("[^-a-zA-Z0-9._~^]", "-") + "/" + build);
    }

    private static AppVersion read(String name, String version, String text) {
        AppVersion parsed = parse(text)
                .orElseThrow(() -> new IllegalArgumentException("appversion '" + text + "' cannot be read by frigga: "
                        + "a version of digits, letters, '.' and '~' and a release such as h12.abc1234 are needed"));
        if (!parsed.packageName.equals(name) || !parsed.version.equals(version)) {
            throw new IllegalArgumentException("appversion '" + text + "' would be read as package '"
                    + parsed.packageName + "', version '" + parsed.version + "' instead of '" + name + "', '" + version
                    + "': the version must not contain '-', write '~' instead");
        }
        return parsed;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}

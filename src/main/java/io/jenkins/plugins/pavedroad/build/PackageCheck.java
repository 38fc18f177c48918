package io.jenkins.plugins.pavedroad.build;

import io.jenkins.plugins.pavedroad.artifact.BuiltPackage;
import io.jenkins.plugins.pavedroad.artifact.PackageFacts;
import io.jenkins.plugins.pavedroad.naming.AppVersion;
import java.util.Map;
import java.util.Optional;

/** Whether a package can go on its way: it installs something, and Netflix's tools will read its name rightly. */
final class PackageCheck {
    private static final String SET_RELEASE = "Let build.gradle set the release of build number and commit, such as "
            + "ospackage { release = \"h${System.getenv('BUILD_NUMBER')}.${System.getenv('GIT_COMMIT').take(7)}\" }.";

    private PackageCheck() {}

    /**
     * The package as later steps see it.
     *
     * @throws IllegalArgumentException one sentence that says what is wrong with it and how to mend it
     */
    static BuiltPackage accept(PackageFacts facts, String file, long size, String sha256) {
        if (facts.empty()) {
            throw new IllegalArgumentException("The package " + file + " has no files in it: nothing was given to "
                    + "ospackage to pack, or it was built before what it packs.");
        }
        if (facts.release().isEmpty()) {
            throw new IllegalArgumentException(
                    "The package " + file + " cannot be baked: " + withoutRelease(facts) + ".");
        }
        String appVersion;
        try {
            appVersion = AppVersion.of(facts.name(), facts.version(), facts.release())
                    .text();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The package " + file + " cannot be baked: " + e.getMessage() + ". " + instead(facts), e);
        }
        return BuiltPackage.named(facts.name())
                .version(facts.version(), facts.release())
                .architecture(facts.architecture())
                .format(facts.format())
                .file(file, size, sha256)
                .appVersion(appVersion)
                .depends(facts.depends())
                .epoch(facts.epoch())
                .installedSize(facts.installedSize())
                .build();
    }

    /**
     * What differs between the package and what Gradle said while it was built; empty when nothing does.
     *
     * @param inferred project to version, from Nebula's release plugin
     */
    static Optional<String> doubt(BuiltPackage built, Map<String, String> inferred, String buildNumber) {
        String said =
                inferred.size() == 1 ? inferred.values().iterator().next() : inferred.getOrDefault(built.getName(), "");
        if (!said.isEmpty() && !inPackage(said).equals(built.getVersion())) {
            return Optional.of(
                    "Gradle inferred version " + said + ", but the package's version is " + built.getVersion() + ".");
        }
        if (!buildNumber.isEmpty() && !built.getRelease().matches("h" + buildNumber + "(\\..*)?")) {
            return Optional.of("The package's release is '" + built.getRelease() + "' and not h" + buildNumber
                    + ".<commit>, so nobody can tell which build made it: let build.gradle set it from BUILD_NUMBER and "
                    + "GIT_COMMIT.");
        }
        return Optional.empty();
    }

    /**
     * Whether a build of another commit made a package that nothing but its content tells from this one.
     *
     * @param before the job's previous build of this; null when there is none
     */
    static Optional<String> sameAs(BuiltPackage built, String commit, EarlierBuild before) {
        if (before == null || commit.isEmpty() || before.made().getCommit().equals(commit)) {
            return Optional.empty();
        }
        return before.made().getPackages().stream()
                .filter(other -> other.getFileName().equals(built.getFileName())
                        && other.getAppVersion().equals(built.getAppVersion())
                        && !other.getSha256().equals(built.getSha256()))
                .findFirst()
                .map(other -> "Build #" + before.number() + " made " + built.getFileName() + " of another commit: two "
                        + "packages with one name and version, which no repository and no machine can tell apart. "
                        + SET_RELEASE);
    }

    private static String withoutRelease(PackageFacts facts) {
        String bare = facts.name() + "-" + facts.version();
        return "it has no release, and of '" + bare + "' frigga "
                + AppVersion.parse(bare)
                        .map(read -> "reads package '" + read.packageName() + "', version '" + read.version() + "'")
                        .orElse("reads nothing")
                + ". " + SET_RELEASE.replaceFirst("[.]$", "");
    }

    /** A name, version and release that frigga reads as they are, as near as can be to those that it does not. */
    private static String instead(PackageFacts facts) {
        String name = facts.name().replaceAll("[^-a-zA-Z0-9._~^]", "-");
        String version = inPackage(facts.version()).replaceAll("[^0-9.a-zA-Z~]", ".");
        String release = facts.release().replaceAll("[^.\\w]", "_").replaceFirst("^(\\w+)[.](\\w+)[.].*", "$1.$2");
        try {
            AppVersion near = AppVersion.of(name, version.isEmpty() ? "1.0.0" : version, release);
            return "Choose name '" + near.packageName() + "', version '" + near.version() + "', release '" + release
                    + "', which make '" + near.text() + "'.";
        } catch (IllegalArgumentException none) {
            return SET_RELEASE;
        }
    }

    /** ospackage's rule for a project's version in a package. */
    static String inPackage(String version) {
        return version.replaceFirst("\\+.*", "").replace('-', '~');
    }
}

package io.jenkins.plugins.pavedroad.build;

import io.jenkins.plugins.pavedroad.artifact.BuiltPackage;
import io.jenkins.plugins.pavedroad.artifact.PackageFacts;
import io.jenkins.plugins.pavedroad.naming.AppVersion;
import java.util.Map;
import java.util.Optional;

/** Whether a package can go on its way: it installs something, and Netflix's tools will read its name rightly. */
final class PackageCheck {
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
        String appVersion;
        try {
            appVersion = AppVersion.of(facts.name(), facts.version(), facts.release())
                    .text();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The package " + file + " cannot be baked: " + e.getMessage() + ".", e);
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

    /** ospackage's rule for a project's version in a package. */
    private static String inPackage(String version) {
        return version.replaceFirst("\\+.*", "").replace('-', '~');
    }
}

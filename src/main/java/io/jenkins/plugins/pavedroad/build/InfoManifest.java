package io.jenkins.plugins.pavedroad.build;

import io.jenkins.plugins.pavedroad.artifact.BuiltPackage;
import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * What Nebula's info plugin wrote about a build, {@code build/manifest/<name>.properties}: compared with the package that
 * stands beside it, because a manifest of another build says so of the package's jars too.
 *
 * @param file relative to the project, with slashes
 * @param version Implementation-Version
 * @param buildNumber Build-Number
 * @param job Build-Job
 * @param commit Full-Change, else Change; empty when there is neither
 */
record InfoManifest(String file, String version, String buildNumber, String job, String commit)
        implements Serializable {
    /** @throws IOException when it is no properties file */
    static InfoManifest read(String file, String text) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new StringReader(text)) {
            properties.load(reader);
        } catch (IllegalArgumentException e) {
            throw new IOException("The manifest " + file + " cannot be read: " + e.getMessage(), e);
        }
        String change = properties.getProperty("Change", "");
        return new InfoManifest(
                file,
                properties.getProperty("Implementation-Version", ""),
                properties.getProperty("Build-Number", ""),
                properties.getProperty("Build-Job", ""),
                properties.getProperty("Full-Change", change));
    }

    /** Whether it belongs to the same Gradle project as a package, both in their usual places. */
    boolean besides(String packageFile) {
        return parent(parent(file)).equals(parent(parent(packageFile)));
    }

    /**
     * What it says otherwise than the package and the build.
     *
     * @param build the build's number
     * @param builtCommit 40 digits; empty when unknown
     */
    List<String> differences(BuiltPackage built, int build, String jobName, String builtCommit) {
        List<String> differences = new ArrayList<>();
        differs(differences, "version", PackageCheck.inPackage(version), built.getVersion());
        differs(differences, "build number", buildNumber, String.valueOf(build));
        differs(differences, "job", job, jobName);
        if (!commit.isEmpty() && !builtCommit.isEmpty() && !builtCommit.startsWith(commit)) {
            differences.add(says("commit", commit, builtCommit));
        }
        return differences;
    }

    private void differs(List<String> differences, String what, String said, String is) {
        if (!said.isEmpty() && !said.equals(is)) {
            differences.add(says(what, said, is));
        }
    }

    private String says(String what, String said, String is) {
        return "The info manifest " + file + " says " + what + " " + said + ", but it is " + is
                + ": it was left by another build, or the package's version is not the project's. Put 'clean' first in "
                + "'tasks'.";
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}

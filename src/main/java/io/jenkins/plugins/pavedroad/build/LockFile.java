package io.jenkins.plugins.pavedroad.build;

import java.io.Serializable;

/**
 * A lock file of a project, as it is on the agent.
 *
 * @param path relative to where Gradle runs, with slashes
 */
record LockFile(String path, String text) implements Serializable {
    /** Of the project that it belongs to; empty for the one where Gradle runs. */
    String project() {
        String folder = parent(path);
        if (!folder.endsWith(GRADLE_FOLDER)) {
            return folder;
        }
        return parent(folder.substring(0, folder.length() - GRADLE_FOLDER.length()) + "x");
    }

    private static final String GRADLE_FOLDER = "gradle/dependency-locks";

    /** The last part of the path. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}

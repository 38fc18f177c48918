package io.jenkins.plugins.pavedroad.build;

import java.io.Serializable;
import java.util.List;

/**
 * What an agent has to run Gradle with.
 *
 * @param windows whether the agent runs Windows, and so a batch file instead of a shell script
 * @param wrapper whether the project has a wrapper for that system
 * @param home of the Gradle that is configured in Jenkins under the name that the user gave; empty when there is none
 */
record GradleSource(boolean windows, boolean wrapper, String home) implements Serializable {
    /** The beginning of the command line when the user named nothing, or named what is configured in Jenkins. */
    List<String> command() {
        if (!home.isEmpty()) {
            String bare = home.replaceFirst("[/\\\\]+$", "");
            return List.of(windows ? bare + "\\bin\\gradle.bat" : bare + "/bin/gradle");
        }
        if (wrapper) {
            return windows ? List.of(".\\gradlew.bat") : List.of("sh", "./gradlew");
        }
        return List.of("gradle");
    }
}

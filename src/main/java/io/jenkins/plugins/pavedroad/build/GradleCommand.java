package io.jenkins.plugins.pavedroad.build;

import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which Gradle runs with which arguments. The shell text that runs it is fixed; what users wrote reaches it through the
 * environment, one argument a line.
 */
final class GradleCommand implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Set<String> SCOPES = Set.of("major", "minor", "patch");

    /**
     * Splits at line ends only ({@code IFS}), expands no pattern ({@code set -f}), and becomes Gradle, so that its exit
     * status and its end are Gradle's own. A script that begins with {@code #!} is not echoed by durable-task.
     */
    static final String SCRIPT = "#!/bin/sh\n"
            + "cd -- \"$PAVED_ROAD_PROJECT\" || exit\n"
            + "set -f\n"
            + "IFS='\n'\n"
            + "arguments=$PAVED_ROAD_GRADLE\n"
            + "unset PAVED_ROAD_GRADLE PAVED_ROAD_PROJECT\n"
            + "exec $arguments\n";

    /** What shells answer when a command is not found, and when it cannot be run. */
    static final int NOT_FOUND = 127;

    static final int NOT_EXECUTABLE = 126;

    private final ArrayList<String> tasks;
    private final ArrayList<String> switches;
    private final String gradle;

    /**
     * @param tasks as written, such as {@code build buildDeb}
     * @param scope {@code major}, {@code minor}, {@code patch} or empty
     * @param gradle a command to run instead of the wrapper or {@code gradle}; may be empty
     * @param switches as written, such as {@code --no-daemon --info}
     * @throws BadParameterException when one of them cannot be taken
     */
    GradleCommand(String tasks, ReleaseStage release, String scope, String gradle, String switches) {
        this.tasks = new ArrayList<>(Words.split("tasks", tasks));
        this.switches = new ArrayList<>(Words.split("switches", switches));
        this.gradle = gradle.trim();
        if (this.gradle.contains("\n")) {
            throw new BadParameterException("gradle", gradle, "a command or the path of one");
        }
        if (release != ReleaseStage.NONE) {
            this.tasks.add(release.word());
        }
        if (this.tasks.isEmpty()) {
            throw new BadParameterException("tasks", tasks, "at least one Gradle task, such as build buildDeb");
        }
        if (!scope.isEmpty()) {
            if (!SCOPES.contains(scope)) {
                throw new BadParameterException("scope", scope, "major, minor or patch");
            }
            this.switches.add("-Prelease.scope=" + scope);
        }
    }

    /**
     * The whole command line. A command given by the user wins; then the project's wrapper, through {@code sh} because
     * checkouts lose the executable bit; then what {@code PATH} has.
     */
    List<String> line(boolean wrapper) {
        List<String> line = new ArrayList<>();
        if (!gradle.isEmpty()) {
            line.add(gradle);
        } else if (wrapper) {
            line.addAll(List.of("sh", "./gradlew"));
        } else {
            line.add("gradle");
        }
        line.addAll(switches);
        line.addAll(tasks);
        return line;
    }

    /**
     * What {@link #SCRIPT} needs, and what Nebula's plugins and the build look for. Empty values are left out.
     *
     * @param project the folder that holds build.gradle, relative to where the script starts
     */
    Map<String, String> environment(String project, boolean wrapper, Origin origin) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PAVED_ROAD_PROJECT", project);
        environment.put("PAVED_ROAD_GRADLE", String.join("\n", line(wrapper)));
        put(environment, "BUILD_NUMBER", String.valueOf(origin.buildNumber()));
        put(environment, "JOB_NAME", origin.job());
        put(environment, "GIT_COMMIT", origin.commit());
        put(environment, "GIT_BRANCH", origin.branch());
        return environment;
    }

    /**
     * Which build of what this is.
     *
     * @param job the job's full name
     * @param commit empty when unknown
     * @param branch empty when unknown
     */
    record Origin(int buildNumber, String job, String commit, String branch) {}

    private static void put(Map<String, String> environment, String name, String value) {
        if (!value.isEmpty()) {
            environment.put(name, value);
        }
    }

    /** Why there was no Gradle to run, in one sentence. */
    String missing(String folder) {
        if (!gradle.isEmpty()) {
            return "The parameter 'gradle' is '" + gradle
                    + "', and the agent cannot run that: give a command that is on "
                    + "its PATH, the full path of one, or leave the parameter out to use the project's wrapper.";
        }
        return "There is no Gradle: " + folder
                + " has no 'gradlew' and the agent has no 'gradle' on its PATH. Commit a "
                + "Gradle wrapper, install Gradle on the agent, or name it with the parameter 'gradle'.";
    }
}

package io.jenkins.plugins.pavedroad.build;

import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    /**
     * The same for Windows. {@code cmd.exe} reads what a variable is replaced with as its own language, so
     * {@link #environment} takes no word that means something there.
     */
    static final String BATCH =
            "@echo off\r\n" + "cd /d \"%PAVED_ROAD_PROJECT%\" || exit /b 1\r\n" + "%PAVED_ROAD_GRADLE%\r\n";

    private static final Pattern BATCH_LANGUAGE = Pattern.compile("[&|<>^%!\"\n\r]");
    private static final Pattern BATCH_QUOTES = Pattern.compile(".*[\\s,;=()'`@].*|");

    /** What shells answer when a command is not found, and when it cannot be run; what cmd.exe answers to both. */
    private static final Set<Integer> NEVER_RAN = Set.of(127, 126, 9009);

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
        if (this.switches.stream().noneMatch(word -> word.startsWith("--console"))) {
            // one line for each task, on every agent and with every Gradle
            this.switches.add(0, "--console=plain");
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

    /** What the user named: a Gradle configured in Jenkins, a command, or the path of one; may be empty. */
    String gradle() {
        return gradle;
    }

    /** The value that was given to a Gradle property with {@code -P}. */
    Optional<String> property(String name) {
        String start = "-P" + name;
        return switches.stream()
                .filter(word -> word.equals(start) || word.startsWith(start + "="))
                .map(word -> word.substring(Math.min(word.length(), start.length() + 1)))
                .findFirst();
    }

    /**
     * The whole command line. What the user named wins, as a Gradle configured in Jenkins or as a command; then the
     * project's wrapper, through {@code sh} because checkouts lose the executable bit; then what {@code PATH} has.
     */
    List<String> line(GradleSource source) {
        boolean asWritten = source.home().isEmpty() && !gradle.isEmpty();
        List<String> line = new ArrayList<>(asWritten ? List.of(gradle) : source.command());
        line.addAll(switches);
        line.addAll(tasks);
        return line;
    }

    /** The fixed text that runs it. */
    static String script(boolean windows) {
        return windows ? BATCH : SCRIPT;
    }

    /** Whether this is what a shell answers when it could not run Gradle at all. */
    static boolean neverRan(int status) {
        return NEVER_RAN.contains(status);
    }

    /**
     * What {@link #script} needs, and what Nebula's plugins and the build look for. Empty values are left out.
     *
     * @param project the folder that holds build.gradle, relative to where the script starts
     * @param more arguments of ours
     * @throws BadParameterException when a word would be read by {@code cmd.exe} as its own language
     */
    Map<String, String> environment(String project, GradleSource source, List<String> more, Origin origin) {
        List<String> line = new ArrayList<>(line(source));
        line.addAll(more);
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PAVED_ROAD_PROJECT", source.windows() ? forBatch(project) : project);
        environment.put(
                "PAVED_ROAD_GRADLE",
                source.windows()
                        ? line.stream().map(GradleCommand::quotedForBatch).collect(Collectors.joining(" "))
                        : String.join("\n", line));
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

    private static String forBatch(String word) {
        if (BATCH_LANGUAGE.matcher(word).find()) {
            throw new BadParameterException(
                    "On a Windows agent no word of Gradle's command line may have one of & | < > ^ % ! \" or a line break "
                            + "in it, because the wrapper's batch file would read it as a command; one is '" + word
                            + "'.");
        }
        return word;
    }

    private static String quotedForBatch(String word) {
        String safe = forBatch(word);
        if (!BATCH_QUOTES.matcher(safe).matches()) {
            return safe;
        }
        // programs read a backslash before a quotation mark as that mark
        return '"' + safe.replaceFirst("(\\\\+)$", "$1$1") + '"';
    }

    private static void put(Map<String, String> environment, String name, String value) {
        if (!value.isEmpty()) {
            environment.put(name, value);
        }
    }

    /** Why there was no Gradle to run, in one sentence. */
    String missing(String folder) {
        if (!gradle.isEmpty()) {
            return "The parameter 'gradle' is '" + gradle
                    + "', and the agent cannot run that: give the name of a Gradle configured in Jenkins, a command that "
                    + "is on the agent's PATH, the full path of one, or leave the parameter out to use the project's "
                    + "wrapper.";
        }
        return "There is no Gradle: " + folder
                + " has no 'gradlew' and the agent has no 'gradle' on its PATH. Commit a "
                + "Gradle wrapper, install Gradle on the agent, or name it with the parameter 'gradle'.";
    }
}

package io.jenkins.plugins.pavedroad.build;

import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Nebula release's stages, each a Gradle task of the same name; {@code none} leaves the task out. */
enum ReleaseStage {
    NONE("none", false),
    SNAPSHOT("snapshot", true),
    DEV_SNAPSHOT("devSnapshot", true),
    CANDIDATE("candidate", true),
    FINAL("final", true);

    private final String word;
    private final boolean countsFromTags;

    ReleaseStage(String word, boolean countsFromTags) {
        this.word = word;
        this.countsFromTags = countsFromTags;
    }

    /** As a Jenkinsfile writes it. */
    String word() {
        return word;
    }

    /** Whether the version depends on the last tag, so that tags and the history back to it are needed. */
    boolean countsFromTags() {
        return countsFromTags;
    }

    /** Whether it makes a version that others use, and tags it. */
    boolean tags() {
        return this == CANDIDATE || this == FINAL;
    }

    static String words() {
        return Arrays.stream(values()).map(ReleaseStage::word).collect(Collectors.joining(", "));
    }

    /** @throws BadParameterException when there is no such stage */
    static ReleaseStage parse(String text) {
        return Arrays.stream(values())
                .filter(stage -> stage.word.equals(text))
                .findFirst()
                .orElseThrow(() -> new BadParameterException("release", text, "one of " + words()));
    }
}

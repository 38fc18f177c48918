package io.jenkins.plugins.pavedroad.embedded.jenkins.web.stages;

import java.util.Locale;

/** How a stage stands; the words are those of Jenkins's stage view. */
public enum StageStatus {
    SUCCESS("success"),
    RUNNING("running"),
    PAUSED_PENDING_INPUT("waiting for input"),
    UNSTABLE("unstable"),
    FAILED("failed"),
    ABORTED("aborted"),
    SKIPPED("skipped"),
    NOT_EXECUTED("not run");

    private final String words;

    StageStatus(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public String cssClass() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isOver() {
        return this != RUNNING && this != PAUSED_PENDING_INPUT;
    }

    boolean didWork() {
        return this != SKIPPED && this != NOT_EXECUTED;
    }
}

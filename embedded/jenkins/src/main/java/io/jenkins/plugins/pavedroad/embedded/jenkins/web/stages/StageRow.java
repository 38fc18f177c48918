package io.jenkins.plugins.pavedroad.embedded.jenkins.web.stages;

import java.util.List;

/**
 * One build in the stage view.
 *
 * @param number the build's number
 * @param changes how many commits are new in it
 * @param inputId the question the build waits for, or null
 * @param inputMessage what it asks, or null
 */
public record StageRow(
        int number,
        StageStatus status,
        long startMillis,
        long durationMillis,
        int changes,
        String inputId,
        String inputMessage,
        List<Stage> stages) {
    public StageRow {
        stages = List.copyOf(stages);
    }
}

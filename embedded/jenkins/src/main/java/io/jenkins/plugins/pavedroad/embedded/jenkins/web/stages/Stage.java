package io.jenkins.plugins.pavedroad.embedded.jenkins.web.stages;

import java.util.List;

/**
 * A stage, a parallel branch or a labelled block of one build.
 *
 * @param nodeId the flow node that opens it
 * @param startMillis since the epoch; 0 when it never began
 * @param durationMillis up to now while it runs
 */
public record Stage(
        String nodeId, String name, StageStatus status, long startMillis, long durationMillis, List<Stage> children) {
    public Stage {
        children = List.copyOf(children);
    }
}

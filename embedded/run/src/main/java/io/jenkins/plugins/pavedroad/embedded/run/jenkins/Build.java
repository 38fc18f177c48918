package io.jenkins.plugins.pavedroad.embedded.run.jenkins;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A build as the stage view's {@code wfapi/describe} shows it at one moment.
 *
 * @param status IN_PROGRESS, PAUSED_PENDING_INPUT, SUCCESS, UNSTABLE, FAILED, ABORTED or NOT_EXECUTED
 */
public record Build(String status, Duration duration, List<Stage> stages) {
    public Build {
        stages = List.copyOf(stages);
    }

    /**
     * @param status as a build's
     * @param stages within it: parallel branches, regions
     */
    public record Stage(String id, String name, String status, Duration duration, List<Stage> stages) {
        public Stage {
            stages = List.copyOf(stages);
        }

        public boolean running() {
            return Build.running(status);
        }
    }

    static Build of(JsonNode json) {
        return new Build(json.path("status").asText(), duration(json), stages(json));
    }

    private static List<Stage> stages(JsonNode json) {
        List<Stage> stages = new ArrayList<>();
        for (JsonNode stage : json.path("stages")) {
            stages.add(new Stage(
                    stage.path("id").asText(),
                    stage.path("name").asText(),
                    stage.path("status").asText(),
                    duration(stage),
                    stages(stage)));
        }
        return stages;
    }

    public boolean ended() {
        return !running(status);
    }

    public boolean succeeded() {
        return status.equals("SUCCESS");
    }

    private static boolean running(String status) {
        return status.equals("IN_PROGRESS") || status.equals("PAUSED_PENDING_INPUT") || status.equals("QUEUED");
    }

    private static Duration duration(JsonNode json) {
        return Duration.ofMillis(json.path("durationMillis").asLong());
    }
}

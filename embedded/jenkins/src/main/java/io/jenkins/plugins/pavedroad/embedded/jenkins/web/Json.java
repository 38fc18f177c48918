package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.pavedroad.embedded.jenkins.web.stages.Stage;
import io.jenkins.plugins.pavedroad.embedded.jenkins.web.stages.StageRow;
import io.jenkins.plugins.pavedroad.embedded.jenkins.web.stages.StageStatus;
import java.util.List;

/** The few facts of {@code /api/json} and of the stage view's {@code /wfapi} that scripts ask for, in their shapes. */
final class Json {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    static String object(String... namesAndValues) {
        ObjectNode json = NODES.objectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            json.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return json.toString();
    }

    static String jobs(List<? extends Job<?, ?>> jobs) {
        ArrayNode all = NODES.arrayNode();
        for (Job<?, ?> job : jobs) {
            all.add(NODES.objectNode().put("name", job.getName()).put("fullName", job.getFullName()));
        }
        return NODES.objectNode().set("jobs", all).toString();
    }

    static String job(Job<?, ?> job) {
        ArrayNode builds = NODES.arrayNode();
        for (Run<?, ?> run : job.getBuilds()) {
            builds.add(NODES.objectNode().put("number", run.getNumber()));
        }
        return NODES.objectNode()
                .put("name", job.getName())
                .put("fullName", job.getFullName())
                .set("builds", builds)
                .toString();
    }

    static String build(Run<?, ?> run) {
        return NODES.objectNode()
                .put("number", run.getNumber())
                .put("building", run.isBuilding())
                .put("result", run.getResult() == null ? null : run.getResult().toString())
                .put("timestamp", run.getTimeInMillis())
                .put("duration", run.getDuration())
                .put("fullDisplayName", run.getFullDisplayName())
                .toString();
    }

    static String runs(List<StageRow> rows) {
        ArrayNode all = NODES.arrayNode();
        rows.forEach(row -> all.add(json(row)));
        return all.toString();
    }

    static String run(StageRow row) {
        return json(row).toString();
    }

    private static ObjectNode json(StageRow row) {
        return NODES.objectNode()
                .put("id", Integer.toString(row.number()))
                .put("name", "#" + row.number())
                .put("status", word(row.status()))
                .put("startTimeMillis", row.startMillis())
                .put("durationMillis", row.durationMillis())
                .set("stages", stages(row.stages()));
    }

    private static ArrayNode stages(List<Stage> stages) {
        ArrayNode all = NODES.arrayNode();
        for (Stage stage : stages) {
            all.add(NODES.objectNode()
                    .put("id", stage.nodeId())
                    .put("name", stage.name())
                    .put("status", word(stage.status()))
                    .put("startTimeMillis", stage.startMillis())
                    .put("durationMillis", stage.durationMillis())
                    .set("stages", stages(stage.children())));
        }
        return all;
    }

    private static String word(StageStatus status) {
        return switch (status) {
            case RUNNING -> "IN_PROGRESS";
            case SKIPPED, NOT_EXECUTED -> "NOT_EXECUTED";
            default -> status.name();
        };
    }
}

package io.jenkins.plugins.pavedroad.embedded.run;

import io.jenkins.plugins.pavedroad.embedded.run.cloud.Survey;
import io.jenkins.plugins.pavedroad.embedded.run.jenkins.Build;
import io.jenkins.plugins.pavedroad.embedded.run.traffic.TrafficCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a run did, as text. Pure. */
final class Summary {
    private static final int LABEL = 10;
    private static final int NAME = 16;

    private final List<String> lines = new ArrayList<>();

    private Summary() {}

    /**
     * @param traffic by region; may be empty
     * @param before each region when the build began
     * @param after the same regions when it had ended
     */
    static List<String> of(Build build, Map<String, TrafficCount> traffic, List<Survey> before, List<Survey> after) {
        Summary summary = new Summary();
        summary.stages(build);
        traffic.forEach(summary::traffic);
        Map<String, Survey> earlier = before.stream().collect(Collectors.toMap(Survey::region, survey -> survey));
        after.forEach(survey -> summary.baked(earlier.get(survey.region()), survey));
        after.forEach(summary::groups);
        after.forEach(summary::marked);
        if (!after.isEmpty()) {
            summary.leftBehind(earlier, after);
        }
        summary.add("result", build.status() + " after " + Durations.text(build.duration()));
        return summary.lines;
    }

    private void stages(Build build) {
        for (Build.Stage stage : build.stages()) {
            stage("", stage);
        }
    }

    private void stage(String indent, Build.Stage stage) {
        String status = stage.status().equals("SUCCESS") ? "" : "  " + stage.status();
        add("stage", pad(indent + stage.name(), NAME) + "  " + Durations.text(stage.duration()) + status);
        stage.stages().forEach(inner -> stage(indent + "  ", inner));
    }

    private void traffic(String region, TrafficCount count) {
        add("traffic", region + ": requests " + count.sent() + " sent, " + count.lost() + " lost");
        count.versions()
                .forEach((version, span) -> add(
                        "",
                        "  " + version + ": " + span.answers() + " answers, from " + Durations.text(span.first())
                                + " to " + Durations.text(span.last())));
        count.reasons().forEach((reason, times) -> add("", "  lost because: " + reason + ", " + times + " times"));
        if (!count.losses().isEmpty()) {
            add("", "  first lost after " + Durations.text(count.losses().get(0).after()));
        }
    }

    private void baked(Survey before, Survey after) {
        after.images().forEach((id, name) -> {
            if (!before.images().containsKey(id)) {
                add("baked", after.region() + ": " + name + " " + id);
            }
        });
    }

    private void groups(Survey after) {
        after.groups()
                .forEach(group -> add(
                        "deployed",
                        after.region() + ": " + group.name() + " " + group.inService() + " of " + group.desired()
                                + " in service, " + (group.disabled() ? "disabled, kept" : "enabled")));
    }

    private void marked(Survey after) {
        if (!after.marked().isEmpty()) {
            add(
                    "marked",
                    after.region() + ": "
                            + new TreeMap<>(after.marked())
                                    .entrySet().stream()
                                            .map(entry -> entry.getValue() + " " + entry.getKey()
                                                    + (entry.getValue() == 1 ? "" : "s"))
                                            .collect(Collectors.joining(", ")));
        }
    }

    private void leftBehind(Map<String, Survey> before, List<Survey> after) {
        Set<String> left = new TreeSet<>();
        for (Survey survey : after) {
            Set<String> added = new TreeSet<>(survey.loose());
            added.removeAll(before.get(survey.region()).loose());
            left.addAll(added);
        }
        add("left over", left.isEmpty() ? "no builder, temporary group or stray snapshot" : String.join(", ", left));
    }

    private void add(String label, String text) {
        lines.add("  " + pad(label, LABEL) + text);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}

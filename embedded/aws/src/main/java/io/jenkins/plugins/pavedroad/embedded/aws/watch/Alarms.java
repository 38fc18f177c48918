package io.jenkins.plugins.pavedroad.embedded.aws.watch;

import io.jenkins.plugins.pavedroad.embedded.aws.sns.Topics;
import io.jenkins.plugins.pavedroad.embedded.aws.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The alarms of one account and region. They are looked at every ten seconds, over the periods that are complete. Thread-safe. */
final class Alarms {
    static final Duration PACE = Duration.ofSeconds(10);

    private final Metrics metrics;
    private final Topics topics;
    private final Timeline timeline;
    private final Map<String, Alarm> alarms = new LinkedHashMap<>();

    Alarms(Metrics metrics, Topics topics, Timeline timeline) {
        this.metrics = metrics;
        this.topics = topics;
        this.timeline = timeline;
        timeline.every(PACE, this::look);
    }

    synchronized void put(Alarm alarm) {
        Alarm before = alarms.put(alarm.name, alarm);
        if (before != null) {
            alarm.state = before.state;
            alarm.reason = before.reason;
            alarm.stateUpdated = before.stateUpdated;
        }
    }

    synchronized List<Alarm> all() {
        return new ArrayList<>(alarms.values());
    }

    synchronized Optional<Alarm> find(String name) {
        return Optional.ofNullable(alarms.get(name));
    }

    synchronized void remove(String name) {
        alarms.remove(name);
    }

    synchronized void set(Alarm alarm, String state, String reason) {
        if (alarm.state.equals(state)) {
            return;
        }
        alarm.state = state;
        alarm.reason = reason;
        alarm.stateUpdated = timeline.now();
        if (alarm.actionsEnabled) {
            alarm.actions
                    .getOrDefault(state, List.of())
                    .forEach(
                            topic -> topics.publish(topic, state + ": \"" + alarm.name + "\"", reason, timeline.now()));
        }
    }

    private synchronized void look() {
        for (Alarm alarm : alarms.values()) {
            Alarm.Rule rule = alarm.rule;
            Instant end = Metrics.begin(timeline.now(), rule.period());
            Instant from = end.minusSeconds((long) rule.period() * rule.evaluated());
            SortedMap<Instant, Double> values =
                    metrics.periods(rule.metric(), rule.anyStatistic(), from, end, rule.period());
            String state = alarm.judge(values);
            if (state != null) {
                set(
                        alarm,
                        state,
                        "Threshold " + rule.threshold() + ", " + rule.comparison() + ": the last " + rule.evaluated()
                                + " periods were " + values.values() + ".");
            }
        }
    }
}

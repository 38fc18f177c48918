package io.jenkins.plugins.pavedroad.embedded.aws.watch;

import io.jenkins.plugins.pavedroad.embedded.aws.sns.Topics;
import io.jenkins.plugins.pavedroad.embedded.aws.time.Timeline;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Metrics and alarms of all accounts and regions. Thread-safe. */
public final class CloudWatch {
    /** One account's in one region. */
    record Place(Metrics metrics, Alarms alarms) {}

    private final Timeline timeline;
    private final Topics topics;
    private final Map<String, Place> places = new ConcurrentHashMap<>();

    public CloudWatch(Timeline timeline, Topics topics) {
        this.timeline = timeline;
        this.topics = topics;
    }

    Timeline timeline() {
        return timeline;
    }

    Place at(String account, String region) {
        return places.computeIfAbsent(account + "/" + region, key -> {
            Metrics metrics = new Metrics();
            return new Place(metrics, new Alarms(metrics, topics, timeline));
        });
    }

    /** For those who report from inside. */
    public Metrics metrics(String account, String region) {
        return at(account, region).metrics();
    }
}

package io.jenkins.plugins.pavedroad.embedded.run.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of the requests to one place. Thread-safe. */
public final class TrafficCount {
    private static final int LOSSES_KEPT = 20;

    private final Instant start;
    private long sent;
    private long lost;
    private final Map<String, Span> versions = new LinkedHashMap<>();
    private final Map<String, Integer> reasons = new TreeMap<>();
    private final List<Loss> losses = new ArrayList<>();

    public TrafficCount(Instant start) {
        this.start = start;
    }

    /** A lost request: when, after the start, and why. */
    public record Loss(Duration after, String reason) {}

    /** When a version answered first and last, after the start, and how many times. */
    public record Span(Duration first, Duration last, long answers) {
        Span next(Duration at) {
            return new Span(first, at, answers + 1);
        }
    }

    public synchronized void answered(Instant at, String version) {
        sent++;
        Duration after = Duration.between(start, at);
        versions.merge(version, new Span(after, after, 1), (span, ignored) -> span.next(after));
    }

    public synchronized void lost(Instant at, String reason) {
        sent++;
        lost++;
        reasons.merge(reason, 1, Integer::sum);
        if (losses.size() < LOSSES_KEPT) {
            losses.add(new Loss(Duration.between(start, at), reason));
        }
    }

    public synchronized long sent() {
        return sent;
    }

    /** Answers other than 2xx, resets and time-outs. */
    public synchronized long lost() {
        return lost;
    }

    /** In the order in which they first answered. */
    public synchronized Map<String, Span> versions() {
        return new LinkedHashMap<>(versions);
    }

    /** The first losses. */
    public synchronized List<Loss> losses() {
        return List.copyOf(losses);
    }

    /** Why requests were lost, and how many for each reason. */
    public synchronized Map<String, Integer> reasons() {
        return new TreeMap<>(reasons);
    }
}

package io.jenkins.plugins.pavedroad.embedded.aws.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was reported in one account and region; forgotten after fifteen days, as CloudWatch does with its finest data. Thread-safe. */
public final class Metrics {
    private static final Duration KEPT = Duration.ofDays(15);

    private final Map<MetricKey, List<Sample>> samples = new LinkedHashMap<>();

    public synchronized void add(MetricKey metric, Sample sample) {
        List<Sample> all = samples.computeIfAbsent(metric, key -> new ArrayList<>());
        all.removeIf(old -> old.time().isBefore(sample.time().minus(KEPT)));
        all.add(sample);
    }

    synchronized List<MetricKey> keys() {
        return new ArrayList<>(samples.keySet());
    }

    /** The statistic of each period that begins in the time asked for and has samples, by its beginning. */
    synchronized SortedMap<Instant, Double> periods(
            MetricKey metric, String statistic, Instant from, Instant to, int seconds) {
        Map<Instant, List<Sample>> byPeriod = new LinkedHashMap<>();
        for (Sample sample : samples.getOrDefault(metric, List.of())) {
            Instant begin = begin(sample.time(), seconds);
            if (!begin.isBefore(begin(from, seconds)) && begin.isBefore(to)) {
                byPeriod.computeIfAbsent(begin, key -> new ArrayList<>()).add(sample);
            }
        }
        SortedMap<Instant, Double> values = new TreeMap<>();
        byPeriod.forEach((begin, all) -> values.put(begin, Sample.statistic(statistic, all)));
        return values;
    }

    /** Periods begin at multiples of their length. */
    static Instant begin(Instant time, int seconds) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
    }
}

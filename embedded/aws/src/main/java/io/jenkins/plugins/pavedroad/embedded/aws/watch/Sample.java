package io.jenkins.plugins.pavedroad.embedded.aws.watch;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Values that were reported together: how many, their sum and their extremes. */
public record Sample(Instant time, double count, double sum, double least, double most) {
    public static Sample of(Instant time, double value) {
        return new Sample(time, 1, value, value, value);
    }

    /**
     * One number for all the samples of a period, which are not none.
     *
     * @param statistic CloudWatch's word: Sum, Average, Minimum, Maximum, SampleCount, or a percentile such as p99
     */
    static double statistic(String statistic, List<Sample> samples) {
        double count = samples.stream().mapToDouble(Sample::count).sum();
        double sum = samples.stream().mapToDouble(Sample::sum).sum();
        return switch (statistic) {
            case "Sum" -> sum;
            case "SampleCount" -> count;
            case "Average" -> sum / count;
            case "Minimum" -> samples.stream().mapToDouble(Sample::least).min().orElseThrow();
            case "Maximum" -> samples.stream().mapToDouble(Sample::most).max().orElseThrow();
            default -> percentile(statistic, samples, count);
        };
    }

    /** Samples of several values count with their average: what lay between is not known. */
    private static double percentile(String statistic, List<Sample> samples, double count) {
        if (!statistic.matches("p\\d{1,2}(\\.\\d+)?|p100")) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The value " + statistic + " for parameter Statistic is not supported: Sum, Average, Minimum,"
                            + " Maximum, SampleCount, or a percentile such as p99.");
        }
        double wanted = Double.parseDouble(statistic.substring(1)) / 100 * count;
        double seen = 0;
        List<Sample> sorted = samples.stream()
                .sorted(Comparator.comparingDouble(sample -> sample.sum() / sample.count()))
                .toList();
        for (Sample sample : sorted) {
            seen += sample.count();
            if (seen >= wanted) {
                return sample.sum() / sample.count();
            }
        }
        return sorted.get(sorted.size() - 1).most();
    }
}

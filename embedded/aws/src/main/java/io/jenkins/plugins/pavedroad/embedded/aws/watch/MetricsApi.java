package io.jenkins.plugins.pavedroad.embedded.aws.watch;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Paging;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.QueryService;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Reporting metrics and reading them. */
final class MetricsApi {
    private static final int LISTED_AT_MOST = 500;

    private final CloudWatch watch;

    MetricsApi(CloudWatch watch) {
        this.watch = watch;
    }

    void register(QueryService service) {
        service.on("PutMetricData", this::put)
                .on("ListMetrics", this::list)
                .on("GetMetricStatistics", this::statistics)
                .on("GetMetricData", this::data);
    }

    private Metrics metrics(Call call) {
        return watch.metrics(call.caller().account(), call.region());
    }

    private void put(Call call, Parameters in, Xml out) {
        String namespace = in.required("Namespace");
        if (namespace.startsWith("AWS/")) {
            throw new AwsError("InvalidParameterValue", "The value AWS/ for parameter Namespace is invalid.");
        }
        for (Parameters datum : in.structures("MetricData")) {
            Instant time = datum.instant("Timestamp");
            time = time == null ? watch.timeline().now() : time;
            MetricKey metric = MetricKey.read(namespace, "MetricName", datum);
            for (Sample sample : samples(datum, time)) {
                metrics(call).add(metric, sample);
            }
        }
    }

    private static List<Sample> samples(Parameters datum, Instant time) {
        if (datum.has("Value")) {
            return List.of(Sample.of(time, Double.parseDouble(datum.required("Value"))));
        }
        Parameters set = datum.structure("StatisticValues");
        if (set.has("SampleCount")) {
            return List.of(new Sample(
                    time,
                    Double.parseDouble(set.required("SampleCount")),
                    Double.parseDouble(set.required("Sum")),
                    Double.parseDouble(set.required("Minimum")),
                    Double.parseDouble(set.required("Maximum"))));
        }
        List<String> values = datum.strings("Values");
        List<String> counts = datum.strings("Counts");
        if (values.isEmpty() || !counts.isEmpty() && counts.size() != values.size()) {
            throw new AwsError(
                    "InvalidParameterCombination", "At least one of Value, Values or StatisticValues is required.");
        }
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            double value = Double.parseDouble(values.get(i));
            double count = counts.isEmpty() ? 1 : Double.parseDouble(counts.get(i));
            samples.add(new Sample(time, count, value * count, value, value));
        }
        return samples;
    }

    private void list(Call call, Parameters in, Xml out) {
        String namespace = in.string("Namespace");
        String name = in.string("MetricName");
        List<Parameters> dimensions = in.structures("Dimensions");
        List<MetricKey> all = metrics(call).keys();
        List<MetricKey> found = all.stream()
                .filter(key -> namespace == null || namespace.equals(key.namespace()))
                .filter(key -> name == null || name.equals(key.name()))
                .filter(key -> dimensions.stream().allMatch(wanted -> has(key, wanted)))
                .toList();
        Paging<MetricKey> page =
                Paging.of(found, all::indexOf, in.string("NextToken"), LISTED_AT_MOST, "InvalidParameterValue");
        out.list("Metrics", "member", page.members(), key -> key.write(out));
        out.leaf("NextToken", page.next());
    }

    private static boolean has(MetricKey key, Parameters wanted) {
        String value = key.dimensions().get(wanted.required("Name"));
        return value != null && (!wanted.has("Value") || value.equals(wanted.string("Value")));
    }

    private void statistics(Call call, Parameters in, Xml out) {
        MetricKey metric = MetricKey.read(in.required("Namespace"), "MetricName", in);
        List<String> asked = new ArrayList<>(in.strings("Statistics"));
        List<String> extended = in.strings("ExtendedStatistics");
        if (asked.isEmpty() && extended.isEmpty()) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "At least one of the parameters Statistics and ExtendedStatistics must be specified.");
        }
        int seconds = in.integer("Period", 60);
        SortedMap<Instant, Double> periods = periods(call, in, metric, "SampleCount", seconds);
        out.leaf("Label", metric.name());
        out.list("Datapoints", "member", periods.keySet(), time -> {
            out.leaf("Timestamp", time);
            asked.forEach(statistic -> out.leaf(
                    statistic, periods(call, in, metric, statistic, seconds).get(time)));
            if (!extended.isEmpty()) {
                out.node(
                        "ExtendedStatistics",
                        () -> extended.forEach(statistic -> out.node("entry", () -> out.leaf("key", statistic)
                                .leaf(
                                        "value",
                                        periods(call, in, metric, statistic, seconds)
                                                .get(time)))));
            }
        });
    }

    private SortedMap<Instant, Double> periods(
            Call call, Parameters in, MetricKey metric, String statistic, int seconds) {
        in.required("StartTime");
        in.required("EndTime");
        return metrics(call).periods(metric, statistic, in.instant("StartTime"), in.instant("EndTime"), seconds);
    }

    /** Metrics only: expressions are not part of the embedded AWS. */
    private void data(Call call, Parameters in, Xml out) {
        out.list("MetricDataResults", "member", in.structures("MetricDataQueries"), query -> {
            Parameters stat = query.structure("MetricStat");
            if (!query.has("MetricStat")) {
                throw new AwsError("ValidationError", "Expressions are not part of the embedded AWS.");
            }
            Parameters metric = stat.structure("Metric");
            MetricKey key = MetricKey.read(metric.required("Namespace"), "MetricName", metric);
            SortedMap<Instant, Double> values =
                    periods(call, in, key, stat.required("Stat"), stat.integer("Period", 60));
            List<Map.Entry<Instant, Double>> entries = new ArrayList<>(values.entrySet());
            if (!"TimestampAscending".equals(in.string("ScanBy"))) {
                java.util.Collections.reverse(entries);
            }
            out.leaf("Id", query.required("Id")).leaf("Label", query.string("Label", key.name()));
            out.leaves(
                    "Timestamps",
                    "member",
                    entries.stream().map(Map.Entry::getKey).toList());
            out.leaves(
                    "Values",
                    "member",
                    entries.stream().map(Map.Entry::getValue).toList());
            out.leaf("StatusCode", "Complete");
        });
    }
}

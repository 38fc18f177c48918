package io.jenkins.plugins.pavedroad.embedded.aws.watch;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.DoublePredicate;

/** An alarm on one metric. Guarded by its {@link Alarms}. */
final class Alarm {
    /** What it watches. */
    record Rule(
            MetricKey metric,
            String statistic,
            String extendedStatistic,
            int period,
            int evaluated,
            int toAlarm,
            String comparison,
            double threshold,
            String missing,
            String description) {

        String anyStatistic() {
            return statistic == null ? extendedStatistic : statistic;
        }

        static Rule read(Parameters in) {
            int evaluated = number(in, "EvaluationPeriods", null);
            int toAlarm = number(in, "DatapointsToAlarm", evaluated);
            int period = number(in, "Period", 60);
            if (period % 60 != 0 && !Set.of(10, 20, 30).contains(period)) {
                throw in.invalid("Period", String.valueOf(period), "10, 20, 30 or a multiple of 60 is expected.");
            }
            if (toAlarm > evaluated) {
                throw new AwsError(
                        "ValidationError", "DatapointsToAlarm must be less than or equal to EvaluationPeriods");
            }
            String statistic = in.string("Statistic");
            String extended = in.string("ExtendedStatistic");
            if ((statistic == null) == (extended == null)) {
                throw new AwsError(
                        "ValidationError", "Exactly one of Statistic and ExtendedStatistic is expected for an alarm.");
            }
            Rule rule = new Rule(
                    MetricKey.read(in.required("Namespace"), "MetricName", in),
                    statistic,
                    extended,
                    period,
                    evaluated,
                    toAlarm,
                    in.required("ComparisonOperator"),
                    Double.parseDouble(in.required("Threshold")),
                    in.string("TreatMissingData", "missing"),
                    in.string("AlarmDescription"));
            rule.breaches();
            return rule;
        }

        private static int number(Parameters in, String name, Integer otherwise) {
            Integer given = in.integer(name);
            Integer value = given == null ? otherwise : given;
            if (value == null || value < 1) {
                throw in.invalid(name, String.valueOf(value), "1 or more is expected.");
            }
            return value;
        }

        private DoublePredicate breaches() {
            return switch (comparison) {
                case "GreaterThanOrEqualToThreshold" -> value -> value >= threshold;
                case "GreaterThanThreshold" -> value -> value > threshold;
                case "LessThanThreshold" -> value -> value < threshold;
                case "LessThanOrEqualToThreshold" -> value -> value <= threshold;
                default ->
                    throw new AwsError(
                            "ValidationError",
                            "ComparisonOperator '" + comparison + "' is not one of the embedded AWS's.");
            };
        }
    }

    static final String OK = "OK";
    static final String ALARM = "ALARM";
    static final String INSUFFICIENT = "INSUFFICIENT_DATA";

    final String name;
    final String arn;
    final Map<String, List<String>> actions;
    Rule rule;
    boolean actionsEnabled;
    String state = INSUFFICIENT;
    String reason = "Unchecked: Initial alarm creation";
    Instant stateUpdated;
    Instant configured;

    Alarm(String name, String arn, Map<String, List<String>> actions, Instant now) {
        this.name = name;
        this.arn = arn;
        this.actions = actions;
        this.stateUpdated = now;
        this.configured = now;
    }

    /** The state that the last periods call for; null to keep it. Looks at the evaluated periods only, not beyond them for late data. */
    String judge(SortedMap<Instant, Double> values) {
        int present = values.size();
        int absent = rule.evaluated() - present;
        int breaching = (int) values.values().stream()
                .filter(value -> rule.breaches().test(value))
                .count();
        if (present == 0) {
            return switch (rule.missing()) {
                case "breaching" -> ALARM;
                case "notBreaching" -> OK;
                case "ignore" -> null;
                default -> INSUFFICIENT;
            };
        }
        return breaching + (rule.missing().equals("breaching") ? absent : 0) >= rule.toAlarm() ? ALARM : OK;
    }
}

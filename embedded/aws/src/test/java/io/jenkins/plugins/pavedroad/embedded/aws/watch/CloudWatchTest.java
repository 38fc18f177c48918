package io.jenkins.plugins.pavedroad.embedded.aws.watch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.sns.SnsClient;

public class CloudWatchTest {
    @Rule
    public final AwsRule aws = new AwsRule();

    private CloudWatchClient watch;

    @Before
    public void setUp() {
        watch = aws.client(CloudWatchClient.builder(), AwsRule.EAST);
    }

    @Test
    public void statisticsAreTakenByPeriodAndDimensions() {
        for (double value : new double[] {1, 2, 3, 10}) {
            put("Errors", value, "a");
        }
        put("Errors", 100, "b");

        Datapoint point = points("Errors", "a", Statistic.values()).get(0);
        assertEquals(16, point.sum(), 0);
        assertEquals(4, point.average(), 0);
        assertEquals(1, point.minimum(), 0);
        assertEquals(10, point.maximum(), 0);
        assertEquals(4, point.sampleCount(), 0);
        assertEquals(
                10,
                watch.getMetricData(request -> request.startTime(ago(300))
                                .endTime(ago(-300))
                                .metricDataQueries(query -> query.id("q").metricStat(stat -> stat.stat("p99")
                                        .period(60)
                                        .metric(metric -> metric.namespace("Test")
                                                .metricName("Errors")
                                                .dimensions(dimension("a"))))))
                        .metricDataResults()
                        .get(0)
                        .values()
                        .get(0),
                0);
    }

    @Test
    public void metricsAreListedByPage() {
        for (int i = 0; i < 501; i++) {
            put("Metric" + i, 1, "a");
        }
        List<Metric> all = watch.listMetricsPaginator(request -> request.namespace("Test")).metrics().stream()
                .toList();
        assertEquals(501, all.stream().distinct().count());
        assertEquals(501, all.size());
        assertTrue(aws.aws().ledger().count("monitoring", "ListMetrics") > 1);
    }

    @Test
    public void alarmGoesOffWhenEnoughPeriodsBreachAndTellsItsTopic() {
        String topic = aws.client(SnsClient.builder(), AwsRule.EAST)
                .createTopic(request -> request.name("oncall"))
                .topicArn();
        alarm("missing", topic);
        assertEquals(StateValue.INSUFFICIENT_DATA, alarm().stateValue());

        put("Errors", 1, "a");
        aws.eventually("fine", () -> alarm().stateValue() == StateValue.OK);
        put("Errors", 9, "a");
        aws.pass(Duration.ofSeconds(60));
        put("Errors", 9, "a");
        aws.eventually("off", () -> alarm().stateValue() == StateValue.ALARM);
        assertEquals(
                List.of("ALARM: \"errors\""),
                aws.aws().topics().messages(topic).stream()
                        .map(message -> message.subject())
                        .toList());
        aws.eventually("nothing is known any more", () -> alarm().stateValue() == StateValue.INSUFFICIENT_DATA);
    }

    @Test
    public void missingDataIsTreatedAsAsked() {
        alarm("notBreaching", null);
        aws.eventually("nothing is good", () -> alarm().stateValue() == StateValue.OK);
        alarm("breaching", null);
        aws.eventually("nothing is bad", () -> alarm().stateValue() == StateValue.ALARM);
        alarm("ignore", null);
        aws.pass(Duration.ofMinutes(5));
        assertEquals(StateValue.ALARM, alarm().stateValue());
    }

    @Test
    public void mistakesAreNamed() {
        assertEquals(
                "ResourceNotFound",
                assertThrows(
                                CloudWatchException.class,
                                () -> watch.setAlarmState(request -> request.alarmName("none")
                                        .stateValue(StateValue.OK)
                                        .stateReason("test")))
                        .awsErrorDetails()
                        .errorCode());
        assertEquals(
                "InvalidParameterValue",
                assertThrows(
                                CloudWatchException.class,
                                () -> watch.putMetricData(request -> request.namespace("AWS/EC2")
                                        .metricData(datum -> datum.metricName("CPUUtilization")
                                                .value(1.0))))
                        .awsErrorDetails()
                        .errorCode());
        assertEquals(
                "ValidationError",
                assertThrows(
                                CloudWatchException.class,
                                () -> watch.putMetricAlarm(request -> request.alarmName("errors")
                                        .namespace("Test")
                                        .metricName("Errors")
                                        .statistic(Statistic.SUM)
                                        .period(61)
                                        .evaluationPeriods(1)
                                        .threshold(1.0)
                                        .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)))
                        .awsErrorDetails()
                        .errorCode());
    }

    private void alarm(String missing, String topic) {
        watch.putMetricAlarm(request -> request.alarmName("errors")
                .namespace("Test")
                .metricName("Errors")
                .dimensions(dimension("a"))
                .statistic(Statistic.SUM)
                .period(60)
                .evaluationPeriods(3)
                .datapointsToAlarm(2)
                .threshold(5.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .treatMissingData(missing)
                .alarmActions(topic == null ? List.of() : List.of(topic)));
    }

    private MetricAlarm alarm() {
        return watch.describeAlarms(request -> request.alarmNames("errors"))
                .metricAlarms()
                .get(0);
    }

    private void put(String metric, double value, String group) {
        watch.putMetricData(request -> request.namespace("Test")
                .metricData(datum ->
                        datum.metricName(metric).dimensions(dimension(group)).value(value)));
    }

    private List<Datapoint> points(String metric, String group, Statistic... statistics) {
        return watch.getMetricStatistics(request -> request.namespace("Test")
                        .metricName(metric)
                        .dimensions(dimension(group))
                        .statistics(List.of(statistics).stream()
                                .filter(each -> each != Statistic.UNKNOWN_TO_SDK_VERSION)
                                .toList())
                        .period(60)
                        .startTime(ago(300))
                        .endTime(ago(-300)))
                .datapoints();
    }

    private static Dimension dimension(String group) {
        return Dimension.builder().name("Group").value(group).build();
    }

    private static Instant ago(int seconds) {
        return Instant.now().minusSeconds(seconds);
    }
}

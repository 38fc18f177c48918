package io.jenkins.plugins.pavedroad.embedded.aws.watch;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Paging;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.QueryService;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.ServiceHandler;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** CloudWatch on the wire: metrics, and alarms on one metric each. */
public final class CloudWatchApi {
    private final CloudWatch watch;

    private CloudWatchApi(CloudWatch watch) {
        this.watch = watch;
    }

    public static ServiceHandler service(CloudWatch watch) {
        CloudWatchApi api = new CloudWatchApi(watch);
        QueryService service = QueryService.query("monitoring", "http://monitoring.amazonaws.com/doc/2010-08-01/")
                .on("PutMetricAlarm", api::putAlarm)
                .on("DescribeAlarms", api::describe)
                .on("DeleteAlarms", api::delete)
                .on("SetAlarmState", api::setState)
                .on("EnableAlarmActions", (call, in, out) -> api.enable(call, in, true))
                .on("DisableAlarmActions", (call, in, out) -> api.enable(call, in, false));
        new MetricsApi(watch).register(service);
        return service;
    }

    private Alarms alarms(Call call) {
        return watch.at(call.caller().account(), call.region()).alarms();
    }

    private void putAlarm(Call call, Parameters in, Xml out) {
        String name = in.required("AlarmName");
        Instant now = watch.timeline().now();
        Alarm alarm = new Alarm(
                name,
                "arn:aws:cloudwatch:" + call.region() + ":" + call.caller().account() + ":alarm:" + name,
                Map.of(
                        Alarm.OK, in.strings("OKActions"),
                        Alarm.ALARM, in.strings("AlarmActions"),
                        Alarm.INSUFFICIENT, in.strings("InsufficientDataActions")),
                now);
        alarm.rule = Alarm.Rule.read(in);
        alarm.actionsEnabled = in.bool("ActionsEnabled", true);
        alarms(call).put(alarm);
    }

    private void describe(Call call, Parameters in, Xml out) {
        List<String> names = in.strings("AlarmNames");
        String prefix = in.string("AlarmNamePrefix", "");
        String state = in.string("StateValue");
        List<Alarm> all = alarms(call).all();
        List<Alarm> found = all.stream()
                .filter(alarm -> names.isEmpty() || names.contains(alarm.name))
                .filter(alarm -> alarm.name.startsWith(prefix))
                .filter(alarm -> state == null || state.equals(alarm.state))
                .toList();
        int size = in.integer("MaxRecords", 50);
        if (size < 1 || size > 100) {
            throw in.invalid("MaxRecords", String.valueOf(size), "1 to 100 are expected.");
        }
        Paging<Alarm> page = Paging.of(found, all::indexOf, in.string("NextToken"), size, "InvalidNextToken");
        out.list("MetricAlarms", "member", page.members(), alarm -> write(alarm, out));
        out.leaves("CompositeAlarms", "member", List.of());
        out.leaf("NextToken", page.next());
    }

    private void delete(Call call, Parameters in, Xml out) {
        List<String> names = in.strings("AlarmNames");
        names.forEach(name -> known(call, name));
        names.forEach(alarms(call)::remove);
    }

    private void setState(Call call, Parameters in, Xml out) {
        Alarm alarm = known(call, in.required("AlarmName"));
        String state = in.required("StateValue");
        if (!List.of(Alarm.OK, Alarm.ALARM, Alarm.INSUFFICIENT).contains(state)) {
            throw in.invalid("StateValue", state, "OK, ALARM or INSUFFICIENT_DATA is expected.");
        }
        alarms(call).set(alarm, state, in.required("StateReason"));
    }

    private void enable(Call call, Parameters in, boolean on) {
        in.strings("AlarmNames").forEach(name -> known(call, name).actionsEnabled = on);
    }

    private Alarm known(Call call, String name) {
        return alarms(call)
                .find(name)
                .orElseThrow(() -> new AwsError("ResourceNotFound", 404, "Unknown alarm " + name));
    }

    private static void write(Alarm alarm, Xml out) {
        out.leaf("AlarmName", alarm.name)
                .leaf("AlarmArn", alarm.arn)
                .leaf("AlarmDescription", alarm.rule.description())
                .leaf("AlarmConfigurationUpdatedTimestamp", alarm.configured)
                .leaf("ActionsEnabled", alarm.actionsEnabled)
                .leaves("OKActions", "member", alarm.actions.get(Alarm.OK))
                .leaves("AlarmActions", "member", alarm.actions.get(Alarm.ALARM))
                .leaves("InsufficientDataActions", "member", alarm.actions.get(Alarm.INSUFFICIENT))
                .leaf("StateValue", alarm.state)
                .leaf("StateReason", alarm.reason)
                .leaf("StateUpdatedTimestamp", alarm.stateUpdated);
        alarm.rule.metric().write(out);
        out.leaf("Statistic", alarm.rule.statistic())
                .leaf("ExtendedStatistic", alarm.rule.extendedStatistic())
                .leaf("Period", alarm.rule.period())
                .leaf("EvaluationPeriods", alarm.rule.evaluated())
                .leaf("DatapointsToAlarm", alarm.rule.toAlarm())
                .leaf("Threshold", alarm.rule.threshold())
                .leaf("ComparisonOperator", alarm.rule.comparison())
                .leaf("TreatMissingData", alarm.rule.missing());
    }
}

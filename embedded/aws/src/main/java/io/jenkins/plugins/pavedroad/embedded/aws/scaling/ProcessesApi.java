package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.List;

/** Suspending and resuming a group's processes. */
final class ProcessesApi {
    private final Scaling scaling;

    ProcessesApi(Scaling scaling) {
        this.scaling = scaling;
    }

    void register(ScalingApi api) {
        api.on("SuspendProcesses", this::suspend)
                .on("ResumeProcesses", this::resume)
                .on("DescribeScalingProcessTypes", this::types);
    }

    private void suspend(Call call, Parameters in, Xml out) {
        Group group = scaling.changeable(call.region(), in.required("AutoScalingGroupName"));
        String reason =
                "User suspended at " + Causes.time(scaling.cloud.timeline().now());
        processes(in).forEach(process -> group.suspended.putIfAbsent(process, reason));
    }

    private void resume(Call call, Parameters in, Xml out) {
        Group group = scaling.changeable(call.region(), in.required("AutoScalingGroupName"));
        processes(in).forEach(group.suspended::remove);
    }

    /** None named stands for all. */
    private static List<ScalingProcess> processes(Parameters in) {
        List<String> names = in.strings("ScalingProcesses");
        return names.isEmpty()
                ? List.of(ScalingProcess.values())
                : names.stream().map(ScalingProcess::named).toList();
    }

    private void types(Call call, Parameters in, Xml out) {
        out.list(
                "Processes",
                "member",
                List.of(ScalingProcess.values()),
                process -> out.leaf("ProcessName", process.word));
    }
}

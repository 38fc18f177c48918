package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Attaching target groups to groups, in both spellings: as target groups and as traffic sources. */
final class TargetGroupsApi {
    private final Scaling scaling;

    TargetGroupsApi(Scaling scaling) {
        this.scaling = scaling;
    }

    void register(ScalingApi api) {
        api.on("AttachLoadBalancerTargetGroups", this::attach)
                .on("DetachLoadBalancerTargetGroups", this::detach)
                .on("DescribeLoadBalancerTargetGroups", this::describe)
                .on("AttachTrafficSources", this::attach)
                .on("DetachTrafficSources", this::detach)
                .on("DescribeTrafficSources", this::describeSources);
    }

    static List<String> arns(Parameters in) {
        List<String> arns = new ArrayList<>(in.strings("TargetGroupARNs"));
        in.structures("TrafficSources").forEach(source -> arns.add(source.required("Identifier")));
        return arns;
    }

    static void check(Scaling scaling, String region, String arn) {
        if (!arn.startsWith("arn:") || !scaling.targetGroups.exists(region, arn)) {
            throw new AwsError(
                    "ValidationError",
                    "Provided Target Groups may not be valid. Please ensure they exist and try again: " + arn);
        }
    }

    private void attach(Call call, Parameters in, Xml out) {
        Group group = scaling.changeable(call.region(), in.required("AutoScalingGroupName"));
        List<String> arns = arns(in);
        arns.forEach(arn -> check(scaling, call.region(), arn));
        Attached.attach(group.targetGroups, arns);
    }

    private void detach(Call call, Parameters in, Xml out) {
        Group group = scaling.changeable(call.region(), in.required("AutoScalingGroupName"));
        Attached.detach(group.targetGroups, arns(in), "Target Groups");
    }

    private void describe(Call call, Parameters in, Xml out) {
        out.list("LoadBalancerTargetGroups", "member", states(call, in), entry -> out.leaf(
                        "LoadBalancerTargetGroupARN", entry.getKey())
                .leaf("State", entry.getValue().word));
    }

    private void describeSources(Call call, Parameters in, Xml out) {
        out.list("TrafficSources", "member", states(call, in), entry -> out.leaf("TrafficSource", entry.getKey())
                .leaf("Identifier", entry.getKey())
                .leaf("Type", "elbv2")
                .leaf("State", entry.getValue().word));
    }

    private List<Map.Entry<String, Attached>> states(Call call, Parameters in) {
        Group group = scaling.group(call.region(), in.required("AutoScalingGroupName"));
        return List.copyOf(group.targetGroups.entrySet());
    }
}

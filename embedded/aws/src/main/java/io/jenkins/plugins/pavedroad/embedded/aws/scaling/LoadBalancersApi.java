package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.List;

/** Attaching classic load balancers to groups, by name. As traffic sources they are not offered. */
final class LoadBalancersApi {
    private final Scaling scaling;

    LoadBalancersApi(Scaling scaling) {
        this.scaling = scaling;
    }

    void register(ScalingApi api) {
        api.on("AttachLoadBalancers", this::attach)
                .on("DetachLoadBalancers", this::detach)
                .on("DescribeLoadBalancers", this::describe);
    }

    /** The classic load balancers that the call names, all of which are there. */
    static List<String> names(Scaling scaling, String region, Parameters in) {
        List<String> names = in.strings("LoadBalancerNames");
        for (String name : names) {
            if (name.startsWith("arn:") || !scaling.targetGroups.exists(region, name)) {
                throw new AwsError(
                        "ValidationError",
                        "Provided Load Balancers may not be valid. Please ensure they exist and try again: " + name);
            }
        }
        return names;
    }

    private void attach(Call call, Parameters in, Xml out) {
        Group group = scaling.changeable(call.region(), in.required("AutoScalingGroupName"));
        Attached.attach(group.loadBalancers, names(scaling, call.region(), in));
    }

    private void detach(Call call, Parameters in, Xml out) {
        Group group = scaling.changeable(call.region(), in.required("AutoScalingGroupName"));
        Attached.detach(group.loadBalancers, in.strings("LoadBalancerNames"), "Load Balancers");
    }

    private void describe(Call call, Parameters in, Xml out) {
        Group group = scaling.group(call.region(), in.required("AutoScalingGroupName"));
        out.list("LoadBalancers", "member", group.loadBalancers.entrySet(), entry -> out.leaf(
                        "LoadBalancerName", entry.getKey())
                .leaf("State", entry.getValue().word));
    }
}

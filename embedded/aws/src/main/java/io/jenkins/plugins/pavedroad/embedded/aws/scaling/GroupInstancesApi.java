package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Paging;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.ArrayList;
import java.util.List;

/** Members of groups, across groups. */
final class GroupInstancesApi {
    private record Membership(Group group, Member member) {}

    private final Scaling scaling;
    private final Termination termination;

    GroupInstancesApi(Scaling scaling) {
        this.scaling = scaling;
        this.termination = new Termination(scaling, new Registration(scaling));
    }

    void register(ScalingApi api) {
        api.on("DescribeAutoScalingInstances", this::describe)
                .on("TerminateInstanceInAutoScalingGroup", this::terminate)
                .on("SetInstanceHealth", this::setHealth)
                .on("SetInstanceProtection", this::setProtection)
                .on("DetachInstances", this::detach);
    }

    private void describe(Call call, Parameters in, Xml out) {
        List<String> ids = in.strings("InstanceIds");
        List<Membership> all = new ArrayList<>();
        for (Group group : scaling.groups(call.region()).values()) {
            for (Member member : group.members.values()) {
                if (ids.isEmpty() || ids.contains(member.instance.id())) {
                    all.add(new Membership(group, member));
                }
            }
        }
        all.sort(java.util.Comparator.comparingLong(
                each -> each.member().instance.number()));
        Paging<Membership> page =
                ScalingApi.page(in, all, each -> each.member().instance.number());
        out.list("AutoScalingInstances", "member", page.members(), each -> {
            GroupXml.member(each.member(), out);
            out.leaf("AutoScalingGroupName", each.group().name);
        });
        out.leaf("NextToken", page.next());
    }

    private Membership find(Call call, String id) {
        for (Group group : scaling.groups(call.region()).values()) {
            Member member = group.members.get(id);
            if (member != null) {
                return new Membership(group, member);
            }
        }
        throw new AwsError(
                "ValidationError", "Instance Id not found - No managed instance found for instance ID: " + id);
    }

    private void terminate(Call call, Parameters in, Xml out) {
        Membership found = find(call, in.required("InstanceId"));
        Group group = found.group();
        Member member = found.member();
        boolean shrink = in.bool("ShouldDecrementDesiredCapacity", false);
        if (member.active()) {
            if (shrink) {
                decrement(group, 1);
            }
            termination.begin(
                    group,
                    member,
                    Causes.terminated(
                            member.instance.id(),
                            shrink,
                            scaling.cloud.timeline().now()),
                    true);
        }
        out.node("Activity", () -> GroupXml.activity(group, member.termination, out));
    }

    private static void decrement(Group group, int by) {
        if (group.desired - by < group.min) {
            throw new AwsError(
                    "ValidationError",
                    "Currently, desiredSize equals minSize (" + group.min
                            + "). Terminating instance without replacement"
                            + " will violate group's min size constraint. Either set shouldDecrementDesiredCapacity flag"
                            + " to false or lower group's min size.");
        }
        group.desired -= by;
    }

    private void setHealth(Call call, Parameters in, Xml out) {
        Member member = find(call, in.required("InstanceId")).member();
        String status = in.required("HealthStatus");
        if (!status.equals("Healthy") && !status.equals("Unhealthy")) {
            throw in.invalid("HealthStatus", status, "Healthy or Unhealthy is expected.");
        }
        member.healthy = status.equals("Healthy");
        member.illness = member.healthy
                ? null
                : Causes.sick("user health-check", scaling.cloud.timeline().now());
    }

    private void setProtection(Call call, Parameters in, Xml out) {
        boolean isProtected = in.bool("ProtectedFromScaleIn", false);
        in.strings("InstanceIds").forEach(id -> find(call, id).member().protectedFromScaleIn = isProtected);
    }

    private void detach(Call call, Parameters in, Xml out) {
        Group group = scaling.changeable(call.region(), in.required("AutoScalingGroupName"));
        List<Membership> found =
                in.strings("InstanceIds").stream().map(id -> find(call, id)).toList();
        if (in.bool("ShouldDecrementDesiredCapacity", false)) {
            decrement(group, found.size());
        }
        List<Activity> activities = new ArrayList<>();
        for (Membership each : found) {
            String id = each.member().instance.id();
            Activity activity = group.begin(
                    scaling.nextNumber(),
                    "Detaching EC2 instance: " + id,
                    "At " + Causes.time(scaling.cloud.timeline().now()) + " instance " + id
                            + " was detached in response to a user request.",
                    "InProgress",
                    scaling.cloud.timeline().now());
            new Registration(scaling).deregister(group, each.member());
            each.member().instance.tags().remove("aws:autoscaling:groupName");
            group.members.remove(id);
            activity.finish("Successful", null, scaling.cloud.timeline().now());
            activities.add(activity);
        }
        out.list("Activities", "member", activities, activity -> GroupXml.activity(group, activity, out));
    }
}

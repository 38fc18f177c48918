package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import io.jenkins.plugins.pavedroad.embedded.aws.ec2.Subnet;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.List;
import java.util.stream.Collectors;

/** Writes groups, members and activities. */
final class GroupXml {
    private GroupXml() {}

    static void write(Group group, Xml out) {
        out.leaf("AutoScalingGroupName", group.name).leaf("AutoScalingGroupARN", group.arn);
        source(group.source, out);
        out.leaf("MinSize", group.min)
                .leaf("MaxSize", group.max)
                .leaf("DesiredCapacity", group.desired)
                .leaf("DefaultCooldown", group.cooldown)
                .leaves("AvailabilityZones", "member", group.zones())
                .leaves("LoadBalancerNames", "member", group.loadBalancers.keySet())
                .leaves("TargetGroupARNs", "member", group.targetGroups.keySet())
                .leaf("HealthCheckType", group.elbHealth ? "ELB" : "EC2")
                .leaf("HealthCheckGracePeriod", group.gracePeriod);
        out.list("Instances", "member", List.copyOf(group.members.values()), member -> member(member, out));
        out.leaf("CreatedTime", group.created);
        out.list("SuspendedProcesses", "member", group.suspended.entrySet(), entry -> out.leaf(
                        "ProcessName", entry.getKey().word)
                .leaf("SuspensionReason", entry.getValue()));
        out.leaf(
                "VPCZoneIdentifier",
                group.subnetsGiven ? group.subnets.stream().map(Subnet::id).collect(Collectors.joining(",")) : "");
        out.leaves("EnabledMetrics", "member", List.of());
        out.leaf("Status", group.deleting ? "Delete in progress" : null);
        out.list("Tags", "member", group.tags.values(), tag -> tag(group, tag, out));
        out.leaves("TerminationPolicies", "member", group.terminationPolicies)
                .leaf("NewInstancesProtectedFromScaleIn", group.protectNew)
                .leaf(
                        "ServiceLinkedRoleARN",
                        "arn:aws:iam::" + group.arn.split(":")[4]
                                + ":role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling");
        out.list("TrafficSources", "member", group.targetGroups.keySet(), arn -> out.leaf("Identifier", arn)
                .leaf("Type", "elbv2"));
    }

    static void tag(Group group, GroupTag tag, Xml out) {
        out.leaf("ResourceId", group.name)
                .leaf("ResourceType", "auto-scaling-group")
                .leaf("Key", tag.key())
                .leaf("Value", tag.value())
                .leaf("PropagateAtLaunch", tag.propagateAtLaunch());
    }

    private static void source(LaunchSource source, Xml out) {
        if (source.configuration() != null) {
            out.leaf("LaunchConfigurationName", source.configuration().name());
        } else {
            out.node("LaunchTemplate", () -> out.leaf(
                            "LaunchTemplateId", source.template().id())
                    .leaf("LaunchTemplateName", source.template().name())
                    .leaf("Version", source.version() == null ? "$Default" : source.version()));
        }
    }

    static void member(Member member, Xml out) {
        out.leaf("InstanceId", member.instance.id())
                .leaf("InstanceType", member.instance.instanceType())
                .leaf("AvailabilityZone", member.instance.zone())
                .leaf("LifecycleState", member.lifecycleState())
                .leaf("HealthStatus", member.health())
                .leaf("ImageId", member.instance.imageId());
        source(member.source, out);
        out.leaf("ProtectedFromScaleIn", member.protectedFromScaleIn);
    }

    static void activity(Group group, Activity activity, Xml out) {
        out.leaf("ActivityId", activity.id)
                .leaf("AutoScalingGroupName", group.name)
                .leaf("Description", activity.description)
                .leaf("Cause", activity.cause)
                .leaf("StartTime", activity.start)
                .leaf("EndTime", activity.end)
                .leaf("StatusCode", activity.status)
                .leaf("StatusMessage", activity.message)
                .leaf("Progress", activity.progress)
                .leaf("Details", "{}")
                .leaf("AutoScalingGroupARN", group.arn);
    }
}

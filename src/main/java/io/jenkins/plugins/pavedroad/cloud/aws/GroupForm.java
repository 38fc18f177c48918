package io.jenkins.plugins.pavedroad.cloud.aws;

import io.jenkins.plugins.pavedroad.cloud.Capacity;
import io.jenkins.plugins.pavedroad.cloud.ServerGroup;
import io.jenkins.plugins.pavedroad.cloud.ServerGroupLaunch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.SuspendedProcess;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;

/** An Auto Scaling group in AWS's words and in ours. */
final class GroupForm {
    private GroupForm() {}

    static CreateAutoScalingGroupRequest request(ServerGroupLaunch launch, String template, Capacity capacity) {
        CreateAutoScalingGroupRequest.Builder request = CreateAutoScalingGroupRequest.builder()
                .autoScalingGroupName(launch.name())
                .launchTemplate(specification ->
                        specification.launchTemplateId(template).version("1"))
                .minSize(capacity.min())
                .desiredCapacity(capacity.desired())
                .maxSize(capacity.max())
                .healthCheckType(launch.healthCheckType())
                .healthCheckGracePeriod(launch.healthCheckGrace())
                .tags(tags(launch.name(), launch.tags(), true));
        if (!launch.subnets().isEmpty()) {
            request.vpcZoneIdentifier(String.join(",", launch.subnets()));
        }
        if (!launch.zones().isEmpty()) {
            request.availabilityZones(launch.zones());
        }
        if (!launch.targetGroups().isEmpty()) {
            request.targetGroupARNs(launch.targetGroups());
        }
        return request.build();
    }

    static List<Tag> tags(String group, Map<String, String> tags, boolean propagated) {
        return tags.entrySet().stream()
                .map(tag -> Tag.builder()
                        .resourceId(group)
                        .resourceType("auto-scaling-group")
                        .key(tag.getKey())
                        .value(tag.getValue())
                        .propagateAtLaunch(propagated)
                        .build())
                .toList();
    }

    static ServerGroup group(AutoScalingGroup group) {
        Map<String, String> suspended = new HashMap<>();
        for (SuspendedProcess process : group.suspendedProcesses()) {
            suspended.put(process.processName(), Objects.toString(process.suspensionReason(), ""));
        }
        Map<String, String> tags = new HashMap<>();
        for (TagDescription tag : group.tags()) {
            tags.put(tag.key(), Objects.toString(tag.value(), ""));
        }
        String subnets = Objects.toString(group.vpcZoneIdentifier(), "");
        return new ServerGroup(
                group.autoScalingGroupName(),
                group.createdTime(),
                new Capacity(group.minSize(), group.desiredCapacity(), group.maxSize()),
                group.instances().stream().map(GroupForm::member).toList(),
                group.targetGroupARNs(),
                group.loadBalancerNames(),
                Stream.of(subnets.split(",")).filter(id -> !id.isBlank()).toList(),
                group.availabilityZones(),
                suspended,
                group.healthCheckType(),
                Objects.requireNonNullElse(group.healthCheckGracePeriod(), 0),
                tags,
                group.status() != null);
    }

    private static ServerGroup.Member member(Instance instance) {
        return new ServerGroup.Member(
                instance.instanceId(),
                instance.lifecycleStateAsString(),
                "Healthy".equalsIgnoreCase(instance.healthStatus()),
                instance.availabilityZone());
    }
}

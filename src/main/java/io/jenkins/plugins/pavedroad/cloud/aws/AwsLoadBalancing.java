package io.jenkins.plugins.pavedroad.cloud.aws;

import io.jenkins.plugins.pavedroad.cloud.LoadBalancing;
import io.jenkins.plugins.pavedroad.cloud.TargetHealth;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/** Target groups of one AWS region. */
final class AwsLoadBalancing implements LoadBalancing {
    private static final Set<String> NO_TARGET_GROUP = Set.of("TargetGroupNotFound");
    private static final String DRAIN = "deregistration_delay.timeout_seconds";
    private static final Duration DEFAULT_DRAIN = Duration.ofSeconds(300);

    private final ElasticLoadBalancingV2Client client;

    AwsLoadBalancing(ElasticLoadBalancingV2Client client) {
        this.client = client;
    }

    @Override
    public Map<String, String> targetGroups(Collection<String> namesOrIds) {
        Map<String, String> ids = new HashMap<>();
        for (String nameOrId : namesOrIds) {
            if (nameOrId.startsWith("arn:")) {
                ids.put(nameOrId, nameOrId);
            } else {
                // One by one: AWS refuses the whole question when one of the names does not exist.
                Call.find(
                                "elasticloadbalancing:DescribeTargetGroups",
                                NO_TARGET_GROUP,
                                () -> client.describeTargetGroups(request -> request.names(nameOrId)))
                        .flatMap(answer -> answer.targetGroups().stream().findFirst())
                        .ifPresent(group -> ids.put(nameOrId, group.targetGroupArn()));
            }
        }
        return ids;
    }

    @Override
    public List<TargetHealth> health(Collection<String> targetGroups) {
        return targetGroups.stream().flatMap(this::health).toList();
    }

    private Stream<TargetHealth> health(String targetGroup) {
        return Call.find(
                        "elasticloadbalancing:DescribeTargetHealth",
                        NO_TARGET_GROUP,
                        () -> client.describeTargetHealth(request -> request.targetGroupArn(targetGroup)))
                .stream()
                .flatMap(answer -> answer.targetHealthDescriptions().stream())
                .map(description -> health(targetGroup, description));
    }

    private static TargetHealth health(String targetGroup, TargetHealthDescription description) {
        TargetHealth.State state =
                switch (description.targetHealth().state()) {
                    case INITIAL -> TargetHealth.State.INITIAL;
                    case HEALTHY -> TargetHealth.State.HEALTHY;
                    case UNHEALTHY -> TargetHealth.State.UNHEALTHY;
                    case DRAINING, UNHEALTHY_DRAINING -> TargetHealth.State.DRAINING;
                    case UNUSED -> TargetHealth.State.UNUSED;
                    case UNAVAILABLE, UNKNOWN_TO_SDK_VERSION -> TargetHealth.State.UNAVAILABLE;
                };
        return new TargetHealth(
                targetGroup,
                description.target().id(),
                state,
                Objects.toString(description.targetHealth().reasonAsString(), ""));
    }

    @Override
    public void register(String targetGroup, Collection<String> instanceIds) {
        Call.effect(
                "elasticloadbalancing:RegisterTargets",
                () -> client.registerTargets(
                        request -> request.targetGroupArn(targetGroup).targets(targets(instanceIds))));
    }

    @Override
    public void deregister(String targetGroup, Collection<String> instanceIds) {
        Call.unless(
                "elasticloadbalancing:DeregisterTargets",
                NO_TARGET_GROUP,
                () -> client.deregisterTargets(
                        request -> request.targetGroupArn(targetGroup).targets(targets(instanceIds))));
    }

    @Override
    public Duration drainTime(String targetGroup) {
        return Call.to(
                        "elasticloadbalancing:DescribeTargetGroupAttributes",
                        () -> client.describeTargetGroupAttributes(request -> request.targetGroupArn(targetGroup)))
                .attributes()
                .stream()
                .filter(attribute -> attribute.key().equals(DRAIN))
                .map(attribute -> Duration.ofSeconds(Long.parseLong(attribute.value())))
                .findFirst()
                .orElse(DEFAULT_DRAIN);
    }

    private static List<TargetDescription> targets(Collection<String> instanceIds) {
        return instanceIds.stream()
                .map(id -> TargetDescription.builder().id(id).build())
                .toList();
    }
}

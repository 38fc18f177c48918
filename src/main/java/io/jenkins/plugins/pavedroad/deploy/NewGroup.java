package io.jenkins.plugins.pavedroad.deploy;

import io.jenkins.plugins.pavedroad.cloud.LaunchSettings;
import io.jenkins.plugins.pavedroad.cloud.ServerGroup;
import io.jenkins.plugins.pavedroad.cloud.ServerGroupLaunch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the new server group is made of: what was asked, else what the source has, else Spinnaker's defaults. */
final class NewGroup {
    /** Spinnaker's defaults for a group without a predecessor (deck, serverGroupCommandBuilder). */
    private static final String HEALTH_CHECK = "EC2";

    private static final int HEALTH_CHECK_GRACE = 600;

    private NewGroup() {}

    static ServerGroupLaunch launch(RegionContext region, RegionState state, ServerGroup source) {
        Plan plan = new Plan(
                state.region(),
                state.serverGroup(),
                state.source(),
                state.imageId(),
                state.capacity(),
                state.finalMin(),
                state.targetGroups());
        Map<String, String> tags = new LinkedHashMap<>();
        if (source != null) {
            source.tags().forEach((key, value) -> {
                if (!key.startsWith("aws:") && !key.startsWith("paved-road:") && !key.equals("Name")) {
                    tags.put(key, value);
                }
            });
        }
        tags.putAll(region.input().tags());
        tags.putAll(RegionGuards.tags(region.input().guardrails(), state.overridden()));
        tags.put("Name", state.serverGroup());
        tags.put(RegionContext.OPERATION_TAG, region.now().operationId());
        if (region.input().build() != null) {
            tags.put(RegionContext.BUILD_TAG, region.input().build());
        }
        List<String> subnets = region.wanted().subnets();
        return new ServerGroupLaunch(
                state.serverGroup(),
                settings(region, plan, source),
                state.capacity(),
                subnets != null ? subnets : source == null ? List.of() : source.subnets(),
                subnets == null && source != null && source.subnets().isEmpty() ? source.zones() : List.of(),
                List.of(),
                Set.of(),
                source == null ? HEALTH_CHECK : source.healthCheckType(),
                source == null ? HEALTH_CHECK_GRACE : source.healthCheckGrace(),
                tags);
    }

    /** @throws DeployFailure naming what is missing when neither the step nor a source says it */
    static LaunchSettings settings(RegionContext region, Plan plan, ServerGroup source) {
        DeployInput.InRegion wanted = region.wanted();
        Optional<LaunchSettings> before = Optional.ofNullable(source)
                .map(s -> region.cloud().serverGroups().settings(s));
        if (source == null && wanted.subnets() == null) {
            throw missing("subnets", plan);
        }
        String type = Optional.ofNullable(wanted.instanceType())
                .or(() -> before.map(LaunchSettings::instanceType))
                .orElseThrow(() -> missing("instanceType", plan));
        return new LaunchSettings(
                plan.imageId(),
                type,
                wanted.securityGroups() != null
                        ? wanted.securityGroups()
                        : before.map(LaunchSettings::securityGroups).orElse(List.of()),
                Optional.ofNullable(wanted.instanceProfile()).or(() -> before.flatMap(LaunchSettings::instanceProfile)),
                Optional.ofNullable(wanted.keyPair()).or(() -> before.flatMap(LaunchSettings::keyPair)),
                Optional.of(userData(region, plan, before)));
    }

    private static String userData(RegionContext region, Plan plan, Optional<LaunchSettings> before) {
        String earlier = before.flatMap(LaunchSettings::userData).orElse("");
        if (!RuntimeContext.replaceable(earlier)) {
            return earlier;
        }
        return RuntimeContext.userData(RuntimeContext.of(
                region.moniker(),
                plan.serverGroup(),
                plan.region(),
                region.input().account(),
                region.input().environment()));
    }

    private static DeployFailure missing(String parameter, Plan plan) {
        return new DeployFailure("The parameter '" + parameter + "' is not given and " + plan.region()
                + " has no earlier server group of this cluster to take it from.");
    }
}

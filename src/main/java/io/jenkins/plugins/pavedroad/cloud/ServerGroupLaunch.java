package io.jenkins.plugins.pavedroad.cloud;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A new server group.
 *
 * @param name complete, with its version; creating it is what claims the name
 * @param subnets ids; may be empty when {@code zones} is not
 * @param targetGroups ids it is attached to from the start; empty for a dark start
 * @param suspended processes suspended from the start, such as {@code AddToLoadBalancer}
 * @param healthCheckType {@code EC2} or {@code ELB}
 * @param healthCheckGrace seconds
 * @param tags on the group and, propagated, on its instances
 */
public record ServerGroupLaunch(
        String name,
        LaunchSettings settings,
        Capacity capacity,
        List<String> subnets,
        List<String> zones,
        List<String> targetGroups,
        Set<String> suspended,
        String healthCheckType,
        int healthCheckGrace,
        Map<String, String> tags) {
    public ServerGroupLaunch {
        subnets = List.copyOf(subnets);
        zones = List.copyOf(zones);
        targetGroups = List.copyOf(targetGroups);
        suspended = Set.copyOf(suspended);
        tags = Map.copyOf(tags);
    }
}

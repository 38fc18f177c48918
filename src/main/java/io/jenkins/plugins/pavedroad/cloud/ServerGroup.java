package io.jenkins.plugins.pavedroad.cloud;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A server group (AWS: an Auto Scaling group) as it is now.
 *
 * @param targetGroups ids (AWS: ARNs) of the target groups it is attached to
 * @param loadBalancers names of classic load balancers it is attached to
 * @param suspended processes that are suspended, with the cloud's reason
 * @param healthCheckGrace seconds
 * @param deleting whether the cloud is already taking it away
 */
public record ServerGroup(
        String name,
        Instant createdAt,
        Capacity capacity,
        List<Member> members,
        List<String> targetGroups,
        List<String> loadBalancers,
        List<String> subnets,
        List<String> zones,
        Map<String, String> suspended,
        String healthCheckType,
        int healthCheckGrace,
        Map<String, String> tags,
        boolean deleting) {
    /** What Spinnaker suspends when it disables a server group (clouddriver, AutoScalingProcessType). */
    public static final Set<String> DISABLED_PROCESSES = Set.of("Launch", "Terminate", "AddToLoadBalancer");

    /**
     * One instance of the group.
     *
     * @param lifecycle the cloud's word, such as {@code Pending} or {@code InService}
     */
    public record Member(String instanceId, String lifecycle, boolean healthy, String zone) {
        public boolean inService() {
            return lifecycle.equals("InService");
        }
    }

    public ServerGroup {
        members = List.copyOf(members);
        targetGroups = List.copyOf(targetGroups);
        loadBalancers = List.copyOf(loadBalancers);
        subnets = List.copyOf(subnets);
        zones = List.copyOf(zones);
        suspended = Map.copyOf(suspended);
        tags = Map.copyOf(tags);
    }

    /** Disabled as Spinnaker sees it: it takes no new traffic because AddToLoadBalancer is suspended. */
    public boolean disabled() {
        return suspended.containsKey("AddToLoadBalancer");
    }

    public List<String> instanceIds() {
        return members.stream().map(Member::instanceId).toList();
    }
}

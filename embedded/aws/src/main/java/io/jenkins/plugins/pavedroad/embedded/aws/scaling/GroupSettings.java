package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import io.jenkins.plugins.pavedroad.embedded.aws.ec2.Subnet;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import java.util.ArrayList;
import java.util.List;

/** Reads what CreateAutoScalingGroup and UpdateAutoScalingGroup set. What the call does not name stays. */
final class GroupSettings {
    private final Scaling scaling;

    GroupSettings(Scaling scaling) {
        this.scaling = scaling;
    }

    void apply(Group group, Parameters in) {
        LaunchSource source = new LaunchSources(scaling).read(group.region, in);
        List<Subnet> subnets = subnets(group.region, in);
        sizes(group, in);
        if (source != null) {
            group.source = source;
        }
        if (!subnets.isEmpty()) {
            group.subnets = subnets;
            group.subnetsGiven = in.has("VPCZoneIdentifier");
        }
        String healthCheck = in.string("HealthCheckType");
        if (healthCheck != null) {
            List<String> kinds = List.of(healthCheck.split(","));
            if (!List.of("EC2", "ELB", "EBS", "VPC_LATTICE").containsAll(kinds)) {
                throw in.invalid("HealthCheckType", healthCheck, "EC2 and ELB are expected.");
            }
            group.elbHealth = kinds.contains("ELB");
        }
        group.gracePeriod = in.integer("HealthCheckGracePeriod", group.gracePeriod);
        group.cooldown = in.integer("DefaultCooldown", group.cooldown);
        group.protectNew = in.bool("NewInstancesProtectedFromScaleIn", group.protectNew);
        List<String> policies = in.strings("TerminationPolicies");
        if (!policies.isEmpty()) {
            group.terminationPolicies = policies;
        }
    }

    private void sizes(Group group, Parameters in) {
        int min = in.integer("MinSize", group.min);
        int max = in.integer("MaxSize", group.max);
        Integer given = in.integer("DesiredCapacity");
        int desired = given != null ? given : Math.max(min, Math.min(max, group.desired));
        if (min < 0 || max < min) {
            throw new AwsError(
                    "ValidationError", "Max bound, " + max + ", must be greater than or equal to min bound, " + min);
        }
        checkDesired(desired, min, max);
        group.min = min;
        group.max = max;
        group.desired = desired;
    }

    static void checkDesired(int desired, int min, int max) {
        if (desired < min) {
            throw new AwsError(
                    "ValidationError",
                    "New SetDesiredCapacity value " + desired + " is below min value " + min
                            + " for the AutoScalingGroup.");
        }
        if (desired > max) {
            throw new AwsError(
                    "ValidationError",
                    "New SetDesiredCapacity value " + desired + " is above max value " + max
                            + " for the AutoScalingGroup.");
        }
    }

    private List<Subnet> subnets(String region, Parameters in) {
        List<Subnet> subnets = new ArrayList<>();
        List<String> zones = in.strings("AvailabilityZones");
        String identifier = in.string("VPCZoneIdentifier", "");
        try {
            if (!identifier.isBlank()) {
                for (String id : identifier.split("\\s*,\\s*")) {
                    subnets.add(scaling.cloud.ec2().region(region).subnets().get(id.trim()));
                }
            } else {
                zones.forEach(
                        zone -> subnets.add(scaling.cloud.ec2().region(region).defaultSubnet(zone)));
            }
        } catch (AwsError e) {
            throw new AwsError("ValidationError", e.getMessage());
        }
        return subnets;
    }
}

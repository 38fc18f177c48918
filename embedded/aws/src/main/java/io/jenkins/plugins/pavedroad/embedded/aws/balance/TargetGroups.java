package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import java.util.Optional;

/**
 * What Auto Scaling needs of the load balancers. A destination is the ARN of a target group or the name of a classic load
 * balancer. Called while the cloud's state is locked: an implementation returns at once
 * and takes no lock that is held while it waits for {@code Cloud}.
 */
public interface TargetGroups {
    /** Health of one target in one group, in the words of DescribeTargetHealth. */
    enum Health {
        INITIAL,
        HEALTHY,
        UNHEALTHY,
        UNUSED,
        DRAINING,
        UNAVAILABLE
    }

    boolean exists(String region, String destination);

    /** Registers the instance on the group's own port; again is no error. */
    void register(String region, String destination, String instanceId);

    /** Begins draining; a target that is not registered is no error. */
    void deregister(String region, String destination, String instanceId);

    /** Nothing when the instance is not registered (any more). */
    Optional<Health> health(String region, String destination, String instanceId);
}

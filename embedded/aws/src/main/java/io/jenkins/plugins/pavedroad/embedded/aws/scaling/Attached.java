package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import java.util.List;
import java.util.Map;

/**
 * How far a target group or classic load balancer is attached to an Auto Scaling group, in the words of
 * DescribeLoadBalancerTargetGroups and DescribeLoadBalancers.
 */
enum Attached {
    ADDING("Adding"),
    ADDED("Added"),
    IN_SERVICE("InService"),
    REMOVING("Removing");

    final String word;

    Attached(String word) {
        this.word = word;
    }

    static void attach(Map<String, Attached> to, List<String> destinations) {
        for (String destination : destinations) {
            if (to.get(destination) == null || to.get(destination) == REMOVING) {
                to.put(destination, ADDING);
            }
        }
    }

    /** @param what in the words of the error */
    static void detach(Map<String, Attached> from, List<String> destinations, String what) {
        for (String destination : destinations) {
            if (!from.containsKey(destination)) {
                throw new AwsError(
                        "ValidationError",
                        "Trying to remove " + what + " that are not part of the group: " + destination);
            }
            from.put(destination, REMOVING);
        }
    }
}

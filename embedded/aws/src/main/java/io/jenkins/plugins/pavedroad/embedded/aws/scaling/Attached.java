package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

/** How far a target group is attached to an Auto Scaling group, in DescribeLoadBalancerTargetGroups' words. */
enum Attached {
    ADDING("Adding"),
    ADDED("Added"),
    IN_SERVICE("InService"),
    REMOVING("Removing");

    final String word;

    Attached(String word) {
        this.word = word;
    }
}

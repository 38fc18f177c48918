package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Causes of activities, in AWS's words. */
final class Causes {
    private Causes() {}

    static String created(Group group, Instant now) {
        return "At " + time(now)
                + " a user request created an AutoScalingGroup changing the desired capacity from 0 to " + group.desired
                + ".  ";
    }

    static String desired(int before, int after, Instant now) {
        return "At " + time(now) + " a user request explicitly set group desired capacity changing the desired capacity"
                + " from " + before + " to " + after + ".  ";
    }

    static String constraints(Group group, int before, Instant now) {
        return "At " + time(now) + " a user request update of AutoScalingGroup constraints to min: " + group.min
                + ", max: " + group.max + ", desired: " + group.desired + " changing the desired capacity from "
                + before
                + " to " + group.desired + ".  ";
    }

    static String launch(Group group, int before, int after, Instant now) {
        return group.cause + "At " + time(now) + " an instance was started in response to a difference between desired"
                + " and actual capacity, increasing the capacity from " + before + " to " + after + ".";
    }

    static String shrink(Group group, int before, Instant now) {
        return group.cause + "At " + time(now) + " an instance was taken out of service in response to a difference"
                + " between desired and actual capacity, shrinking the capacity from " + before + " to " + group.desired
                + ".";
    }

    static String sick(String check, Instant now) {
        return "At " + time(now) + " an instance was taken out of service in response to an " + check + ".";
    }

    static String terminated(String instanceId, boolean shrinking, Instant now) {
        return "At " + time(now) + " instance " + instanceId + " was taken out of service in response to a user request"
                + (shrinking ? ", shrinking the capacity." : ".");
    }

    static String deleted(Instant now) {
        return "At " + time(now) + " a user request force deleted the AutoScalingGroup.";
    }

    /** Whole seconds, as in suspension reasons and causes. */
    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}

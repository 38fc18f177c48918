package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import io.jenkins.plugins.pavedroad.embedded.aws.ec2.Instance;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/** An instance as a member of its group. */
final class Member {
    /** Where it is in the group; the words are AWS's. */
    enum State {
        PENDING("Pending"),
        IN_SERVICE("InService"),
        TERMINATING("Terminating");

        final String word;

        State(String word) {
            this.word = word;
        }
    }

    final Instance instance;
    final LaunchSource source;
    final Activity launch;
    /** Target groups and classic load balancers that the group has registered it with. */
    final Set<String> registered = new LinkedHashSet<>();

    State state = State.PENDING;
    boolean healthy = true;
    /** Why it is unhealthy, in the words of an activity's cause. */
    String illness;

    boolean protectedFromScaleIn;
    Instant inService;
    Activity termination;
    /** Its termination waits for connections to drain. */
    boolean drains;
    /** What hooks hold it on its present way; null before. */
    Hold hold;
    /** EC2 was told to terminate it. */
    boolean told;

    Member(Instance instance, LaunchSource source, Activity launch) {
        this.instance = instance;
        this.source = source;
        this.launch = launch;
    }

    boolean active() {
        return state != State.TERMINATING;
    }

    /** In AWS's words. */
    String lifecycleState() {
        return hold != null && state != State.IN_SERVICE && !told ? state.word + ":Wait" : state.word;
    }

    String health() {
        return healthy ? "Healthy" : "Unhealthy";
    }
}

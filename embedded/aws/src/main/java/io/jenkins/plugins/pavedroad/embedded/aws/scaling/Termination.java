package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import io.jenkins.plugins.pavedroad.embedded.aws.ec2.Instance;
import java.time.Instant;

/** Takes members out of their group: deregister, drain, terminate. */
final class Termination {
    private final Scaling scaling;
    private final Registration registration;

    Termination(Scaling scaling, Registration registration) {
        this.scaling = scaling;
        this.registration = registration;
    }

    /** @param drain whether connections may end first */
    void begin(Group group, Member member, String cause, boolean drain) {
        Instant now = scaling.cloud.timeline().now();
        if (!member.launch.over()) {
            member.launch.finish("Cancelled", "The instance is being terminated.", now);
        }
        member.state = Member.State.TERMINATING;
        member.drains = drain;
        member.hold = group.hooks(false).isEmpty() ? null : new Hold(group.hooks(false), now);
        member.termination = group.begin(
                scaling.nextNumber(),
                "Terminating EC2 instance: " + member.instance.id(),
                cause + "  At " + Causes.time(now) + " instance " + member.instance.id()
                        + " was selected for termination.",
                "InProgress",
                now);
        registration.deregister(group, member);
        carryOn(group, member);
    }

    void carryOn(Group group, Member member) {
        if (member.drains && registration.draining(group, member)) {
            member.termination.status = "WaitingForELBConnectionDraining";
            member.termination.progress = 50;
            return;
        }
        if (member.hold != null && member.hold.holds(scaling.cloud.timeline())) {
            member.termination.status = "MidTerminatingLifecycleAction";
            return;
        }
        if (!member.told) {
            member.told = true;
            member.termination.status = "InProgress";
            scaling.cloud.ec2().terminate(member.instance);
        }
        if (member.instance.state() == Instance.State.TERMINATED) {
            member.termination.finish(
                    "Successful", null, scaling.cloud.timeline().now());
            group.members.remove(member.instance.id());
        }
    }
}

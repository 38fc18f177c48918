package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import io.jenkins.plugins.pavedroad.embedded.aws.balance.TargetGroups;
import io.jenkins.plugins.pavedroad.embedded.aws.ec2.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Finds members that are no longer well. */
final class MemberHealth {
    private final Scaling scaling;

    MemberHealth(Scaling scaling) {
        this.scaling = scaling;
    }

    void check(Group group, Member member) {
        if (!member.healthy || !group.runs(ScalingProcess.HEALTH_CHECK)) {
            return;
        }
        Instant now = scaling.cloud.timeline().now();
        if (member.instance.state() != Instance.State.RUNNING) {
            sick(member, Causes.sick("EC2 health check indicating it has been terminated or stopped", now));
            return;
        }
        Duration age = scaling.cloud.timeline().elapsed(member.inService);
        boolean graceOver = age.compareTo(Duration.ofSeconds(group.gracePeriod)) >= 0;
        if (group.elbHealth && graceOver && member.registered.stream().anyMatch(arn -> unhealthy(group, member, arn))) {
            sick(member, Causes.sick("ELB system health check failure", now));
        }
    }

    private boolean unhealthy(Group group, Member member, String targetGroup) {
        Optional<TargetGroups.Health> health =
                scaling.targetGroups.health(group.region, targetGroup, member.instance.id());
        return health.isPresent() && health.get() == TargetGroups.Health.UNHEALTHY;
    }

    private static void sick(Member member, String why) {
        member.healthy = false;
        member.illness = why;
    }
}

package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import io.jenkins.plugins.pavedroad.embedded.aws.Cloud;
import io.jenkins.plugins.pavedroad.embedded.aws.ec2.Instance;
import io.jenkins.plugins.pavedroad.embedded.aws.ec2.Subnet;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Moves a group towards what it should be, one look at a time. Called with the cloud's monitor held. */
final class ControlLoop {
    /** After a failed launch; AWS backs off too, how long is not documented. */
    private static final Duration LAUNCH_PAUSE = Duration.ofSeconds(30);

    private final Scaling scaling;
    private final Cloud cloud;
    private final MemberHealth health;
    private final Registration registration;
    private final Termination termination;

    ControlLoop(Scaling scaling) {
        this.scaling = scaling;
        this.cloud = scaling.cloud;
        this.health = new MemberHealth(scaling);
        this.registration = new Registration(scaling);
        this.termination = new Termination(scaling, registration);
    }

    void step(Group group) {
        for (Member member : List.copyOf(group.members.values())) {
            switch (member.state) {
                case PENDING -> arrive(group, member);
                case IN_SERVICE -> health.check(group, member);
                case TERMINATING -> termination.carryOn(group, member);
            }
        }
        registration.step(group);
        if (group.deleting) {
            delete(group);
        } else {
            replaceUnhealthy(group);
            fit(group);
        }
    }

    private void arrive(Group group, Member member) {
        Instant now = cloud.timeline().now();
        if (member.instance.state() == Instance.State.RUNNING) {
            if (held(group, member, now)) {
                return;
            }
            if (member.hold != null && member.hold.abandoned()) {
                giveUp(group, member, "Instance failed to complete user's Lifecycle Action: it was abandoned.", now);
                return;
            }
            member.hold = null;
            member.state = Member.State.IN_SERVICE;
            member.inService = now;
            member.launch.finish("Successful", null, now);
            registration.arrived(group, member);
        } else if (member.instance.state() != Instance.State.PENDING) {
            giveUp(
                    group,
                    member,
                    "Instance failed to start: it is " + member.instance.state().word(),
                    now);
        }
    }

    private boolean held(Group group, Member member, Instant now) {
        if (member.hold == null && !group.hooks(true).isEmpty()) {
            member.hold = new Hold(group.hooks(true), now);
            member.launch.status = "MidLifecycleAction";
        }
        return member.hold != null && member.hold.holds(cloud.timeline());
    }

    private void giveUp(Group group, Member member, String message, Instant now) {
        member.launch.finish("Failed", message, now);
        group.members.remove(member.instance.id());
        scaling.cloud.ec2().terminate(member.instance);
        pauseLaunches(group);
    }

    private void delete(Group group) {
        String cause = Causes.deleted(cloud.timeline().now());
        group.active().forEach(member -> termination.begin(group, member, cause, false));
        if (group.members.isEmpty()) {
            scaling.groups(group.region).remove(group.name);
        }
    }

    private void replaceUnhealthy(Group group) {
        if (!group.runs(ScalingProcess.REPLACE_UNHEALTHY) || !group.runs(ScalingProcess.TERMINATE)) {
            return;
        }
        for (Member member : group.active()) {
            if (!member.healthy) {
                termination.begin(group, member, member.illness, true);
            }
        }
    }

    private void fit(Group group) {
        List<Member> active = group.active();
        int missing = group.desired - active.size();
        if (missing > 0 && group.runs(ScalingProcess.LAUNCH) && !group.launchPaused) {
            launch(group, missing);
        } else if (missing < 0 && group.runs(ScalingProcess.TERMINATE)) {
            String cause = Causes.shrink(group, active.size(), cloud.timeline().now());
            Placement.victims(candidates(active), -missing)
                    .forEach(id -> termination.begin(group, group.members.get(id), cause, true));
        }
    }

    private void launch(Group group, int count) {
        int before = group.active().size();
        for (int i = 0; i < count; i++) {
            Instant now = cloud.timeline().now();
            String cause = Causes.launch(group, before, before + count, now);
            LaunchSource source = group.source;
            try {
                source = source.resolved();
                Instance instance = cloud.ec2()
                        .launch(group.region, parameters(group, source), tags(group, source))
                        .get(0);
                Activity activity = group.begin(
                        scaling.nextNumber(),
                        "Launching a new EC2 instance: " + instance.id(),
                        cause,
                        "PreInService",
                        now);
                Member member = new Member(instance, source, activity);
                member.protectedFromScaleIn = group.protectNew;
                group.members.put(instance.id(), member);
            } catch (AwsError e) {
                group.begin(scaling.nextNumber(), "Launching a new EC2 instance", cause, "Failed", now)
                        .finish("Failed", e.getMessage() + " Launching EC2 instance failed.", now);
                pauseLaunches(group);
                return;
            }
        }
    }

    private void pauseLaunches(Group group) {
        group.launchPaused = true;
        cloud.timeline().after(LAUNCH_PAUSE, () -> {
            synchronized (cloud) {
                group.launchPaused = false;
            }
            scaling.nudge();
        });
    }

    private static List<Candidate> candidates(List<Member> members) {
        return members.stream().map(Candidate::of).toList();
    }

    private static Map<String, String> parameters(Group group, LaunchSource source) {
        Map<String, String> parameters = LaunchSources.runInstances(source);
        List<String> subnets = group.subnets.stream().map(Subnet::id).toList();
        parameters.put("SubnetId", Placement.next(subnets, candidates(group.active())));
        return parameters;
    }

    private static Map<String, String> tags(Group group, LaunchSource source) {
        Map<String, String> tags = new HashMap<>();
        group.tags.values().stream()
                .filter(GroupTag::propagateAtLaunch)
                .forEach(tag -> tags.put(tag.key(), tag.value()));
        tags.put("aws:autoscaling:groupName", group.name);
        if (source.template() != null) {
            tags.put("aws:ec2launchtemplate:id", source.template().id());
            tags.put("aws:ec2launchtemplate:version", source.version());
        }
        return tags;
    }
}

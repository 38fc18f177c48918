package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import io.jenkins.plugins.pavedroad.embedded.aws.balance.TargetGroups;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Registers members with target groups and classic load balancers and takes them out. Members that came while AddToLoadBalancer was suspended are not
 * registered when it is resumed: that is up to the caller, as the guide's page on suspending processes says.
 */
final class Registration {
    private final Scaling scaling;

    Registration(Scaling scaling) {
        this.scaling = scaling;
    }

    void arrived(Group group, Member member) {
        if (group.runs(ScalingProcess.ADD_TO_LOAD_BALANCER)) {
            group.attached().forEach(arn -> register(group, member, arn));
        }
    }

    private void register(Group group, Member member, String arn) {
        if (scaling.targetGroups.exists(group.region, arn)) {
            scaling.targetGroups.register(group.region, arn, member.instance.id());
            member.registered.add(arn);
        }
    }

    void deregister(Group group, Member member) {
        // also where somebody else registered it
        for (String arn : group.destinations()) {
            if (health(group, member, arn).isPresent()) {
                scaling.targetGroups.deregister(group.region, arn, member.instance.id());
                member.registered.add(arn);
            }
        }
    }

    boolean draining(Group group, Member member) {
        return member.registered.stream()
                .anyMatch(arn -> health(group, member, arn).equals(Optional.of(TargetGroups.Health.DRAINING)));
    }

    private Optional<TargetGroups.Health> health(Group group, Member member, String arn) {
        return scaling.targetGroups.health(group.region, arn, member.instance.id());
    }

    /** Moves target groups and load balancers from being attached to attached, and from being detached to gone. */
    void step(Group group) {
        step(group, group.targetGroups);
        step(group, group.loadBalancers);
    }

    private void step(Group group, Map<String, Attached> all) {
        Iterator<Map.Entry<String, Attached>> each = all.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<String, Attached> entry = each.next();
            switch (entry.getValue()) {
                case ADDING -> add(group, entry);
                case ADDED, IN_SERVICE -> entry.setValue(serving(group, entry.getKey()));
                case REMOVING -> {
                    if (removed(group, entry.getKey())) {
                        each.remove();
                    }
                }
            }
        }
    }

    private void add(Group group, Map.Entry<String, Attached> entry) {
        if (group.runs(ScalingProcess.ADD_TO_LOAD_BALANCER)) {
            inService(group).forEach(member -> register(group, member, entry.getKey()));
            entry.setValue(Attached.ADDED);
        }
    }

    private Attached serving(Group group, String arn) {
        boolean one = inService(group).stream()
                .anyMatch(member -> health(group, member, arn).equals(Optional.of(TargetGroups.Health.HEALTHY)));
        return group.elbHealth && one ? Attached.IN_SERVICE : Attached.ADDED;
    }

    private boolean removed(Group group, String arn) {
        boolean all = true;
        for (Member member : group.members.values()) {
            Optional<TargetGroups.Health> health = health(group, member, arn);
            if (health.isPresent() && health.get() != TargetGroups.Health.DRAINING) {
                scaling.targetGroups.deregister(group.region, arn, member.instance.id());
                health = health(group, member, arn);
            }
            if (health.isPresent()) {
                all = false;
            } else {
                member.registered.remove(arn);
            }
        }
        return all;
    }

    private static List<Member> inService(Group group) {
        return group.members.values().stream()
                .filter(member -> member.state == Member.State.IN_SERVICE)
                .toList();
    }
}

package io.jenkins.plugins.pavedroad.embedded.run.kill;

import io.jenkins.plugins.pavedroad.embedded.run.cloud.Clients;
import io.jenkins.plugins.pavedroad.embedded.run.cloud.Survey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** What a region held before a deployment, and whether what it holds afterwards is allowed: one group serves, nothing is left. */
final class RegionCheck {
    /** What keeps a group from taking traffic or growing. */
    private static final Set<String> QUIET = Set.of("Launch", "AddToLoadBalancer");

    private final Clients clients;
    private final Set<String> groupsBefore;
    private final AutoScalingGroup servedBefore;
    private final Set<String> looseBefore;

    RegionCheck(Clients clients) {
        this.clients = clients;
        List<AutoScalingGroup> groups = groups();
        this.groupsBefore =
                groups.stream().map(AutoScalingGroup::autoScalingGroupName).collect(Collectors.toSet());
        Set<String> healthy = healthy(groups);
        List<AutoScalingGroup> serve =
                groups.stream().filter(group -> serves(group, healthy)).toList();
        if (serve.size() != 1) {
            throw new IllegalStateException(serve.size() + " groups serve in " + clients.region() + " to begin with");
        }
        this.servedBefore = serve.get(0);
        this.looseBefore = Survey.of(clients).loose();
    }

    /** Which group serves, as {@code old v000} or {@code new v001}. */
    String serving() {
        List<AutoScalingGroup> groups = groups();
        Set<String> healthy = healthy(groups);
        return groups.stream()
                .filter(group -> serves(group, healthy))
                .map(group -> (isNew(group) ? "new " : "old ") + tail(group))
                .collect(Collectors.joining(" and "));
    }

    /** What is not as it may be, one sentence each. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        List<AutoScalingGroup> groups = groups();
        Set<String> healthy = healthy(groups);
        List<AutoScalingGroup> serve =
                groups.stream().filter(group -> serves(group, healthy)).toList();
        if (serve.size() != 1) {
            faults.add(serve.size() + " groups serve");
        }
        if (groups.stream().filter(this::isNew).count() > 1) {
            faults.add("more than one new group");
        }
        for (AutoScalingGroup group : groups) {
            (serve.contains(group) ? ofServing(group, healthy) : ofOther(group, healthy))
                    .forEach(fault -> faults.add(tail(group) + " " + fault));
        }
        Set<String> used = groups.stream()
                .map(group -> group.launchTemplate().launchTemplateId())
                .collect(Collectors.toSet());
        clients.ec2().describeLaunchTemplates().launchTemplates().stream()
                .map(LaunchTemplate::launchTemplateId)
                .filter(id -> !used.contains(id))
                .forEach(id -> faults.add("launch template " + id + " is left"));
        Set<String> loose = new HashSet<>(Survey.of(clients).loose());
        loose.removeAll(looseBefore);
        loose.forEach(id -> faults.add(id + " is left"));
        return faults.stream().map(fault -> clients.region() + ": " + fault).toList();
    }

    private List<String> ofServing(AutoScalingGroup group, Set<String> healthy) {
        List<String> faults = new ArrayList<>();
        if (!size(group).equals(size(servedBefore))) {
            faults.add("has size " + size(group) + ", what served before had " + size(servedBefore));
        }
        if (!group.suspendedProcesses().isEmpty()) {
            faults.add("serves with suspended processes");
        }
        long up = group.instances().stream()
                .filter(instance -> instance.lifecycleState() == LifecycleState.IN_SERVICE
                        && healthy.contains(instance.instanceId()))
                .count();
        if (up != group.desiredCapacity()) {
            faults.add(up + " of " + group.desiredCapacity() + " instances serve");
        }
        if (!isNew(group) && !group.autoScalingGroupName().equals(servedBefore.autoScalingGroupName())) {
            faults.add("serves, and did not before");
        }
        return faults;
    }

    private List<String> ofOther(AutoScalingGroup group, Set<String> healthy) {
        List<String> faults = new ArrayList<>();
        // a group that goes to zero has Terminate resumed, or its instances could not go
        boolean held = group.desiredCapacity() == 0 || suspended(group).contains("Terminate");
        if (!held || !suspended(group).containsAll(QUIET)) {
            faults.add("neither serves nor is disabled");
        }
        if (group.instances().stream().anyMatch(instance -> healthy.contains(instance.instanceId()))) {
            faults.add("is disabled and has healthy targets");
        }
        if (isNew(group) && group.desiredCapacity() != 0) {
            faults.add("was rolled back and keeps instances");
        }
        if (group.autoScalingGroupName().equals(servedBefore.autoScalingGroupName())
                && !group.minSize().equals(servedBefore.minSize())) {
            faults.add("has minimum " + group.minSize() + ", before " + servedBefore.minSize());
        }
        return faults;
    }

    private boolean isNew(AutoScalingGroup group) {
        return !groupsBefore.contains(group.autoScalingGroupName());
    }

    private static boolean serves(AutoScalingGroup group, Set<String> healthy) {
        return !suspended(group).contains("AddToLoadBalancer")
                && group.instances().stream().anyMatch(instance -> healthy.contains(instance.instanceId()));
    }

    private static Set<String> suspended(AutoScalingGroup group) {
        return group.suspendedProcesses().stream()
                .map(process -> process.processName())
                .collect(Collectors.toSet());
    }

    private static String size(AutoScalingGroup group) {
        return group.minSize() + "/" + group.desiredCapacity() + "/" + group.maxSize();
    }

    private static String tail(AutoScalingGroup group) {
        String name = group.autoScalingGroupName();
        return name.substring(name.lastIndexOf('-') + 1);
    }

    private List<AutoScalingGroup> groups() {
        return clients.scaling().describeAutoScalingGroupsPaginator().autoScalingGroups().stream()
                .toList();
    }

    /** Ids of the instances that are healthy in every target group they are in. */
    private Set<String> healthy(List<AutoScalingGroup> groups) {
        Map<String, Boolean> healthy = new TreeMap<>();
        groups.stream()
                .flatMap(group -> group.targetGroupARNs().stream())
                .distinct()
                .forEach(arn -> clients.balancing()
                        .describeTargetHealth(request -> request.targetGroupArn(arn))
                        .targetHealthDescriptions()
                        .forEach(target -> healthy.merge(
                                target.target().id(),
                                target.targetHealth().state() == TargetHealthStateEnum.HEALTHY,
                                Boolean::logicalAnd)));
        return healthy.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}

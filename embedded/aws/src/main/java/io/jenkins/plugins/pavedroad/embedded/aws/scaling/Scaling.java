package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import io.jenkins.plugins.pavedroad.embedded.aws.Cloud;
import io.jenkins.plugins.pavedroad.embedded.aws.balance.TargetGroups;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Auto Scaling's state in all regions, and what keeps its groups moving. */
public final class Scaling {
    private static final Logger LOGGER = Logger.getLogger(Scaling.class.getName());

    /** How often groups are looked at when nothing tells that something changed; AWS's own period is not documented. */
    private static final Duration PERIOD = Duration.ofSeconds(5);

    final Cloud cloud;
    final TargetGroups targetGroups;
    private final Map<String, Map<String, Group>> groups = new LinkedHashMap<>();
    private final Map<String, Map<String, LaunchConfiguration>> configurations = new LinkedHashMap<>();
    private final AtomicBoolean nudged = new AtomicBoolean();
    private final ControlLoop loop;
    private long numbers;

    public Scaling(Cloud cloud, TargetGroups targetGroups) {
        this.cloud = cloud;
        this.targetGroups = targetGroups;
        cloud.regions().forEach(region -> {
            groups.put(region, new LinkedHashMap<>());
            configurations.put(region, new LinkedHashMap<>());
        });
        this.loop = new ControlLoop(this);
        cloud.ec2().onChange(this::nudge);
        cloud.timeline().every(PERIOD, this::look);
    }

    /** Has all groups looked at soon, since something changed. Any thread; cheap. */
    public void nudge() {
        if (nudged.compareAndSet(false, true)) {
            cloud.timeline().soon(() -> {
                nudged.set(false);
                look();
            });
        }
    }

    private void look() {
        synchronized (cloud) {
            for (Map<String, Group> region : groups.values()) {
                List.copyOf(region.values()).forEach(this::step);
            }
        }
    }

    private void step(Group group) {
        try {
            loop.step(group);
        } catch (RuntimeException e) {
            // one group's trouble is not the others'
            LOGGER.log(Level.WARNING, "Auto Scaling group " + group.name + " could not be looked at", e);
        }
    }

    Map<String, Group> groups(String region) {
        return groups.get(region);
    }

    Map<String, LaunchConfiguration> configurations(String region) {
        return configurations.get(region);
    }

    Group group(String region, String name) {
        Group group = groups.get(region).get(name);
        if (group == null) {
            throw new AwsError(
                    "ValidationError", "AutoScalingGroup name not found - AutoScalingGroup '" + name + "' not found");
        }
        return group;
    }

    /** The same, unless it is being deleted. */
    Group changeable(String region, String name) {
        Group group = group(region, name);
        if (group.deleting) {
            throw new AwsError("ValidationError", "AutoScalingGroup '" + name + "' is pending delete");
        }
        return group;
    }

    long nextNumber() {
        return ++numbers;
    }

    /** Groups as others see them. */
    public List<GroupView> views(String region) {
        synchronized (cloud) {
            List<GroupView> views = new ArrayList<>();
            for (Group group : groups.get(region).values()) {
                views.add(new GroupView(
                        group.name,
                        region,
                        group.min,
                        group.max,
                        group.desired,
                        group.members.values().stream()
                                .map(member -> new GroupView.MemberView(
                                        member.instance.id(), member.state.word, member.health()))
                                .toList(),
                        group.suspended.keySet().stream()
                                .map(process -> process.word)
                                .toList(),
                        List.copyOf(group.targetGroups.keySet()),
                        group.tagValues(),
                        group.created,
                        group.deleting));
            }
            return views;
        }
    }
}

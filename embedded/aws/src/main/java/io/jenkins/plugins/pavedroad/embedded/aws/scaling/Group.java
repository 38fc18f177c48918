package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import io.jenkins.plugins.pavedroad.embedded.aws.ec2.Subnet;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An Auto Scaling group. Guarded by the cloud's monitor. */
final class Group {
    /** AWS keeps six weeks; here the newest ones are kept. */
    private static final int ACTIVITIES_KEPT = 1000;

    final String name;
    final String region;
    final String arn;
    final long number;
    final Instant created;
    final Map<String, Member> members = new LinkedHashMap<>();
    final Map<String, GroupTag> tags = new TreeMap<>();
    /** Suspended processes with the reasons. */
    final Map<ScalingProcess, String> suspended = new TreeMap<>();
    /** Target groups with their states, by ARN. */
    final Map<String, Attached> targetGroups = new LinkedHashMap<>();
    /** Classic load balancers with their states, by name. */
    final Map<String, Attached> loadBalancers = new LinkedHashMap<>();

    final Map<String, LifecycleHook> hooks = new LinkedHashMap<>();
    final Deque<Activity> activities = new ArrayDeque<>();

    LaunchSource source;
    int min;
    int max;
    int desired;
    int cooldown = 300;
    int gracePeriod;
    List<Subnet> subnets = List.of();
    boolean subnetsGiven;
    boolean elbHealth;
    boolean protectNew;
    List<String> terminationPolicies = List.of("Default");
    /** What last changed the desired capacity, as activities tell it. */
    String cause = "";

    boolean deleting;
    /** Set after a launch that failed, until it is time to try again. */
    boolean launchPaused;

    Group(String name, String region, String account, long number, Instant now) {
        this.name = name;
        this.region = region;
        this.number = number;
        this.created = now;
        this.arn = "arn:aws:autoscaling:" + region + ":" + account + ":autoScalingGroup:" + java.util.UUID.randomUUID()
                + ":autoScalingGroupName/" + name;
    }

    boolean runs(ScalingProcess process) {
        return !suspended.containsKey(process);
    }

    List<Member> active() {
        return members.values().stream().filter(Member::active).toList();
    }

    List<String> zones() {
        return subnets.stream().map(Subnet::zone).distinct().toList();
    }

    Map<String, String> tagValues() {
        Map<String, String> values = new TreeMap<>();
        tags.values().forEach(tag -> values.put(tag.key(), tag.value()));
        return values;
    }

    Activity begin(long activityNumber, String description, String why, String status, Instant now) {
        Activity activity =
                new Activity(java.util.UUID.randomUUID().toString(), activityNumber, description, why, status, now);
        activities.addFirst(activity);
        if (activities.size() > ACTIVITIES_KEPT) {
            activities.removeLast();
        }
        return activity;
    }

    /** The hooks that hold members on their way in, or out. */
    List<LifecycleHook> hooks(boolean launching) {
        return hooks.values().stream()
                .filter(hook -> hook.launching() == launching)
                .toList();
    }

    /** Target groups and classic load balancers that new members are registered with. */
    List<String> attached() {
        return destinations(state -> state != Attached.REMOVING);
    }

    /** All of them, those to be removed too. */
    List<String> destinations() {
        return destinations(state -> true);
    }

    private List<String> destinations(Predicate<Attached> wanted) {
        return Stream.of(targetGroups, loadBalancers)
                .flatMap(all -> all.entrySet().stream())
                .filter(entry -> wanted.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}

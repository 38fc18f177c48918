package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import java.util.List;
import java.util.Optional;

/**
 * A classic load balancer: listeners before one target group of its own, which no other API shows. All its listeners lead to
 * the same port of the instances. Guarded by {@link Balancing}.
 */
final class ClassicBalancer {
    /** What ModifyLoadBalancerAttributes changes. As on AWS there is no draining at first, and 300 s of it once it is wanted. */
    record Attributes(boolean crossZone, boolean draining, int drainSeconds, int idleSeconds) {
        static final Attributes DEFAULT = new Attributes(false, false, 300, 60);
    }

    private final LoadBalancer front;
    private final List<String> zones;
    private final TargetGroup group;
    private final List<Listener> listeners;
    private Attributes attributes;

    ClassicBalancer(LoadBalancer front, List<String> zones, TargetGroup group, List<Listener> listeners) {
        this.front = front;
        this.zones = List.copyOf(zones);
        this.group = group;
        this.listeners = List.copyOf(listeners);
        attributes(Attributes.DEFAULT);
    }

    /** Its name, subnets and tags, and when it was made. */
    LoadBalancer front() {
        return front;
    }

    String name() {
        return front.shape().name();
    }

    List<String> zones() {
        return zones;
    }

    TargetGroup group() {
        return group;
    }

    List<Listener> listeners() {
        return listeners;
    }

    Attributes attributes() {
        return attributes;
    }

    void attributes(Attributes now) {
        attributes = now;
        group.attributes()
                .put("deregistration_delay.timeout_seconds", String.valueOf(now.draining() ? now.drainSeconds() : 0));
    }

    /** Registered instances; those that drain are not any more. */
    List<String> instances() {
        return group.targets().values().stream()
                .filter(target -> target.health() != TargetGroups.Health.DRAINING)
                .map(Target::id)
                .toList();
    }

    Optional<Target> target(String instance) {
        return group.targets().values().stream()
                .filter(target -> target.id().equals(instance))
                .findFirst();
    }

    /** Who gets the next request. Classic load balancers do not fail open: nobody, with no instance in service. */
    Optional<Target> next() {
        return group.next().filter(target -> target.health() == TargetGroups.Health.HEALTHY);
    }

    /** Whether the same request would make both. */
    boolean isLike(ClassicBalancer other) {
        return front.shape().equals(other.front.shape())
                && group.shape().equals(other.group.shape())
                && ports().equals(other.ports());
    }

    private List<Integer> ports() {
        return listeners.stream().map(Listener::port).toList();
    }
}

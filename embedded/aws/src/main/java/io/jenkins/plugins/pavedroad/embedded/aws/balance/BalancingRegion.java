package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The load balancers, listeners and target groups of one region, in the order in which they were made. */
final class BalancingRegion {
    private final Map<String, LoadBalancer> balancers = new LinkedHashMap<>();
    private final Map<String, ClassicBalancer> classics = new LinkedHashMap<>();
    private final Map<String, Listener> listeners = new LinkedHashMap<>();
    private final Map<String, TargetGroup> groups = new LinkedHashMap<>();

    /** Classic load balancers, by name. */
    Map<String, ClassicBalancer> classics() {
        return classics;
    }

    ClassicBalancer classic(String name) {
        return found(classics, name, "LoadBalancerNotFound", "There is no ACTIVE Load Balancer named '" + name + "'");
    }

    Map<String, LoadBalancer> balancers() {
        return balancers;
    }

    Map<String, Listener> listeners() {
        return listeners;
    }

    Map<String, TargetGroup> groups() {
        return groups;
    }

    LoadBalancer balancer(String arn) {
        return found(balancers, arn, "LoadBalancerNotFound", "Load balancer '" + arn + "' not found");
    }

    Listener listener(String arn) {
        return found(listeners, arn, "ListenerNotFound", "Listener '" + arn + "' not found");
    }

    TargetGroup group(String arn) {
        return found(groups, arn, "TargetGroupNotFound", "Target groups '" + arn + "' not found");
    }

    private static <T> T found(Map<String, T> all, String arn, String code, String message) {
        T one = all.get(arn);
        if (one == null) {
            throw new AwsError(code, message);
        }
        return one;
    }

    Optional<LoadBalancer> balancerNamed(String name) {
        return balancers.values().stream()
                .filter(balancer -> balancer.shape().name().equals(name))
                .findFirst();
    }

    Optional<TargetGroup> groupNamed(String name) {
        return groups.values().stream()
                .filter(group -> group.shape().name().equals(name))
                .findFirst();
    }

    List<Listener> listenersOf(LoadBalancer balancer) {
        return listeners.values().stream()
                .filter(listener -> listener.balancer() == balancer)
                .toList();
    }

    /** The balancers that send requests to the group. */
    List<LoadBalancer> balancersOf(TargetGroup group) {
        List<LoadBalancer> found = new ArrayList<>();
        for (Listener listener : listeners.values()) {
            if (listener.forwards().stream().anyMatch(forward -> forward.group() == group)
                    && !found.contains(listener.balancer())) {
                found.add(listener.balancer());
            }
        }
        return found;
    }

    boolean uses(TargetGroup group) {
        return !balancersOf(group).isEmpty()
                || classics.values().stream().anyMatch(classic -> classic.group() == group);
    }
}

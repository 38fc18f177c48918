package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import io.jenkins.plugins.pavedroad.embedded.aws.balance.TargetGroups.Health;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A target group. Changed under the lock of {@link Balancing}; requests choose targets without it. */
final class TargetGroup {
    /** @param targetType instance or ip */
    record Shape(String name, String protocol, int port, String vpcId, String targetType) {}

    private final long number = Serial.next();
    private final String arn;
    private final Shape shape;
    private final Map<String, String> attributes = new ConcurrentHashMap<>(Attributes.OF_TARGET_GROUP);
    private final Map<String, String> tags = new ConcurrentSkipListMap<>();
    private final Map<String, Target> targets = new ConcurrentSkipListMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile HealthCheck check;

    TargetGroup(String arn, Shape shape, HealthCheck check) {
        this.arn = arn;
        this.shape = shape;
        this.check = check;
    }

    /** Grows with each one made. */
    long number() {
        return number;
    }

    String arn() {
        return arn;
    }

    Shape shape() {
        return shape;
    }

    HealthCheck check() {
        return check;
    }

    void check(HealthCheck value) {
        check = value;
    }

    Map<String, String> attributes() {
        return attributes;
    }

    Map<String, String> tags() {
        return tags;
    }

    /** By id and port. */
    Map<String, Target> targets() {
        return targets;
    }

    static String key(String id, int port) {
        return id + ":" + port;
    }

    Duration drainDelay() {
        return Duration.ofSeconds(Long.parseLong(attributes.get("deregistration_delay.timeout_seconds")));
    }

    /**
     * Who gets the next request: one of the healthy targets; with none healthy one of the unhealthy ones, since AWS fails
     * open; nobody when there are only targets that are new, drain or are not used.
     */
    Optional<Target> next() {
        List<Target> able = in(Health.HEALTHY);
        if (able.isEmpty()) {
            able = in(Health.UNHEALTHY);
        }
        if (able.isEmpty()) {
            return Optional.empty();
        }
        int first = Math.floorMod(turn.getAndIncrement(), able.size());
        if (attributes.get("load_balancing.algorithm.type").equals("least_outstanding_requests")) {
            List<Target> turned = new ArrayList<>(able.subList(first, able.size()));
            turned.addAll(able.subList(0, first));
            return turned.stream().min(Comparator.comparingInt(Target::inFlight));
        }
        return Optional.of(able.get(first));
    }

    private List<Target> in(Health health) {
        List<Target> found = new ArrayList<>();
        for (Target target : targets.values()) {
            if (target.health() == health) {
                found.add(target);
            }
        }
        return found;
    }
}

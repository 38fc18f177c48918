package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** An application load balancer. */
final class LoadBalancer {
    /** What it was made with, for the answer to the same request again. */
    record Shape(String name, String scheme, List<String> subnets, List<String> securityGroups) {}

    /** An address that clients on this machine reach; the port is the listener's real one. */
    static final String DNS_NAME = "127.0.0.1";

    private final long number = Serial.next();
    private final String arn;
    private final Shape shape;
    private final Instant created;
    private final Map<String, String> attributes = new ConcurrentHashMap<>(Attributes.OF_LOAD_BALANCER);
    private final Map<String, String> tags = new ConcurrentSkipListMap<>();

    LoadBalancer(String arn, Shape shape, Instant created) {
        this.arn = arn;
        this.shape = shape;
        this.created = created;
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

    Instant created() {
        return created;
    }

    Map<String, String> attributes() {
        return attributes;
    }

    Map<String, String> tags() {
        return tags;
    }
}

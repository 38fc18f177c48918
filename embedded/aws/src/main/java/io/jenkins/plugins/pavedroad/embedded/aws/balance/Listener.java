package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import io.jenkins.plugins.pavedroad.embedded.aws.balance.proxy.FrontDoor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;

/** A listener: its port as AWS shows it, the real one behind it, and the groups it forwards to. */
final class Listener {
    /** @param weight 0 to 999; its share among the sum of all */
    record Forward(TargetGroup group, int weight) {}

    private final long number = Serial.next();
    private final String arn;
    private final LoadBalancer balancer;
    private final int port;
    private final Map<String, String> tags = new ConcurrentSkipListMap<>();
    private volatile List<Forward> forwards;
    private volatile FrontDoor door;

    Listener(String arn, LoadBalancer balancer, int port, List<Forward> forwards) {
        this.arn = arn;
        this.balancer = balancer;
        this.port = port;
        this.forwards = List.copyOf(forwards);
    }

    /** Grows with each one made. */
    long number() {
        return number;
    }

    String arn() {
        return arn;
    }

    LoadBalancer balancer() {
        return balancer;
    }

    int port() {
        return port;
    }

    List<Forward> forwards() {
        return forwards;
    }

    void forwards(List<Forward> value) {
        forwards = List.copyOf(value);
    }

    Map<String, String> tags() {
        return tags;
    }

    FrontDoor door() {
        return door;
    }

    void door(FrontDoor value) {
        door = value;
    }

    /** Which group gets the next request; null when all have weight 0. */
    TargetGroup next() {
        List<Forward> now = forwards;
        if (now.size() == 1) {
            return now.get(0).group();
        }
        int sum = now.stream().mapToInt(Forward::weight).sum();
        int drawn = sum == 0 ? 0 : ThreadLocalRandom.current().nextInt(sum);
        for (Forward forward : now) {
            drawn -= forward.weight();
            if (drawn < 0) {
                return forward.group();
            }
        }
        return null;
    }
}

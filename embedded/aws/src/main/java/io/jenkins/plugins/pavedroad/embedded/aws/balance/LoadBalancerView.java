package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/** A load balancer as it is at one moment. */
public record LoadBalancerView(String arn, String name, List<Door> listeners, List<Group> groups) {
    /**
     * A listener.
     *
     * @param port the port that the API knows
     * @param address where it really listens
     * @param failures requests that no target answered as a whole
     * @param serverErrors answers of targets with a status of 500 or more
     */
    public record Door(int port, URI address, long requests, long failures, long serverErrors) {}

    /** @param weight share of the requests, when a listener forwards to several groups */
    public record Group(String arn, String name, int weight, List<Member> targets) {}

    /** @param state in the words of DescribeTargetHealth */
    public record Member(String id, String address, int port, String state, String reason, int inFlight) {}

    static LoadBalancerView of(LoadBalancer balancer, List<Listener> listeners) {
        return new LoadBalancerView(
                balancer.arn(),
                balancer.shape().name(),
                listeners.stream().map(LoadBalancerView::door).toList(),
                listeners.stream()
                        .flatMap(listener -> listener.forwards().stream())
                        .map(LoadBalancerView::group)
                        .toList());
    }

    private static Door door(Listener listener) {
        return new Door(
                listener.port(),
                URI.create("http://" + LoadBalancer.DNS_NAME + ":"
                        + listener.door().port()),
                listener.door().counters().requests(),
                listener.door().counters().failures(),
                listener.door().counters().answers(5));
    }

    private static Group group(Listener.Forward forward) {
        return new Group(
                forward.group().arn(),
                forward.group().shape().name(),
                forward.weight(),
                forward.group().targets().values().stream()
                        .map(LoadBalancerView::member)
                        .toList());
    }

    private static Member member(Target target) {
        return new Member(
                target.id(),
                target.address().getHostString(),
                target.port(),
                state(target),
                target.condition().reason().description(),
                target.inFlight());
    }

    static String state(Target target) {
        return target.health().name().toLowerCase(Locale.ROOT);
    }
}

package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import io.jenkins.plugins.pavedroad.embedded.aws.ec2.Subnet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a group launches, and whom it terminates first. The default termination policy as in "Default termination policy" of
 * the Auto Scaling guide: the fullest zone, then the oldest launch template or configuration, then the oldest instance.
 */
final class Placement {
    private Placement() {}

    /** The subnet with the fewest active members; the first such one. */
    static Subnet next(List<Subnet> subnets, List<Member> active) {
        Map<String, Integer> counts = new HashMap<>();
        active.forEach(member -> counts.merge(member.instance.subnetId(), 1, Integer::sum));
        return subnets.stream()
                .min(Comparator.comparingInt(subnet -> counts.getOrDefault(subnet.id(), 0)))
                .orElseThrow();
    }

    /** Whom to terminate, in that order. Protected members are never among them. */
    static List<Member> victims(List<Member> active, int count) {
        List<Member> left = new ArrayList<>(active);
        List<Member> victims = new ArrayList<>();
        while (victims.size() < count) {
            Map<String, Integer> zones = new HashMap<>();
            left.forEach(member -> zones.merge(member.instance.zone(), 1, Integer::sum));
            Member victim = left.stream()
                    .filter(member -> !member.protectedFromScaleIn)
                    .min(Comparator.comparing((Member member) -> member.healthy)
                            .thenComparingInt(member -> -zones.get(member.instance.zone()))
                            .thenComparingLong(member -> age(member.source))
                            .thenComparing(member -> member.instance.launchTime()))
                    .orElse(null);
            if (victim == null) {
                break;
            }
            left.remove(victim);
            victims.add(victim);
        }
        return victims;
    }

    /** Launch configurations go before launch templates, older versions before newer ones. */
    private static long age(LaunchSource source) {
        return source.template() == null
                ? source.configuration().created().getEpochSecond() - Long.MAX_VALUE / 2
                : source.template().resolve(source.version());
    }
}

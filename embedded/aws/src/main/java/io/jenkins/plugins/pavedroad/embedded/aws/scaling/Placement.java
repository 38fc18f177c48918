package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

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

    /** The subnet with the fewest members; the first such one. */
    static String next(List<String> subnetIds, List<Candidate> members) {
        Map<String, Integer> counts = new HashMap<>();
        members.forEach(member -> counts.merge(member.subnetId(), 1, Integer::sum));
        return subnetIds.stream()
                .min(Comparator.comparingInt(subnet -> counts.getOrDefault(subnet, 0)))
                .orElseThrow();
    }

    /** Whom to terminate, in that order; sick ones first. Protected members are never among them. */
    static List<String> victims(List<Candidate> members, int count) {
        List<Candidate> left = new ArrayList<>(members);
        List<String> victims = new ArrayList<>();
        while (victims.size() < count) {
            Map<String, Integer> zones = new HashMap<>();
            left.forEach(member -> zones.merge(member.zone(), 1, Integer::sum));
            Candidate victim = left.stream()
                    .filter(member -> !member.protectedFromScaleIn())
                    .min(Comparator.comparing(Candidate::healthy)
                            .thenComparingInt(member -> -zones.get(member.zone()))
                            .thenComparingLong(Candidate::generation)
                            .thenComparing(Candidate::launched))
                    .orElse(null);
            if (victim == null) {
                break;
            }
            left.remove(victim);
            victims.add(victim.instanceId());
        }
        return victims;
    }
}

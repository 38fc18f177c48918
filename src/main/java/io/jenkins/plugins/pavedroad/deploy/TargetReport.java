package io.jenkins.plugins.pavedroad.deploy;

import io.jenkins.plugins.pavedroad.cloud.TargetHealth;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What target groups say of some instances. No health reported is not healthy. */
record TargetReport(List<TargetHealth> targets, List<String> targetGroups) {
    static TargetReport of(List<TargetHealth> all, Collection<String> instances, Collection<String> targetGroups) {
        Set<String> wanted = new HashSet<>(instances);
        return new TargetReport(
                all.stream().filter(t -> wanted.contains(t.instanceId())).toList(), List.copyOf(targetGroups));
    }

    /** How many of the instances are healthy in the target group where fewest are. */
    int healthyInEvery() {
        return targetGroups.stream()
                .mapToInt(group -> (int) targets.stream()
                        .filter(t -> t.targetGroup().equals(group) && t.state() == TargetHealth.State.HEALTHY)
                        .map(TargetHealth::instanceId)
                        .distinct()
                        .count())
                .min()
                .orElse(0);
    }

    /** Whether any of the instances still gets or finishes requests. */
    boolean inUse() {
        return targets.stream().anyMatch(t -> t.state() != TargetHealth.State.UNUSED);
    }

    /** Such as {@code 1 healthy, 2 unhealthy (Target.ResponseCodeMismatch)}. */
    String words() {
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (TargetHealth target : targets) {
            String state = target.state().name().toLowerCase(java.util.Locale.ROOT)
                    + (target.reason().isEmpty() ? "" : " (" + target.reason() + ")");
            counts.merge(state, 1, Integer::sum);
        }
        StringBuilder words = new StringBuilder();
        counts.forEach((state, count) -> words.append(words.length() == 0 ? "" : ", ")
                .append(count)
                .append(' ')
                .append(state));
        return words.length() == 0 ? "no health reported" : words.toString();
    }
}

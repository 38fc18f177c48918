package io.jenkins.plugins.pavedroad.guardrail;

import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;

/**
 * No cluster is left without instances that serve (orca, TrafficGuard). The counts are of instances that are healthy
 * wherever they take traffic, looked at live, immediately before the effect.
 */
public final class TrafficGuard {
    private TrafficGuard() {}

    /**
     * Whether enough remains when some server groups stop serving. A cluster in which nothing serves has nothing to lose.
     *
     * @param operation what is about to be done, such as {@code disabling}
     * @param up healthy instances by server group, of the whole cluster in the region
     * @param goingAway names of those that stop serving
     * @param remainingPercent see {@link Limits#remainingPercent}
     */
    public static Verdict remains(
            String cluster,
            String region,
            String operation,
            Map<String, Integer> up,
            Collection<String> goingAway,
            int remainingPercent) {
        int current = up.values().stream().mapToInt(Integer::intValue).sum();
        int going =
                goingAway.stream().mapToInt(name -> up.getOrDefault(name, 0)).sum();
        int future = current - going;
        if (current == 0 || future * 100L > (long) remainingPercent * current) {
            return Verdict.pass(Guardrail.TRAFFIC_GUARD);
        }
        String left = future == 0
                ? "would leave it without an instance that serves"
                : "would leave it " + future + " of " + current + " instances that serve, which is not more than "
                        + remainingPercent + " %";
        return Verdict.stop(
                Guardrail.TRAFFIC_GUARD,
                "In " + region + " the cluster " + cluster + " has " + current + " healthy instances; " + operation
                        + " " + String.join(", ", new TreeSet<>(goingAway)) + " " + left + ".",
                "Enable or deploy another server group of it first.");
    }

    /**
     * Whether the new server group can take over. No health reported is not healthy.
     *
     * @param needed healthy instances it must have; at least one is asked for whatever is given
     * @param report what its balancers say, such as {@code 1 healthy, 1 initial}
     * @param old names of the server groups that would be disabled; without any there is nothing to guard
     */
    public static Verdict takesOver(
            String region, String serverGroup, int healthy, int needed, String report, Collection<String> old) {
        int wanted = Math.max(1, needed);
        if (old.isEmpty() || healthy >= wanted) {
            return Verdict.pass(Guardrail.TRAFFIC_GUARD);
        }
        return Verdict.stop(
                Guardrail.TRAFFIC_GUARD,
                "In " + region + " " + serverGroup + " has " + healthy + " healthy instances where " + wanted
                        + " are needed (" + report + "), so " + String.join(", ", new TreeSet<>(old))
                        + " keeps serving.",
                "Find out why they are not healthy any more, then deploy again.");
    }
}

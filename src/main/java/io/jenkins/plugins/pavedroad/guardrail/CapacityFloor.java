package io.jenkins.plugins.pavedroad.guardrail;

import io.jenkins.plugins.pavedroad.cloud.Capacity;
import java.util.Map;
import java.util.stream.Collectors;

/** What replaces is never smaller than what it replaces without somebody saying so. */
public final class CapacityFloor {
    private CapacityFloor() {}

    /**
     * @param serverGroup the new one
     * @param planned its size while traffic moves
     * @param replaced sizes of all server groups of the cluster that serve now and will be disabled
     */
    public static Verdict judge(String region, String serverGroup, Capacity planned, Map<String, Capacity> replaced) {
        int desired = replaced.values().stream().mapToInt(Capacity::desired).sum();
        int max = replaced.values().stream().mapToInt(Capacity::max).sum();
        if (planned.desired() < desired) {
            return Verdict.stop(
                    Guardrail.CAPACITY_FLOOR,
                    "In " + region + " " + serverGroup + " would have " + planned.desired() + " instances and replace "
                            + desired + " (" + names(replaced) + ").",
                    replaced.size() == 1
                            ? "Leave 'capacity' out, so that the size of now is taken over, or say at least " + desired
                                    + "."
                            : "Say a 'capacity' of at least " + desired + ".");
        }
        if (planned.max() < max) {
            return Verdict.warn(
                    Guardrail.CAPACITY_FLOOR,
                    "In " + region + " " + serverGroup + " can grow to " + planned.max()
                            + " instances, what it replaces to " + max + ".",
                    "Say a 'capacity' with max: " + max + " if it shall.");
        }
        return Verdict.pass(Guardrail.CAPACITY_FLOOR);
    }

    private static String names(Map<String, Capacity> replaced) {
        return replaced.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey() + ": " + e.getValue().desired())
                .collect(Collectors.joining(", "));
    }
}

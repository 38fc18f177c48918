package io.jenkins.plugins.pavedroad.bake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a bake's images have got in their regions, and how long each phase took.
 *
 * @param millis name of a phase, as the result tells it, to milliseconds
 * @param ready regions whose image is available and was reported
 * @param failures region to reason, where the copy failed and the others were to be kept
 * @param looked regions whose permissions were read
 * @param grants permissions that were lacking, in the order in which they are given
 */
record Rollout(
        Map<String, Long> millis,
        List<String> ready,
        Map<String, String> failures,
        List<String> looked,
        List<Grant> grants) {
    static final Rollout BEGIN = new Rollout(null, null, null, null, null);

    /**
     * Accounts that lacked permission for an image or a snapshot.
     *
     * @param done whether it was given
     */
    record Grant(String region, String id, List<String> accounts, boolean done) {
        Grant {
            accounts = List.copyOf(accounts);
        }
    }

    Rollout {
        millis = millis == null ? Map.of() : new LinkedHashMap<>(millis);
        ready = ready == null ? List.of() : List.copyOf(ready);
        failures = failures == null ? Map.of() : new LinkedHashMap<>(failures);
        looked = looked == null ? List.of() : List.copyOf(looked);
        grants = grants == null ? List.of() : List.copyOf(grants);
    }

    /** @param phase empty for one that is not told */
    Rollout spent(String phase, Duration time) {
        if (phase.isEmpty()) {
            return this;
        }
        Map<String, Long> all = new LinkedHashMap<>(millis);
        all.merge(phase, Math.max(0, time.toMillis()), Long::sum);
        return new Rollout(all, ready, failures, looked, grants);
    }

    Rollout withReady(List<String> regions) {
        return new Rollout(millis, joined(ready, regions), failures, looked, grants);
    }

    Rollout withFailure(String region, String reason) {
        Map<String, String> all = new LinkedHashMap<>(failures);
        all.put(region, reason);
        return new Rollout(millis, ready, all, looked, grants);
    }

    Rollout withLacking(String region, List<Grant> lacking) {
        return new Rollout(millis, ready, failures, joined(looked, List.of(region)), joined(grants, lacking));
    }

    Rollout withGiven(Grant given) {
        List<Grant> all = grants.stream()
                .map(each -> each.equals(given) ? new Grant(each.region, each.id, each.accounts, true) : each)
                .toList();
        return new Rollout(millis, ready, failures, looked, all);
    }

    Rollout withTakenBack(Grant taken) {
        return new Rollout(
                millis,
                ready,
                failures,
                looked,
                grants.stream().filter(each -> !each.equals(taken)).toList());
    }

    /** Whole seconds of each phase, in the order in which they came. */
    LinkedHashMap<String, Long> seconds() {
        LinkedHashMap<String, Long> seconds = new LinkedHashMap<>();
        millis.forEach((phase, time) -> seconds.put(phase, Math.round(time / 1000.0)));
        return seconds;
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        List<T> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}

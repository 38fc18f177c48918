package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.cloud.Instance;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;

/** Builders that stopped themselves after whoever launched them was gone for good: each still costs its volume. Pure. */
final class ExpiredBuilders {
    /** Says until when a builder is looked after, as an ISO instant. */
    static final String TAG = "paved-road:expires";

    /** Unwinding may take this long beyond a bake's timeout. */
    private static final Duration GRACE = Duration.ofHours(1);

    private ExpiredBuilders() {}

    /** Those whose bake may still be going on, so that it is worth waiting for. */
    static List<Instance> without(Collection<Instance> builders, Instant now) {
        return builders.stream()
                .filter(instance -> !isOver(instance.tags().get(TAG), now))
                .toList();
    }

    /** @return ids of those that nobody can be waiting for any more */
    static List<String> among(Collection<Instance> tagged, Instant now) {
        return tagged.stream()
                .filter(instance -> instance.tags().containsKey(Ours.OPERATION))
                .filter(instance -> instance.state() != Instance.State.SHUTTING_DOWN
                        && instance.state() != Instance.State.TERMINATED)
                .filter(instance -> isOver(instance.tags().get(TAG), now))
                .map(Instance::id)
                .toList();
    }

    private static boolean isOver(String expires, Instant now) {
        try {
            return expires != null && Instant.parse(expires).plus(GRACE).isBefore(now);
        } catch (DateTimeParseException notOurs) {
            return false;
        }
    }
}

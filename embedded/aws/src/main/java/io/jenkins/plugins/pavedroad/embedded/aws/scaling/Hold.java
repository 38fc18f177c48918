package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import io.jenkins.plugins.pavedroad.embedded.aws.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A member held by hooks, on its way in or out. Each hook holds it until it is completed or its heartbeat is over. */
final class Hold {
    /** Heartbeats prolong it up to this many times a hook's own, says Auto Scaling's guide; 48 hours at most. */
    private static final int HEARTBEATS = 100;

    private static final Duration LONGEST = Duration.ofHours(48);

    private static final class Wait {
        private final LifecycleHook hook;
        private final Instant began;
        private Instant heard;

        private Wait(LifecycleHook hook, Instant now) {
            this.hook = hook;
            this.began = now;
            this.heard = now;
        }

        private boolean over(Timeline timeline) {
            Duration longest = hook.heartbeat().multipliedBy(HEARTBEATS);
            return timeline.elapsed(heard).compareTo(hook.heartbeat()) >= 0
                    || timeline.elapsed(began).compareTo(longest.compareTo(LONGEST) < 0 ? longest : LONGEST) >= 0;
        }
    }

    final String token = UUID.randomUUID().toString();
    private final Map<String, Wait> waits = new LinkedHashMap<>();
    private boolean abandoned;

    Hold(List<LifecycleHook> hooks, Instant now) {
        hooks.forEach(hook -> waits.put(hook.name(), new Wait(hook, now)));
    }

    boolean holds(String hook) {
        return waits.containsKey(hook);
    }

    void heard(String hook, Instant now) {
        waits.get(hook).heard = now;
    }

    /** Abandoning skips the other hooks. */
    void complete(String hook, boolean abandon) {
        waits.remove(hook);
        if (abandon) {
            abandoned = true;
            waits.clear();
        }
    }

    /** Whether a hook still holds it; those whose time is over come to their default result. */
    boolean holds(Timeline timeline) {
        List.copyOf(waits.values()).stream()
                .filter(wait -> wait.over(timeline))
                .forEach(wait -> complete(wait.hook.name(), wait.hook.abandon()));
        return !waits.isEmpty();
    }

    boolean abandoned() {
        return abandoned;
    }
}

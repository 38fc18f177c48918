package io.jenkins.plugins.pavedroad.bake;

import java.time.Duration;
import java.time.Instant;

/** How often to look: closely at first, because small bakes are done in a minute or two, then less and less. */
final class Pace {
    /** How long something just made may be unknown to another call of the same cloud. */
    static final Duration VISIBLE = Duration.ofMinutes(2);

    /** How long a console may lag behind its instance's end (EC2 user guide: shortly after a state change). */
    static final Duration CONSOLE = Duration.ofMinutes(6);

    private static final Duration EARLY = Duration.ofMinutes(1);
    private static final Duration LATE = Duration.ofMinutes(10);

    private Pace() {}

    static Duration after(Instant since, Instant now) {
        Duration waited = Duration.between(since, now);
        if (waited.compareTo(EARLY) < 0) {
            return Duration.ofSeconds(1);
        }
        return waited.compareTo(LATE) < 0 ? Duration.ofSeconds(5) : Duration.ofSeconds(15);
    }
}

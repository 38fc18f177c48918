package io.jenkins.plugins.pavedroad.operation;

import java.time.Duration;
import java.time.Instant;

/** How often to look: closely at first, then less, so that waiting for hours costs few calls. */
public final class Pace {
    private Pace() {}

    /** The pause before the next look. */
    public static Duration since(Instant start, Instant now) {
        Duration waited = Duration.between(start, now);
        if (waited.compareTo(Duration.ofMinutes(1)) < 0) {
            return Duration.ofSeconds(1);
        }
        return waited.compareTo(Duration.ofMinutes(10)) < 0 ? Duration.ofSeconds(5) : Duration.ofSeconds(20);
    }
}

package io.jenkins.plugins.pavedroad.deploy;

import java.time.Duration;
import java.time.Instant;

/** How often to look: closely at first, then less, so that waiting for hours costs few calls. */
final class Pace {
    private Pace() {}

    static Duration since(Instant start, Instant now) {
        Duration waited = Duration.between(start, now);
        if (waited.compareTo(Duration.ofMinutes(1)) < 0) {
            return Duration.ofSeconds(2);
        }
        return waited.compareTo(Duration.ofMinutes(10)) < 0 ? Duration.ofSeconds(5) : Duration.ofSeconds(20);
    }
}

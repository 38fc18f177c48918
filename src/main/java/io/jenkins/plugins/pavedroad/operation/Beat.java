package io.jenkins.plugins.pavedroad.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Moves the ends of pauses onto common beats, so that operations that wait for the same kind of thing look at the same time
 * and one call serves them all. A pause becomes at most an eighth longer or shorter; one below a second stays as it is.
 */
final class Beat {
    /** Even in a pause of days, seconds are enough to meet. */
    private static final List<Duration> BEATS =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofMillis(250));

    private static final int BEATS_IN_A_PAUSE = 4;

    private Beat() {}

    /** The pause until the beat that is nearest to its end. */
    static Duration nearest(Instant now, Duration pause) {
        return BEATS.stream()
                .filter(beat -> beat.multipliedBy(BEATS_IN_A_PAUSE).compareTo(pause) <= 0)
                .findFirst()
                .map(beat -> {
                    long every = beat.toMillis();
                    long end = now.plus(pause).toEpochMilli();
                    long onBeat = Math.floorDiv(end + every / 2, every) * every;
                    return Duration.between(now, Instant.ofEpochMilli(onBeat));
                })
                .orElse(pause);
    }
}

package io.jenkins.plugins.pavedroad.operation;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before a refused call is tried again: doubling from 1 s to 30 s, with up to a quarter of jitter. */
final class Backoff {
    static final Duration FIRST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofSeconds(30);

    private Backoff() {}

    /** @param tries failed tries in a row so far, from 1 */
    static Duration after(int tries, RandomGenerator random) {
        long base = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(tries - 1, 10));
        return Duration.ofMillis(base + random.nextLong(base / 4 + 1));
    }
}

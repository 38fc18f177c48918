package io.jenkins.plugins.pavedroad.bake;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * Lets a builder terminate itself when nobody looks after it any more. It has no credentials; what it finds in an object
 * is a call that was signed for it, for this one instance, and a time. While somebody watches, the time is moved on: a
 * signed call dies with the session that signed it, which may last an hour only. Pure.
 */
final class DeadMansSwitch {
    /** How long the signed addresses are good for: {@link #HOLD}, and a while to try. */
    static final Duration VALID = Duration.ofHours(1);

    private static final Duration AGAIN = Duration.ofMinutes(15);

    /** Room for a controller to restart in. */
    private static final Duration HOLD = Duration.ofMinutes(45);

    private DeadMansSwitch() {}

    /** @param armed null for never */
    static boolean isDue(Instant armed, Instant now) {
        return armed == null || !now.isBefore(armed.plus(AGAIN));
    }

    /** @param deadline when the bake is given up in any case */
    static Instant fires(Instant now, Instant deadline) {
        Instant held = now.plus(HOLD);
        return held.isBefore(deadline) ? held : deadline;
    }

    /**
     * What the builder reads. Both addresses are secrets.
     *
     * @param call terminates it
     * @param next where it looks again before it calls
     */
    static String text(Instant fires, URI call, URI next) {
        return "fire " + fires.getEpochSecond() + "\ncall " + base64(call) + "\nnext " + base64(next) + "\n";
    }

    private static String base64(URI address) {
        return Base64.getEncoder().encodeToString(address.toString().getBytes(StandardCharsets.UTF_8));
    }
}

package io.jenkins.plugins.pavedroad.cloud.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Something that ends and can be had anew, such as a session: had anew before it ends, by one caller at a time while the
 * others go on with what there is. Who cannot go on waits for that one call, and shares its outcome. Thread-safe.
 *
 * @param <T> what is had
 */
final class Renewing<T> {
    private static final Logger LOGGER = Logger.getLogger(Renewing.class.getName());

    /** As the SDK's own session providers: had anew from five minutes before its end, not used in its last minute. */
    static final Duration EARLY = Duration.ofMinutes(5);

    static final Duration LATE = Duration.ofMinutes(1);

    /** After a failure while the old one still serves. */
    private static final Duration AGAIN = Duration.ofSeconds(30);

    /**
     * What is had.
     *
     * @param from what it was made from, such as an access key's id; another one makes it useless
     */
    record Held<T>(T value, String from, Instant ends) {}

    private final Clock clock;
    private final Function<String, Held<T>> source;
    private Held<T> held;
    private CompletableFuture<Held<T>> underWay;
    private Instant notBefore = Instant.MIN;

    /** @param source has it anew from what it is made from; one call */
    Renewing(Clock clock, Function<String, Held<T>> source) {
        this.clock = clock;
        this.source = source;
    }

    /**
     * @param from what it is to be made from now
     * @throws RuntimeException of the source, when there is none that can be used
     */
    T get(String from) {
        CompletableFuture<Held<T>> mine = null;
        CompletableFuture<Held<T>> others;
        Held<T> old;
        synchronized (this) {
            Instant now = clock.instant();
            old = held != null
                            && held.from().equals(from)
                            && now.isBefore(held.ends().minus(LATE))
                    ? held
                    : null;
            boolean due = old == null || !now.isBefore(old.ends().minus(EARLY)) && !now.isBefore(notBefore);
            others = underWay;
            if (old != null && (!due || others != null)) {
                return old.value();
            }
            if (others == null) {
                mine = new CompletableFuture<>();
                underWay = mine;
            }
        }
        return mine == null ? shared(others) : renewed(mine, from, old);
    }

    private static <T> T shared(CompletableFuture<Held<T>> underWay) {
        try {
            return underWay.join().value();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException same ? same : failed;
        }
    }

    private T renewed(CompletableFuture<Held<T>> mine, String from, Held<T> old) {
        try {
            Held<T> fresh = source.apply(from);
            synchronized (this) {
                held = fresh;
                underWay = null;
            }
            mine.complete(fresh);
            return fresh.value();
        } catch (RuntimeException | Error failed) {
            synchronized (this) {
                underWay = null;
                notBefore = clock.instant().plus(AGAIN);
            }
            if (old == null) {
                mine.completeExceptionally(failed);
                throw failed;
            }
            mine.complete(old);
            LOGGER.log(Level.FINE, "Not renewed; what there is serves until {0}", old.ends());
            return old.value();
        }
    }

    /** Its issuer no longer takes it. */
    synchronized void forget() {
        held = null;
    }

    /** Whether it has ended, so that nobody can need it any more. */
    synchronized boolean ended() {
        return underWay == null && (held == null || !clock.instant().isBefore(held.ends()));
    }
}

package io.jenkins.plugins.pavedroad.cloud.shared;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One who looks again and again, such as an operation. It needs to see what was looked up after its own last effect, and
 * after the turn before this one: what it saw then is no news, and a guard that looks again has to see something new.
 *
 * <p>Takes one turn at a time, each on any thread. Moments are counted, not timed, so that no two are the same.
 */
public final class Looker {
    private static final AtomicLong MOMENTS = new AtomicLong();
    private static final ThreadLocal<Looker> CURRENT = new ThreadLocal<>();

    private volatile long since = moment();
    private volatile boolean looked;

    /** What this does with a shared cloud on this thread, it does as this looker. */
    public <T> T turn(Callable<T> turn) throws Exception {
        looked = false;
        CURRENT.set(this);
        try {
            return turn.call();
        } finally {
            CURRENT.remove();
            // A turn that neither looked nor acted knows nothing that could be repeated.
            if (looked) {
                since = moment();
            }
        }
    }

    static long moment() {
        return MOMENTS.incrementAndGet();
    }

    /** The moment after which a look must have begun to be worth something to whoever runs on this thread. */
    static long needed() {
        Looker current = CURRENT.get();
        return current == null ? moment() : current.since;
    }

    static void looks() {
        Looker current = CURRENT.get();
        if (current != null) {
            current.looked = true;
        }
    }

    static void acted() {
        Looker current = CURRENT.get();
        if (current != null) {
            current.since = moment();
        }
    }
}

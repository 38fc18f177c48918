package io.jenkins.plugins.pavedroad.cloud.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A listing of everything in one account and region, for all who need a part of it. One is made at a time: who comes while
 * it is made and needs a newer one waits for the next, together with all others who do. Thread-safe.
 *
 * @param <V> the listing
 */
final class SharedListing<V> {
    private final Clock clock;
    private Page<V> last;
    private Page<V> underWay;

    private static final class Page<V> {
        private final long begun = Looker.moment();
        private final Instant at;
        private final Set<String> changedSince = new HashSet<>();
        private V value;

        private Page(Instant at) {
            this.at = at;
        }
    }

    SharedListing(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param part the part that will be looked at, as in {@link #changed}
     * @param question lists everything, as whoever asks here
     */
    V ask(String part, Supplier<V> question) {
        long needed = Looker.needed();
        Page<V> mine;
        synchronized (this) {
            try {
                while (underWay != null && !answers(last, part, needed)) {
                    wait();
                }
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the cloud was asked", asked);
            }
            if (answers(last, part, needed)) {
                return last.value;
            }
            mine = new Page<>(clock.instant());
            underWay = mine;
        }
        try {
            mine.value = question.get();
            return mine.value;
        } finally {
            synchronized (this) {
                last = mine.value == null ? null : mine;
                underWay = null;
                notifyAll();
            }
        }
    }

    private boolean answers(Page<V> page, String part, long needed) {
        return page != null
                && page.begun > needed
                && !page.changedSince.contains(part)
                && Duration.between(page.at, clock.instant()).compareTo(Looks.FRESH) <= 0;
    }

    synchronized void changed(String part) {
        if (last != null) {
            last.changedSince.add(part);
        }
        if (underWay != null) {
            underWay.changedSince.add(part);
        }
    }
}

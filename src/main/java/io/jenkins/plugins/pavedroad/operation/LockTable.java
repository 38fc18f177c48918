package io.jenkins.plugins.pavedroad.operation;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Who may go on when operations need the same thing. An operation gets all its locks at once, and none that an earlier
 * one awaits: so none waits for another that waits for it, and none is passed over for ever. Thread-safe; costs a waiting
 * operation no thread.
 */
final class LockTable {
    /**
     * What an operation has or awaits.
     *
     * @param who the build it belongs to
     * @param place in the queue; the lower one is served first
     */
    record Claim(String id, String who, List<String> locks, long place, boolean held) {
        Claim had() {
            return new Claim(id, who, locks, place, true);
        }

        private Optional<String> shared(Claim other) {
            return locks.stream().filter(other.locks::contains).findFirst();
        }
    }

    /** Why an operation has to wait: the other's claim, and the first lock they both want. */
    record Ahead(Claim claim, String lock) {
        /** A short phrase, such as {@code ship #11, which has hello-prod in us-east-1}. */
        String words() {
            return claim.who() + (claim.held() ? ", which has " : ", which is before it in the queue for ") + lock;
        }
    }

    private final Map<String, Claim> claims = new LinkedHashMap<>();
    private final Consumer<String> wake;
    private long places;

    /** @param wake told the id of each operation whose turn it may be now */
    LockTable(Consumer<String> wake) {
        this.wake = wake;
    }

    /** Who is in the way of a claim: one that has what it needs, else the first in the queue before it. Pure. */
    static Optional<Ahead> ahead(Claim claim, Collection<Claim> all) {
        return all.stream()
                .filter(other -> !other.id().equals(claim.id()))
                .filter(other -> other.held() || other.place() < claim.place())
                .sorted(Comparator.comparing((Claim other) -> !other.held()).thenComparing(Claim::place))
                .flatMap(other -> claim.shared(other).map(lock -> new Ahead(other, lock)).stream())
                .findFirst();
    }

    /** At the end of the queue. Nothing is had yet. */
    synchronized Claim queue(String id, String who, List<String> locks) {
        Claim claim = new Claim(id, who, List.copyOf(locks), places + 1, false);
        enter(claim);
        return claim;
    }

    /** A claim from before a restart. One that was had is had again, whatever else is in the table. */
    synchronized void enter(Claim claim) {
        places = Math.max(places, claim.place());
        if (!claim.locks().isEmpty()) {
            claims.putIfAbsent(claim.id(), claim);
        }
    }

    /** Takes all locks of a claim, or none and says who is in the way. Taking again what one has changes nothing. */
    synchronized Optional<Ahead> take(String id) {
        Claim claim = claims.get(id);
        if (claim == null || claim.held()) {
            return Optional.empty();
        }
        Optional<Ahead> inTheWay = ahead(claim, claims.values());
        if (inTheWay.isEmpty()) {
            claims.put(id, claim.had());
        }
        return inTheWay;
    }

    /** Gives back what the operation has, or leaves the queue, and wakes those that waited for it. */
    void leave(String id) {
        List<String> next;
        synchronized (this) {
            Claim gone = claims.remove(id);
            next = gone == null
                    ? List.of()
                    : claims.values().stream()
                            .filter(claim -> !claim.held() && claim.shared(gone).isPresent())
                            .map(Claim::id)
                            .toList();
        }
        next.forEach(wake);
    }

    /** All claims in the order of the queue, for who looks. */
    synchronized List<Claim> claims() {
        return claims.values().stream()
                .sorted(Comparator.comparing(Claim::place))
                .toList();
    }
}

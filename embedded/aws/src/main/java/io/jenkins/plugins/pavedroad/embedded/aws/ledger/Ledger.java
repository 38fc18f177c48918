package io.jenkins.plugins.pavedroad.embedded.aws.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongFunction;

/** Every call in the order in which they were answered. Safe for use by many threads. */
public final class Ledger {
    /** Older calls are forgotten beyond this number; {@link #total()} goes on counting. */
    public static final int KEPT = 200_000;

    private final Deque<LedgerEntry> entries = new ArrayDeque<>();
    private long total;

    /** Adds the entry that is made from its number. */
    public synchronized void add(LongFunction<LedgerEntry> entry) {
        entries.addLast(entry.apply(++total));
        if (entries.size() > KEPT) {
            entries.removeFirst();
        }
    }

    /** All that is kept, oldest first. */
    public synchronized List<LedgerEntry> entries() {
        return new ArrayList<>(entries);
    }

    /** The last ones, newest first. */
    public synchronized List<LedgerEntry> last(int count) {
        List<LedgerEntry> last = new ArrayList<>(count);
        for (Iterator<LedgerEntry> newest = entries.descendingIterator(); newest.hasNext() && last.size() < count; ) {
            last.add(newest.next());
        }
        return last;
    }

    /** The calls of one action of one service, oldest first. */
    public List<LedgerEntry> of(String service, String action) {
        return entries().stream()
                .filter(entry ->
                        entry.service().equals(service) && entry.action().equals(action))
                .toList();
    }

    /** How many calls of this action there were, failed ones included. */
    public int count(String service, String action) {
        return of(service, action).size();
    }

    /** Number of calls since the start or the last {@link #clear()}. */
    public synchronized long total() {
        return total;
    }

    public synchronized void clear() {
        entries.clear();
        total = 0;
    }
}

package io.jenkins.plugins.pavedroad.operation;

import java.util.ArrayList;
import java.util.List;

/**
 * A turn's journal lines are written before its state, so that none is lost. A crash in between leaves lines of a turn that is
 * taken again: what it tells again stands there already. Used by one thread at a time.
 */
final class Retelling {
    private final int known;
    private final List<String> ahead = new ArrayList<>();
    private int written;

    /** @param known how many of the lines the saved state comes after; null when its version did not say */
    Retelling(List<JournalEntry> journal, Integer known) {
        written = journal.size();
        this.known = known == null ? written : Math.max(0, Math.min(known, written));
        journal.subList(this.known, written).forEach(entry -> ahead.add(words(entry)));
    }

    /** Those that do not stand there already; one that is told twice now and stood there once is new once. */
    List<JournalEntry> news(List<JournalEntry> told) {
        return told.stream().filter(entry -> !ahead.remove(words(entry))).toList();
    }

    /** So many more lines are on disk. */
    void wrote(int lines) {
        written += lines;
    }

    /** The turn has been taken again, and led on: whatever is told from now on is new. */
    void over() {
        ahead.clear();
    }

    /** How many lines a state comes after that is saved now. */
    int told() {
        return ahead.isEmpty() ? written : known;
    }

    /** Without the time, which is another one now. */
    private static String words(JournalEntry entry) {
        return String.join("\n", entry.phase(), entry.subject(), entry.what());
    }
}

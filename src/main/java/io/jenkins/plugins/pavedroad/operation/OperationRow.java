package io.jenkins.plugins.pavedroad.operation;

import java.time.Instant;
import java.util.List;

/** One operation in a list of operations. All texts may come from input: to be escaped by who shows them. */
public final class OperationRow {
    private final OperationRecord record;
    private final List<JournalEntry> journal;
    private final List<String> waiters;
    private final String buildUrl;

    /**
     * @param waiters builds that wait for what this operation has
     * @param buildUrl relative to Jenkins's root; null when the build is gone
     */
    OperationRow(OperationRecord record, List<JournalEntry> journal, List<String> waiters, String buildUrl) {
        this.record = record;
        this.journal = List.copyOf(journal);
        this.waiters = List.copyOf(waiters);
        this.buildUrl = buildUrl;
    }

    public String getId() {
        return record.id;
    }

    public String getType() {
        return record.type;
    }

    public String getSubject() {
        return record.subject == null ? "" : record.subject;
    }

    public String getBuild() {
        return record.buildInWords();
    }

    public String getBuildUrl() {
        return buildUrl;
    }

    /** One word, such as {@code launch}: what the journal spoke of last. */
    public String getPhase() {
        return record.queued()
                ? "queued"
                : journal.isEmpty() ? "" : journal.get(journal.size() - 1).phase();
    }

    /** A short lower-case phrase. */
    public String getStatus() {
        return record.phrase();
    }

    /** Whether somebody may still ask it to turn around. */
    public boolean isGoingForward() {
        return record.status == OperationRecord.Status.RUNNING;
    }

    public Instant getStarted() {
        return record.started;
    }

    /** Null for none. */
    public Instant getDeadline() {
        return record.deadline;
    }

    /** Null while it does not unwind. */
    public Instant getUnwindingSince() {
        return record.unwindingSince;
    }

    /** Null while it has not ended. */
    public Instant getEnded() {
        return record.ended;
    }

    /** Why it turned around or failed; null when it did not. */
    public String getCause() {
        return record.cause;
    }

    public List<String> getLeftovers() {
        return record.leftovers == null ? List.of() : List.copyOf(record.leftovers);
    }

    /** What it has for itself. */
    public List<String> getLocks() {
        return record.locks == null || record.queued() ? List.of() : List.copyOf(record.locks);
    }

    public List<String> getWaiters() {
        return waiters;
    }

    /** The journal, oldest first. */
    public List<String> getLines() {
        return lines(journal);
    }

    /** The journal as one text: Jelly drops line ends that stand in a view. */
    public String getJournal() {
        return String.join("\n", getLines());
    }

    static List<String> lines(List<JournalEntry> journal) {
        return journal.stream().map(e -> e.time() + "  " + e.line()).toList();
    }
}

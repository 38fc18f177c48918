package io.jenkins.plugins.pavedroad.operation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** All operations of a controller as its administrator sees them. */
public final class OperationsPage {
    private final OperationRunner runner;
    private final OperationStore store;
    private final Function<String, String> urls;

    /** @param urls of builds by their identity, relative to Jenkins's root; null for one that is gone */
    OperationsPage(OperationRunner runner, OperationStore store, Function<String, String> urls) {
        this.runner = runner;
        this.store = store;
        this.urls = urls;
    }

    /** Those under way, the oldest first. */
    public List<OperationRow> getRunning() throws IOException {
        return rows(
                runner.operations().stream().filter(r -> !r.status.ended()).toList(),
                Comparator.comparing(OperationRow::getStarted));
    }

    /** Those of a type that this version does not know: kept as they are. */
    public List<OperationRow> getUnknown() throws IOException {
        return rows(runner.strange(), Comparator.comparing(OperationRow::getStarted));
    }

    /** Those that ended last, the newest first; those of deleted builds too. */
    public List<OperationRow> getEnded() throws IOException {
        OperationStore ended = store.ended();
        List<OperationRow> rows = new ArrayList<>();
        for (OperationRecord record : ended.loadAll()) {
            rows.add(new OperationRow(record, ended.journal(record.id), List.of(), urls.apply(record.build)));
        }
        rows.sort(Comparator.comparing(OperationRow::getStarted).reversed());
        return rows;
    }

    /** Those whose record could not be read. */
    public List<Unreadable> getSetAside() throws IOException {
        SetAside setAside = store.setAside();
        List<Unreadable> all = new ArrayList<>();
        for (SetAside.Note note : setAside.notes()) {
            all.add(new Unreadable(note, setAside.journal(note.id())));
        }
        return all;
    }

    private List<OperationRow> rows(Collection<OperationRecord> records, Comparator<OperationRow> order)
            throws IOException {
        List<OperationRow> rows = new ArrayList<>();
        for (OperationRecord record : records) {
            rows.add(new OperationRow(record, runner.journal(record.id), waiters(record), urls.apply(record.build)));
        }
        rows.sort(order);
        return rows;
    }

    private List<String> waiters(OperationRecord record) {
        if (record.queued() || record.locks == null) {
            return List.of();
        }
        Set<String> had = new HashSet<>(record.locks);
        return runner.claims().stream()
                .filter(claim -> !claim.held() && claim.locks().stream().anyMatch(had::contains))
                .map(LockTable.Claim::who)
                .toList();
    }

    /** An operation whose record could not be read. */
    public static final class Unreadable {
        private final SetAside.Note note;
        private final List<JournalEntry> journal;

        Unreadable(SetAside.Note note, List<JournalEntry> journal) {
            this.note = note;
            this.journal = journal;
        }

        public String getId() {
            return note.id();
        }

        public String getTime() {
            return note.time().toString();
        }

        public String getWhy() {
            return note.why();
        }

        /** What was told of it, as one text. */
        public String getJournal() {
            return String.join("\n", OperationRow.lines(journal));
        }
    }
}

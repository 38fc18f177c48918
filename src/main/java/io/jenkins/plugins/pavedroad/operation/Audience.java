package io.jenkins.plugins.pavedroad.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Shows an operation to whoever watches it: every journal line once and in order, and the end once, whether the view comes
 * before, while or after it happens. Thread-safe; its lock may be held while the operation's is taken, never the other way.
 */
final class Audience {
    private static final Logger LOGGER = Logger.getLogger(Audience.class.getName());

    private final List<JournalEntry> journal;
    private final Map<String, BodyRequest> open = new LinkedHashMap<>();
    private OperationView view;
    private int shown;
    private String cause;
    private OperationRecord ended;
    private Object result;

    Audience(OperationRecord record, List<JournalEntry> journal) {
        this.journal = new ArrayList<>(journal);
        record.bodies.values().stream()
                .filter(body -> !record.bodyEnds.containsKey(body.key()))
                .forEach(body -> open.put(body.key(), body));
        this.cause = record.status == OperationRecord.Status.UNWINDING ? record.cause : null;
    }

    /** @param from the first journal line the view has not had */
    synchronized void attach(OperationView watcher, int from) {
        view = watcher;
        shown = Math.max(0, from);
        showLines();
        if (ended != null) {
            showEnd();
        } else if (cause != null) {
            String why = cause;
            show(watching -> watching.unwinding(why));
        } else {
            List.copyOf(open.values()).forEach(body -> show(watching -> watching.bodyWanted(body)));
        }
    }

    synchronized void told(List<JournalEntry> fresh) {
        journal.addAll(fresh);
        showLines();
    }

    synchronized void bodyWanted(BodyRequest request) {
        open.put(request.key(), request);
        show(watching -> watching.bodyWanted(request));
    }

    synchronized void bodyEnded(String key) {
        open.remove(key);
    }

    synchronized void unwinding(String why) {
        cause = why;
        show(watching -> watching.unwinding(why));
    }

    synchronized void ended(OperationRecord record, Object value) {
        ended = record;
        result = value;
        showEnd();
    }

    Optional<String> liveBuild() {
        OperationView watching;
        synchronized (this) {
            watching = view;
        }
        return watching == null ? Optional.empty() : watching.liveBuild();
    }

    synchronized List<JournalEntry> journal() {
        return List.copyOf(journal);
    }

    private void showLines() {
        boolean news = view != null && shown < journal.size();
        while (view != null && shown < journal.size()) {
            int index = shown++;
            JournalEntry entry = journal.get(index);
            show(watching -> watching.told(index, entry));
        }
        if (news) {
            show(OperationView::caughtUp);
        }
    }

    private void showEnd() {
        OperationRecord last = ended;
        Object value = result;
        show(watching -> watching.ended(last, value));
    }

    /** A view's trouble is not the operation's. */
    private void show(Consumer<OperationView> what) {
        if (view == null) {
            return;
        }
        try {
            what.accept(view);
        } catch (RuntimeException trouble) {
            LOGGER.log(Level.WARNING, "Who watches an operation could not be shown it", trouble);
        }
    }
}

package io.jenkins.plugins.pavedroad.operation;

import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.RunAction2;

/** The operations of a build, on its page. Keeps nothing itself: it shows what lies in the build's folder or still runs. */
public class OperationsAction implements RunAction2 {
    private transient Run<?, ?> run;

    static void showOn(Run<?, ?> run) {
        if (run.getAction(OperationsAction.class) == null) {
            run.addAction(new OperationsAction());
        }
    }

    @Override
    public void onAttached(Run<?, ?> attached) {
        run = attached;
    }

    @Override
    public void onLoad(Run<?, ?> loaded) {
        run = loaded;
    }

    @Override
    public String getIconFileName() {
        return "symbol-paved-road plugin-paved-road";
    }

    @Override
    public String getDisplayName() {
        return "Paved Road";
    }

    @Override
    public String getUrlName() {
        return "paved-road";
    }

    public Run<?, ?> getRun() {
        return run;
    }

    /** For the page: ended operations and running ones, oldest first. */
    public List<Shown> getOperations() throws IOException {
        OperationRunner runner = Operations.get().runner();
        OperationStore kept = new OperationStore(Operations.folder(run));
        List<Shown> shown = new ArrayList<>();
        for (OperationRecord record : kept.loadAll()) {
            shown.add(new Shown(record, kept.journal(record.id)));
        }
        String build = run.getExternalizableId();
        for (OperationRecord record : runner.operations()) {
            if (record.build.equals(build) && !record.status.ended()) {
                shown.add(new Shown(record, runner.journal(record.id)));
            }
        }
        shown.sort((a, b) -> a.record.started.compareTo(b.record.started));
        return shown;
    }

    /** One operation, as the page shows it. */
    public static final class Shown {
        private final OperationRecord record;
        private final List<JournalEntry> journal;

        Shown(OperationRecord record, List<JournalEntry> journal) {
            this.record = record;
            this.journal = journal;
        }

        public String getType() {
            return record.type;
        }

        public String getStatus() {
            return switch (record.status) {
                case RUNNING -> record.waitingFor == null ? "working" : "waiting for " + record.waitingFor;
                case UNWINDING -> "unwinding" + (record.waitingFor == null ? "" : ", waiting for " + record.waitingFor);
                case DONE -> "done";
                case FAILED -> "failed";
            };
        }

        public String getCause() {
            return record.cause;
        }

        public List<String> getLines() {
            return journal.stream().map(e -> e.time() + "  " + e.line()).toList();
        }
    }
}

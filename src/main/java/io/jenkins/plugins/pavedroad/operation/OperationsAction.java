package io.jenkins.plugins.pavedroad.operation;

import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.RunAction2;

/** The operations of a build, on its page. Keeps nothing itself: it shows what lies in the build's folder or still runs. */
public class OperationsAction implements RunAction2 {
    private transient Run<?, ?> run;

    public static void showOn(Run<?, ?> run) {
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
    public List<OperationRow> getOperations() throws IOException {
        OperationRunner runner = Operations.get().runner();
        OperationStore kept = new OperationStore(Operations.folder(run));
        Map<String, OperationRow> shown = new LinkedHashMap<>();
        for (OperationRecord record : kept.loadAll()) {
            shown.put(record.id, row(record, kept.journal(record.id)));
        }
        String build = run.getExternalizableId();
        List<OperationRecord> inMemory = new ArrayList<>(runner.operations());
        inMemory.addAll(runner.strange());
        for (OperationRecord record : inMemory) {
            if (build.equals(record.build) && !shown.containsKey(record.id)) {
                shown.put(record.id, row(record, runner.journal(record.id)));
            }
        }
        return shown.values().stream()
                .sorted(Comparator.comparing(OperationRow::getStarted))
                .toList();
    }

    private OperationRow row(OperationRecord record, List<JournalEntry> journal) {
        return new OperationRow(record, journal, List.of(), run.getUrl());
    }
}

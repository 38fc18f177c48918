package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.junit;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import hudson.tasks.junit.TestResultSummary;
import java.util.ArrayList;
import java.util.List;

/** A build's test totals, for its page. */
public final class TestTotalsAction extends InvisibleAction {

    private int total;
    private int failed;
    private int skipped;
    private final List<String> failures = new ArrayList<>();

    public static synchronized TestTotalsAction of(Run<?, ?> run) {
        TestTotalsAction known = run.getAction(TestTotalsAction.class);
        if (known == null) {
            known = new TestTotalsAction();
            run.addAction(known);
        }
        return known;
    }

    public synchronized void add(TestResultSummary summary, List<String> failedTests) {
        total += summary.getTotalCount();
        failed += summary.getFailCount();
        skipped += summary.getSkipCount();
        failures.addAll(failedTests);
    }

    public int getTotal() {
        return total;
    }

    public int getFailed() {
        return failed;
    }

    public int getSkipped() {
        return skipped;
    }

    /** Class and method of each failed test. */
    public List<String> getFailures() {
        return List.copyOf(failures);
    }
}

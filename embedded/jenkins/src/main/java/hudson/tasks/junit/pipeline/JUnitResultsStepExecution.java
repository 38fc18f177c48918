package hudson.tasks.junit.pipeline;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.junit.TestResultSummary;
import io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.junit.TestReports;
import io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.junit.TestTotalsAction;
import java.io.InputStream;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/** Reads the reports where they are, and keeps the totals with the build. */
public class JUnitResultsStepExecution extends SynchronousNonBlockingStepExecution<TestResultSummary> {

    private static final long serialVersionUID = 1L;

    private final transient JUnitResultsStep step;

    public JUnitResultsStepExecution(JUnitResultsStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    protected TestResultSummary run() throws Exception {
        TaskListener listener = getContext().get(TaskListener.class);
        listener.getLogger().println("Recording test results");
        TestReports reports = new TestReports();
        FilePath[] files = getContext().get(FilePath.class).list(step.getTestResults());
        for (FilePath file : files) {
            try (InputStream in = file.read()) {
                reports.read(in, file.getRemote());
            }
        }
        if (files.length == 0) {
            return nothing(listener, "No test report files were found. Configuration error?");
        }
        TestResultSummary summary = reports.summary();
        if (summary.getTotalCount() == 0) {
            return nothing(listener, "None of the test reports contained any result");
        }
        Run<?, ?> run = getContext().get(Run.class);
        TestTotalsAction.of(run).add(summary, reports.failed());
        if (summary.getFailCount() > 0) {
            for (String failed : reports.failed()) {
                listener.getLogger().println("Failed: " + failed);
            }
            WarningAction warning =
                    new WarningAction(Result.UNSTABLE).withMessage(summary.getFailCount() + " tests failed");
            getContext().get(FlowNode.class).addOrReplaceAction(warning);
            if (!step.isSkipMarkingBuildUnstable()) {
                run.setResult(Result.UNSTABLE);
            }
        }
        run.save();
        return summary;
    }

    private TestResultSummary nothing(TaskListener listener, String message) throws AbortException {
        if (!step.isAllowEmptyResults()) {
            throw new AbortException(message);
        }
        listener.getLogger().println(message);
        return new TestResultSummary(0, 0, 0, 0);
    }
}

package hudson.tasks.junit.pipeline;

import com.google.common.collect.ImmutableSet;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.junit.JUnitTask;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Reads JUnit's XML reports; failed tests make stage and build unstable. */
public class JUnitResultsStep extends Step implements JUnitTask {

    private final String testResults;
    private double healthScaleFactor = 1;
    private boolean keepLongStdio;
    private String stdioRetention;
    private boolean keepProperties;
    private boolean keepTestNames;
    private boolean allowEmptyResults;
    private boolean skipPublishingChecks;
    private String checksName;
    private boolean skipMarkingBuildUnstable;
    private boolean skipOldReports;

    @DataBoundConstructor
    public JUnitResultsStep(String testResults) {
        this.testResults = testResults;
    }

    @Override
    public String getTestResults() {
        return testResults;
    }

    @Override
    public double getHealthScaleFactor() {
        return healthScaleFactor;
    }

    @DataBoundSetter
    public final void setHealthScaleFactor(double healthScaleFactor) {
        this.healthScaleFactor = Math.max(0.0, healthScaleFactor);
    }

    @Override
    public List<?> getTestDataPublishers() {
        return Collections.emptyList();
    }

    /** Approximation: this host has no such publishers. */
    public final void setTestDataPublishers(List<?> testDataPublishers) {
        if (testDataPublishers != null && !testDataPublishers.isEmpty()) {
            throw new UnsupportedOperationException("testDataPublishers are not offered by this host");
        }
    }

    @DataBoundSetter
    public final void setKeepLongStdio(boolean keepLongStdio) {
        this.keepLongStdio = keepLongStdio;
    }

    @Override
    public boolean isKeepLongStdio() {
        return keepLongStdio;
    }

    @Override
    public String getStdioRetention() {
        return stdioRetention;
    }

    @DataBoundSetter
    public final void setStdioRetention(String stdioRetention) {
        this.stdioRetention = stdioRetention;
    }

    @Override
    public boolean isKeepProperties() {
        return keepProperties;
    }

    @DataBoundSetter
    public final void setKeepProperties(boolean keepProperties) {
        this.keepProperties = keepProperties;
    }

    @Override
    public boolean isKeepTestNames() {
        return keepTestNames;
    }

    @DataBoundSetter
    public final void setKeepTestNames(boolean keepTestNames) {
        this.keepTestNames = keepTestNames;
    }

    @Override
    public boolean isAllowEmptyResults() {
        return allowEmptyResults;
    }

    @DataBoundSetter
    public final void setAllowEmptyResults(boolean allowEmptyResults) {
        this.allowEmptyResults = allowEmptyResults;
    }

    @Override
    public boolean isSkipPublishingChecks() {
        return skipPublishingChecks;
    }

    @DataBoundSetter
    public void setSkipPublishingChecks(boolean skipPublishingChecks) {
        this.skipPublishingChecks = skipPublishingChecks;
    }

    @Override
    public String getChecksName() {
        return checksName;
    }

    @DataBoundSetter
    public void setChecksName(String checksName) {
        this.checksName = checksName;
    }

    public boolean isSkipMarkingBuildUnstable() {
        return skipMarkingBuildUnstable;
    }

    @DataBoundSetter
    public void setSkipMarkingBuildUnstable(boolean skipMarkingBuildUnstable) {
        this.skipMarkingBuildUnstable = skipMarkingBuildUnstable;
    }

    @Override
    public boolean isSkipOldReports() {
        return skipOldReports;
    }

    @DataBoundSetter
    public void setSkipOldReports(boolean skipOldReports) {
        this.skipOldReports = skipOldReports;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new JUnitResultsStepExecution(this, context);
    }

    @Extension
    public static class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "junit";
        }

        @Override
        public String getDisplayName() {
            return "Archive JUnit-formatted test results";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return ImmutableSet.of(FilePath.class, FlowNode.class, TaskListener.class, Launcher.class, Run.class);
        }
    }
}

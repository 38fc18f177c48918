package io.jenkins.plugins.pavedroad.build;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import io.jenkins.plugins.pavedroad.parameter.CloudStep;
import io.jenkins.plugins.pavedroad.parameter.PavedRoadStepDescriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code nebulaBuild}: runs Gradle on the agent and checks the package it made. Returns a {@link NebulaBuildResult}. */
public final class NebulaBuildStep extends CloudStep {
    private static final long serialVersionUID = 1L;

    private String tasks = DescriptorImpl.TASKS;
    private String release = ReleaseStage.NONE.word();
    private String scope = "";
    private String gradle = "";
    private String switches = DescriptorImpl.SWITCHES;
    private String dir = "";
    private ArrayList<String> packages = new ArrayList<>(DescriptorImpl.PACKAGES);
    private String testResults = DescriptorImpl.TEST_RESULTS;
    private boolean failOnNoTests;
    private boolean requireLocks;
    private String uploadTo = "";
    private String uploadRegion = "";

    @DataBoundConstructor
    public NebulaBuildStep() {}

    public String getTasks() {
        return tasks;
    }

    @DataBoundSetter
    public void setTasks(String tasks) {
        this.tasks = Util.fixNull(tasks);
    }

    public String getRelease() {
        return release;
    }

    @DataBoundSetter
    public void setRelease(String release) {
        this.release = Util.fixNull(release);
    }

    public String getScope() {
        return scope;
    }

    @DataBoundSetter
    public void setScope(String scope) {
        this.scope = Util.fixNull(scope);
    }

    public String getGradle() {
        return gradle;
    }

    @DataBoundSetter
    public void setGradle(String gradle) {
        this.gradle = Util.fixNull(gradle);
    }

    public String getSwitches() {
        return switches;
    }

    @DataBoundSetter
    public void setSwitches(String switches) {
        this.switches = Util.fixNull(switches);
    }

    public String getDir() {
        return dir;
    }

    @DataBoundSetter
    public void setDir(String dir) {
        this.dir = Util.fixNull(dir);
    }

    public List<String> getPackages() {
        return new ArrayList<>(packages == null ? DescriptorImpl.PACKAGES : packages);
    }

    @DataBoundSetter
    public void setPackages(List<String> packages) {
        List<String> patterns = given(packages);
        this.packages = patterns == null ? new ArrayList<>() : new ArrayList<>(patterns);
    }

    public String getTestResults() {
        return testResults;
    }

    @DataBoundSetter
    public void setTestResults(String testResults) {
        this.testResults = Util.fixNull(testResults);
    }

    public boolean isFailOnNoTests() {
        return failOnNoTests;
    }

    @DataBoundSetter
    public void setFailOnNoTests(boolean failOnNoTests) {
        this.failOnNoTests = failOnNoTests;
    }

    public boolean isRequireLocks() {
        return requireLocks;
    }

    @DataBoundSetter
    public void setRequireLocks(boolean requireLocks) {
        this.requireLocks = requireLocks;
    }

    public String getUploadTo() {
        return uploadTo;
    }

    @DataBoundSetter
    public void setUploadTo(String uploadTo) {
        this.uploadTo = Util.fixNull(uploadTo).trim();
    }

    public String getUploadRegion() {
        return uploadRegion;
    }

    @DataBoundSetter
    public void setUploadRegion(String uploadRegion) {
        this.uploadRegion = Util.fixNull(uploadRegion).trim();
    }

    @Override
    public void check() {
        settings();
    }

    @Override
    protected StepExecution execution(StepContext context) {
        return new NebulaBuildExecution(context, settings());
    }

    NebulaBuildSettings settings() {
        ReleaseStage stage = ReleaseStage.parse(release);
        GradleCommand command = new GradleCommand(tasks, stage, scope, gradle, switches);
        Duration limit = timeLimit();
        if (limit != null && limit.isZero()) {
            throw new BadParameterException("timeout", getTimeout(), "a duration of a second or more");
        }
        return new NebulaBuildSettings(
                command,
                stage,
                dir,
                packages,
                testResults,
                failOnNoTests,
                requireLocks,
                limit == null ? 0 : limit.toMillis(),
                isDryRun(),
                new UploadSettings(uploadTo, uploadRegion, Util.fixNull(getAccount())));
    }

    @Extension
    public static final class DescriptorImpl extends PavedRoadStepDescriptor {
        static final String TASKS = "build buildDeb";
        static final String SWITCHES = "--no-daemon";
        static final List<String> PACKAGES = List.of("**/build/distributions/*.deb", "**/build/distributions/*.rpm");
        static final String TEST_RESULTS = "**/build/test-results/**/TEST-*.xml";

        @Override
        public String getFunctionName() {
            return "nebulaBuild";
        }

        @Override
        public String getDisplayName() {
            return "Build a package with Gradle and Nebula";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, FilePath.class, Launcher.class, EnvVars.class, TaskListener.class);
        }

        /** What {@code packages} is when nothing is said, for the form. */
        public List<String> getPackages() {
            return PACKAGES;
        }

        /** Nebula's release stages. */
        @POST
        public ListBoxModel doFillReleaseItems() {
            ListBoxModel items = new ListBoxModel();
            for (ReleaseStage stage : ReleaseStage.values()) {
                items.add(stage.word());
            }
            return items;
        }

        @POST
        public FormValidation doCheckTasks(@QueryParameter String value) {
            return check("tasks", value);
        }

        @POST
        public FormValidation doCheckRelease(@QueryParameter String value) {
            return check("release", value);
        }

        @POST
        public FormValidation doCheckScope(@QueryParameter String value) {
            return check("scope", value);
        }

        @POST
        public FormValidation doCheckGradle(@QueryParameter String value) {
            return check("gradle", value);
        }

        @POST
        public FormValidation doCheckSwitches(@QueryParameter String value) {
            return check("switches", value);
        }

        @POST
        public FormValidation doCheckDir(@QueryParameter String value) {
            return check("dir", value);
        }

        @POST
        public FormValidation doCheckPackages(@QueryParameter String value) {
            return check("packages", value);
        }

        @POST
        public FormValidation doCheckTestResults(@QueryParameter String value) {
            return check("testResults", value);
        }

        @POST
        public FormValidation doCheckUploadTo(@QueryParameter String value) {
            return check("uploadTo", value);
        }

        @POST
        public FormValidation doCheckUploadRegion(@QueryParameter String value) {
            return check("uploadRegion", value);
        }

        @POST
        public FormValidation doCheckAccount(@QueryParameter String value) {
            return check("account", value);
        }

        @POST
        public FormValidation doCheckTimeout(@QueryParameter String value) {
            return check("timeout", value);
        }
    }
}

package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.scm;

import com.google.common.collect.ImmutableSet;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.scm.SCM;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Checks out from any SCM. */
public final class CheckoutStep extends Step {

    private final SCM scm;
    private boolean poll = true;
    private boolean changelog = true;

    @DataBoundConstructor
    public CheckoutStep(SCM scm) {
        this.scm = scm;
    }

    public SCM getScm() {
        return scm;
    }

    public boolean isPoll() {
        return poll;
    }

    @DataBoundSetter
    public void setPoll(boolean poll) {
        this.poll = poll;
    }

    public boolean isChangelog() {
        return changelog;
    }

    @DataBoundSetter
    public void setChangelog(boolean changelog) {
        this.changelog = changelog;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new CheckoutExecution(scm, context);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "checkout";
        }

        @Override
        public String getDisplayName() {
            return "Check out from version control";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return ImmutableSet.of(FilePath.class, Launcher.class, Run.class, TaskListener.class);
        }
    }
}

package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.scm;

import com.google.common.collect.ImmutableSet;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Checks out a branch of a git repository. Default branch: master, as in Jenkins. */
public final class GitStep extends Step {

    private final String url;
    private String branch = "master";
    private String credentialsId;
    private boolean poll = true;
    private boolean changelog = true;

    @DataBoundConstructor
    public GitStep(String url) {
        this.url = url;
    }

    public String getUrl() {
        return url;
    }

    public String getBranch() {
        return branch;
    }

    @DataBoundSetter
    public void setBranch(String branch) {
        this.branch = branch == null || branch.isBlank() ? "master" : branch;
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = credentialsId;
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
        if (credentialsId != null) {
            context.get(TaskListener.class)
                    .getLogger()
                    .println("credentialsId is ignored: this host has no git credentials");
        }
        return new CheckoutExecution(GitSCM.of(url, branch), context);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "git";
        }

        @Override
        public String getDisplayName() {
            return "Git";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return ImmutableSet.of(FilePath.class, Launcher.class, Run.class, TaskListener.class);
        }
    }
}

package org.jenkinsci.plugins.workflow.support.steps;

import com.google.common.collect.ImmutableSet;
import hudson.Extension;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** Gives its block another workspace on the same agent. */
public final class WorkspaceStep extends Step {

    private final String dir;

    @DataBoundConstructor
    public WorkspaceStep(String dir) {
        this.dir = dir == null || dir.isEmpty() ? null : dir;
    }

    public String getDir() {
        return dir;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new WorkspaceStepExecution(context, dir);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "ws";
        }

        @Override
        public String getDisplayName() {
            return "Allocate workspace";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return ImmutableSet.of(Computer.class, Run.class, TaskListener.class, FilePath.class);
        }
    }
}

package org.jenkinsci.plugins.workflow.support.steps.stash;

import com.google.common.collect.ImmutableSet;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.StashManager;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** Brings stashed files into the current folder. */
public class UnstashStep extends Step {

    private final String name;

    @DataBoundConstructor
    public UnstashStep(String name) {
        Jenkins.checkGoodName(name);
        this.name = name;
    }

    public String getName() {
        return name;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new Execution(name, context);
    }

    @Extension
    public static class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "unstash";
        }

        @Override
        public String getDisplayName() {
            return "Restore files previously stashed";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return ImmutableSet.of(FilePath.class, Run.class, TaskListener.class);
        }
    }

    public static class Execution extends SynchronousNonBlockingStepExecution<Void> {
        private static final long serialVersionUID = 1L;

        private final transient String name;

        Execution(String name, StepContext context) {
            super(context);
            this.name = name;
        }

        @Override
        protected Void run() throws Exception {
            StepContext context = getContext();
            StashManager.unstash(
                    context.get(Run.class),
                    name,
                    context.get(FilePath.class),
                    context.get(Launcher.class),
                    context.get(EnvVars.class),
                    context.get(TaskListener.class));
            return null;
        }
    }
}

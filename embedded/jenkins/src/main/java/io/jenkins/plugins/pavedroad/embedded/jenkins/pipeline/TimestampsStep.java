package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline;

import hudson.Extension;
import hudson.model.TaskListener;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.StepExecutions;
import org.kohsuke.stapler.DataBoundConstructor;

/** Accepted, without an effect here, and says so. */
public final class TimestampsStep extends Step {

    @DataBoundConstructor
    public TimestampsStep() {}

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return StepExecutions.block(context, (inside, invoker) -> inside.get(TaskListener.class)
                .getLogger()
                .println("timestamps has no effect on this host: lines are logged without the time"));
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "timestamps";
        }

        @Override
        public String getDisplayName() {
            return "Timestamps";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(TaskListener.class);
        }
    }
}

package org.jenkinsci.plugins.workflow.steps;

import com.google.common.collect.ImmutableSet;
import hudson.Extension;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Makes stage and build unstable when its block fails, and goes on. */
public class WarnErrorStep extends Step implements CatchExecutionOptions {

    private static final long serialVersionUID = 1L;

    private final String message;
    private boolean catchInterruptions = true;

    @DataBoundConstructor
    public WarnErrorStep(String message) {
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public Result getBuildResultOnError() {
        return Result.UNSTABLE;
    }

    @Override
    public Result getStepResultOnError() {
        return Result.UNSTABLE;
    }

    @Override
    public boolean isCatchInterruptions() {
        return catchInterruptions;
    }

    @DataBoundSetter
    public void setCatchInterruptions(boolean catchInterruptions) {
        this.catchInterruptions = catchInterruptions;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new CatchErrorStep.Execution(context, this);
    }

    @Extension
    public static class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "warnError";
        }

        @Override
        public String getDisplayName() {
            return "Catch error and set build and stage result to unstable";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return ImmutableSet.of(FlowNode.class, Run.class, TaskListener.class);
        }
    }
}

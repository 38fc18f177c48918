package org.jenkinsci.plugins.workflow.steps;

import com.google.common.collect.ImmutableSet;
import hudson.Extension;
import hudson.model.Result;
import hudson.model.TaskListener;
import java.util.Set;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.kohsuke.stapler.DataBoundConstructor;

/** Makes stage and build unstable; the Pipeline goes on. */
public class UnstableStep extends Step {

    private final String message;

    @DataBoundConstructor
    public UnstableStep(String message) {
        this.message = message;
    }

    public String getMessage() {
        return message;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        String text = message;
        return StepExecutions.synchronousVoid(context, inside -> {
            inside.get(TaskListener.class).getLogger().println("WARNING: " + text);
            inside.get(FlowNode.class).addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(text));
            inside.setResult(Result.UNSTABLE);
        });
    }

    @Extension
    public static class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "unstable";
        }

        @Override
        public String getDisplayName() {
            return "Set stage result to unstable";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return ImmutableSet.of(FlowNode.class, TaskListener.class);
        }
    }
}

package org.jenkinsci.plugins.workflow.support.steps;

import com.google.common.collect.ImmutableSet;
import hudson.Extension;
import hudson.FilePath;
import hudson.model.TaskListener;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** Changes the current folder for its block. */
public class PushdStep extends Step {

    private final String path;

    @DataBoundConstructor
    public PushdStep(String path) {
        this.path = path;
    }

    public String getPath() {
        return path;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new Execution(path, context);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "dir";
        }

        @Override
        public String getDisplayName() {
            return "Change current directory";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return ImmutableSet.of(TaskListener.class, FilePath.class);
        }

        @Override
        public Set<? extends Class<?>> getProvidedContext() {
            return Set.of(FilePath.class);
        }
    }

    public static class Execution extends StepExecution {
        private static final long serialVersionUID = 1L;

        private final transient String path;

        Execution(String path, StepContext context) {
            super(context);
            this.path = path;
        }

        @Override
        public boolean start() throws Exception {
            FilePath dir = getContext().get(FilePath.class).child(path);
            getContext().get(TaskListener.class).getLogger().println("Running in " + dir);
            getContext()
                    .newBodyInvoker()
                    .withContext(FilePathDynamicContext.createContextualObject(
                            dir, getContext().get(FlowNode.class)))
                    .withCallback(BodyExecutionCallback.wrap(getContext()))
                    .start();
            return false;
        }
    }
}

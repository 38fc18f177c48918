package org.jenkinsci.plugins.workflow.steps;

import hudson.Extension;
import java.util.Collections;
import java.util.Set;
import org.kohsuke.stapler.DataBoundConstructor;

/** A context object, for scripts outside the sandbox. */
public class GetContextStep extends Step {

    public final Class<?> type;

    @DataBoundConstructor
    public GetContextStep(Class<?> type) {
        this.type = type;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new Execution(context, type);
    }

    @Extension
    public static class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "getContext";
        }

        @Override
        public String getDisplayName() {
            return "Get contextual object from internal APIs";
        }

        @Override
        public boolean isAdvanced() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Collections.emptySet();
        }
    }

    public static class Execution extends SynchronousStepExecution<Object> {
        private static final long serialVersionUID = 1L;

        private final transient Class<?> type;

        Execution(StepContext context, Class<?> type) {
            super(context);
            this.type = type;
        }

        @Override
        protected Object run() throws Exception {
            return getContext().get(type);
        }
    }
}

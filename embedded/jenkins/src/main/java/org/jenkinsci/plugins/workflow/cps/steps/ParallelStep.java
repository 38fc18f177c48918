package org.jenkinsci.plugins.workflow.cps.steps;

import groovy.lang.Closure;
import hudson.Extension;
import hudson.model.TaskListener;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Runs several blocks at the same time, each under its name. */
public class ParallelStep extends Step {

    final Map<String, Closure> closures;
    final boolean failFast;

    public ParallelStep(Map<String, Closure> closures, boolean failFast) {
        this.closures = closures;
        this.failFast = failFast;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new ParallelStepExecution(context, this);
    }

    @Extension
    public static class DescriptorImpl extends StepDescriptor {
        private static final String FAIL_FAST = "failFast";

        @Override
        public String getFunctionName() {
            return "parallel";
        }

        @Override
        public String getDisplayName() {
            return "Execute in parallel";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return false;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(TaskListener.class);
        }

        @Override
        public Step newInstance(Map<String, Object> arguments) {
            boolean failFast = false;
            Map<String, Closure> closures = new LinkedHashMap<>();
            for (Map.Entry<String, Object> each : arguments.entrySet()) {
                if (each.getKey().equals(FAIL_FAST) && each.getValue() instanceof Boolean value) {
                    failFast = value;
                } else if (each.getValue() instanceof Closure<?> branch) {
                    closures.put(each.getKey(), branch);
                } else {
                    throw new IllegalArgumentException(
                            "Expected a closure or failFast but found " + each.getKey() + "=" + each.getValue());
                }
            }
            return new ParallelStep(closures, failFast);
        }
    }
}

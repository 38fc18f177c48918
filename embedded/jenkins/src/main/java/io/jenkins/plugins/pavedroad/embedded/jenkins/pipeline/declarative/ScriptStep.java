package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.declarative;

import hudson.Extension;
import java.util.Collections;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.StepExecutions;
import org.kohsuke.stapler.DataBoundConstructor;

/** Scripted code inside a Declarative Pipeline. */
public final class ScriptStep extends Step {

    @DataBoundConstructor
    public ScriptStep() {}

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return StepExecutions.block(context, (inside, invoker) -> {});
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "script";
        }

        @Override
        public String getDisplayName() {
            return "Run arbitrary Pipeline script";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Collections.emptySet();
        }
    }
}

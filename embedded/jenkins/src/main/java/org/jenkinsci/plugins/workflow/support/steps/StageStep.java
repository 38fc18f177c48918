package org.jenkinsci.plugins.workflow.support.steps;

import hudson.Extension;
import java.util.Collections;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Names a part of the Pipeline. */
public final class StageStep extends Step {

    public final String name;

    @DataBoundSetter
    public Integer concurrency;

    @DataBoundConstructor
    public StageStep(String name) {
        if (name == null || name.trim().isEmpty()) {
            throw new IllegalArgumentException("must specify name");
        }
        this.name = name;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new StageStepExecution(context, name);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "stage";
        }

        @Override
        public String getDisplayName() {
            return "Stage";
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

package org.jenkinsci.plugins.workflow.job.properties;

import hudson.Extension;
import hudson.model.Item;
import jenkins.model.OptionalJobProperty;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.flow.DurabilityHintProvider;
import org.jenkinsci.plugins.workflow.flow.FlowDurabilityHint;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.kohsuke.stapler.DataBoundConstructor;

/** The Pipelines of this job end with the controller. */
public class DisableResumeJobProperty extends OptionalJobProperty<WorkflowJob> {

    @DataBoundConstructor
    public DisableResumeJobProperty() {}

    @Extension
    @Symbol("disableResume")
    public static class DescriptorImpl extends OptionalJobPropertyDescriptor implements DurabilityHintProvider {
        @Override
        public String getDisplayName() {
            return "Do not allow the pipeline to resume if the controller restarts";
        }

        @Override
        public int ordinal() {
            return 50;
        }

        @Override
        public FlowDurabilityHint suggestFor(Item x) {
            return x instanceof WorkflowJob job && job.getProperty(DisableResumeJobProperty.class) != null
                    ? FlowDurabilityHint.PERFORMANCE_OPTIMIZED
                    : null;
        }
    }
}

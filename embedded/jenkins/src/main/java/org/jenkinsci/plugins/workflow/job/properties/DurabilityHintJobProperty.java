package org.jenkinsci.plugins.workflow.job.properties;

import hudson.Extension;
import hudson.model.Item;
import jenkins.model.OptionalJobProperty;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.flow.DurabilityHintProvider;
import org.jenkinsci.plugins.workflow.flow.FlowDurabilityHint;
import org.jenkinsci.plugins.workflow.flow.GlobalDefaultFlowDurabilityLevel;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.kohsuke.stapler.DataBoundConstructor;

/** How durable the Pipelines of this job are. */
public class DurabilityHintJobProperty extends OptionalJobProperty<WorkflowJob> {

    private final FlowDurabilityHint hint;

    @DataBoundConstructor
    public DurabilityHintJobProperty(FlowDurabilityHint hint) {
        this.hint = hint;
    }

    public FlowDurabilityHint getHint() {
        return hint;
    }

    @Extension
    @Symbol("durabilityHint")
    public static class DescriptorImpl extends OptionalJobPropertyDescriptor implements DurabilityHintProvider {

        public FlowDurabilityHint[] getDurabilityHintValues() {
            return FlowDurabilityHint.values();
        }

        public static FlowDurabilityHint getDefaultDurabilityHint() {
            return GlobalDefaultFlowDurabilityLevel.getDefaultDurabilityHint();
        }

        @Override
        public String getDisplayName() {
            return "Pipeline speed/durability override";
        }

        @Override
        public int ordinal() {
            return 100;
        }

        @Override
        public FlowDurabilityHint suggestFor(Item x) {
            if (!(x instanceof WorkflowJob job)) {
                return null;
            }
            DurabilityHintJobProperty own = job.getProperty(DurabilityHintJobProperty.class);
            return own == null ? null : own.getHint();
        }
    }
}

package org.jenkinsci.plugins.workflow.flow;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;

/** How durable Pipelines are whose job says nothing. Default: maximum survivability. */
public class GlobalDefaultFlowDurabilityLevel extends AbstractDescribableImpl<GlobalDefaultFlowDurabilityLevel> {

    public static final FlowDurabilityHint SUGGESTED_DURABILITY_HINT = FlowDurabilityHint.MAX_SURVIVABILITY;

    public static FlowDurabilityHint getDefaultDurabilityHint() {
        FlowDurabilityHint configured =
                ExtensionList.lookupSingleton(DescriptorImpl.class).getDurabilityHint();
        return configured == null ? SUGGESTED_DURABILITY_HINT : configured;
    }

    @Extension
    public static class DescriptorImpl extends Descriptor<GlobalDefaultFlowDurabilityLevel> {

        private FlowDurabilityHint durabilityHint;

        public DescriptorImpl() {
            load();
        }

        @Override
        public String getDisplayName() {
            return "Global Default Pipeline Durability Level";
        }

        /** Null for the built-in default. */
        public FlowDurabilityHint getDurabilityHint() {
            return durabilityHint;
        }

        public void setDurabilityHint(FlowDurabilityHint hint) {
            durabilityHint = hint;
            save();
        }
    }
}

package org.jenkinsci.plugins.workflow.flow;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Item;
import java.util.Comparator;

/** Says how durable the Pipelines of a job should be; the lowest ordinal that has an opinion counts. */
public interface DurabilityHintProvider extends ExtensionPoint {

    int ordinal();

    /** Null for no opinion. */
    FlowDurabilityHint suggestFor(Item x);

    static FlowDurabilityHint suggestedFor(Item x) {
        return ExtensionList.lookup(DurabilityHintProvider.class).stream()
                .sorted(Comparator.comparingInt(DurabilityHintProvider::ordinal))
                .map(provider -> provider.suggestFor(x))
                .filter(hint -> hint != null)
                .findFirst()
                .orElseGet(GlobalDefaultFlowDurabilityLevel::getDefaultDurabilityHint);
    }
}

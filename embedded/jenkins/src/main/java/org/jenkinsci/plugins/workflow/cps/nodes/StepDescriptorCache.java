package org.jenkinsci.plugins.workflow.cps.nodes;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** Finds step descriptors by id. */
@Extension
public class StepDescriptorCache implements ExtensionPoint {

    private final Map<String, StepDescriptor> byId = new ConcurrentHashMap<>();

    public static StepDescriptorCache getPublicCache() {
        return ExtensionList.lookupSingleton(StepDescriptorCache.class);
    }

    public StepDescriptorCache() {}

    public static void invalidateGlobalCache() {
        getPublicCache().invalidateAll();
    }

    public void invalidateAll() {
        byId.clear();
    }

    public StepDescriptor getDescriptor(String descriptorId) {
        return byId.computeIfAbsent(descriptorId, StepDescriptorCache::find);
    }

    static StepDescriptor find(String descriptorId) {
        for (StepDescriptor each : StepDescriptor.all()) {
            if (each.getId().equals(descriptorId)) {
                return each;
            }
        }
        return null;
    }
}

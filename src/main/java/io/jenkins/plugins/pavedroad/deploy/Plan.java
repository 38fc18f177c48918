package io.jenkins.plugins.pavedroad.deploy;

import io.jenkins.plugins.pavedroad.cloud.Capacity;
import java.util.List;

/**
 * What will be done in one region, decided from what is there now.
 *
 * @param serverGroup name of the new one
 * @param source name of the one it replaces; null when there is none
 * @param finalMin the new group's minimum once traffic has moved; null to leave it
 * @param targetGroups ids
 */
record Plan(
        String region,
        String serverGroup,
        String source,
        String imageId,
        Capacity capacity,
        Integer finalMin,
        List<String> targetGroups) {
    String sentence() {
        String replaced = source == null ? "the first of its cluster" : "beside " + source;
        String traffic = targetGroups.isEmpty()
                ? "no target group"
                : targetGroups.size() == 1 ? "one target group" : targetGroups.size() + " target groups";
        return serverGroup + ", " + replaced + ", from " + imageId + ", size " + capacity + " (min/desired/max), "
                + traffic;
    }
}

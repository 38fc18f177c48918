package io.jenkins.plugins.pavedroad.cloud;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One instance.
 *
 * @param stateReason the cloud's own words for the last change of state; empty when it gave none
 * @param volumes ids of the attached volumes
 */
public record Instance(
        String id,
        State state,
        String stateReason,
        String imageId,
        String type,
        String zone,
        Optional<String> privateAddress,
        Instant launchedAt,
        List<String> securityGroups,
        List<String> volumes,
        Map<String, String> tags) {
    /** Where an instance is in its life. */
    public enum State {
        PENDING,
        RUNNING,
        STOPPING,
        STOPPED,
        SHUTTING_DOWN,
        TERMINATED
    }

    public Instance {
        securityGroups = List.copyOf(securityGroups);
        volumes = List.copyOf(volumes);
        tags = Map.copyOf(tags);
    }
}

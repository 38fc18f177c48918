package io.jenkins.plugins.pavedroad.cloud;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A machine image in one region.
 *
 * @param architecture the cloud's word, such as {@code x86_64} or {@code arm64}
 * @param stateReason why it failed; empty otherwise
 * @param snapshots ids of the snapshots behind it
 */
public record Image(
        String id,
        String name,
        State state,
        String stateReason,
        String architecture,
        String ownerId,
        Instant createdAt,
        String description,
        List<String> snapshots,
        Map<String, String> tags) {
    /** Where an image is in its life. */
    public enum State {
        PENDING,
        AVAILABLE,
        FAILED,
        OTHER
    }

    public Image {
        snapshots = List.copyOf(snapshots);
        tags = Map.copyOf(tags);
    }
}

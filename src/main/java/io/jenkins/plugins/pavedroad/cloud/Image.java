package io.jenkins.plugins.pavedroad.cloud;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A machine image in one region.
 *
 * @param architecture the cloud's word, such as {@code x86_64} or {@code arm64}
 * @param stateReason why it failed; empty otherwise
 * @param snapshots ids of the snapshots behind it
 * @param deprecatedAt from when on it is not offered any more
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
        Map<String, String> tags,
        Optional<Instant> deprecatedAt) {
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

    /** Whether it is no longer offered. */
    public boolean isDeprecated(Instant now) {
        return deprecatedAt.filter(at -> !at.isAfter(now)).isPresent();
    }

    /** One that is not deprecated. */
    public Image(
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
        this(
                id,
                name,
                state,
                stateReason,
                architecture,
                ownerId,
                createdAt,
                description,
                snapshots,
                tags,
                Optional.empty());
    }
}

package io.jenkins.plugins.pavedroad.cloud;

import java.time.Instant;
import java.util.Map;

/**
 * A snapshot of a volume.
 *
 * @param state the cloud's word, such as {@code completed}
 */
public record Snapshot(
        String id, String state, int sizeGiB, String description, Instant createdAt, Map<String, String> tags) {
    public Snapshot {
        tags = Map.copyOf(tags);
    }
}

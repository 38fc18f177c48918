package io.jenkins.plugins.pavedroad.cloud;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A volume.
 *
 * @param state the cloud's word, such as {@code available} or {@code in-use}
 * @param attachedTo ids of instances
 */
public record Volume(
        String id,
        String state,
        int sizeGiB,
        String type,
        Instant createdAt,
        List<String> attachedTo,
        Map<String, String> tags) {
    public Volume {
        attachedTo = List.copyOf(attachedTo);
        tags = Map.copyOf(tags);
    }
}

package io.jenkins.plugins.pavedroad.cloud;

import java.util.Map;

/**
 * A copy of an image into another region.
 *
 * @param encryption of the copy, in the region it is made in
 * @param token makes the call idempotent: the same token gives the same copy
 * @param tags put on the copy and on its snapshots
 */
public record ImageCopy(
        String sourceRegion,
        String imageId,
        String name,
        String description,
        Encryption encryption,
        Map<String, String> tags,
        String token) {
    public ImageCopy {
        tags = Map.copyOf(tags);
    }
}

package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import java.time.Instant;
import java.util.Map;

/**
 * An image at one moment.
 *
 * @param state pending, available or failed
 */
public record ImageView(
        String imageId,
        String region,
        String name,
        String state,
        String owner,
        Instant created,
        Map<String, String> tags) {}

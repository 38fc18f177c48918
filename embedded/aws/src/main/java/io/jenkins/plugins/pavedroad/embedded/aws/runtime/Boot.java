package io.jenkins.plugins.pavedroad.embedded.aws.runtime;

import java.util.Map;

/**
 * What an instance is started with.
 *
 * @param imageKey key of the root folder to start from; ignored when this instance was stopped and starts again
 * @param privateAddress its own loopback address (127.x.y.z), unique over all regions, so that all instances can listen on
 *     the same port
 * @param userData decoded, may be empty; not to be changed
 * @param metadata what the instance may know about itself: {@code ami-id}, {@code instance-type}, {@code tags/<key>} …
 */
public record Boot(
        String instanceId,
        String region,
        String availabilityZone,
        String imageKey,
        String privateAddress,
        byte[] userData,
        Map<String, String> metadata) {}

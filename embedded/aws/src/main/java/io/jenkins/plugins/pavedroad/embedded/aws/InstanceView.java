package io.jenkins.plugins.pavedroad.embedded.aws;

import java.util.Map;

/**
 * An instance as others see it at one moment.
 *
 * @param state pending, running, shutting-down, terminated, stopping or stopped
 * @param privateAddress its own loopback address
 */
public record InstanceView(
        String instanceId,
        String region,
        String availabilityZone,
        String imageId,
        String state,
        String privateAddress,
        Map<String, String> tags) {

    public boolean running() {
        return state.equals("running");
    }
}

package io.jenkins.plugins.pavedroad.cloud;

import java.util.List;
import java.util.Optional;

/**
 * What a server group launches its instances with.
 *
 * @param securityGroups ids
 * @param instanceProfile name
 * @param userData plain text, not yet encoded
 */
public record LaunchSettings(
        String imageId,
        String instanceType,
        List<String> securityGroups,
        Optional<String> instanceProfile,
        Optional<String> keyPair,
        Optional<String> userData) {
    public LaunchSettings {
        securityGroups = List.copyOf(securityGroups);
    }
}

package io.jenkins.plugins.pavedroad.cloud;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One instance outside a server group, such as a bake's builder. It is launched with IMDSv2 required, a root volume that
 * goes with it, and it stops (not terminates) when it shuts itself down.
 *
 * @param subnet where to launch; empty for the default subnet of a zone
 * @param securityGroups ids
 * @param userData plain text, not yet encoded
 * @param encryption of the root volume
 * @param token makes the launch idempotent: the same token gives the same instance
 */
public record InstanceLaunch(
        String imageId,
        String instanceType,
        Optional<String> subnet,
        List<String> securityGroups,
        Optional<String> instanceProfile,
        String userData,
        Map<String, String> tags,
        String token,
        Encryption encryption) {
    public InstanceLaunch {
        securityGroups = List.copyOf(securityGroups);
        tags = Map.copyOf(tags);
    }

    /** With a root volume that is encrypted with the account's default key. */
    public InstanceLaunch(
            String imageId,
            String instanceType,
            Optional<String> subnet,
            List<String> securityGroups,
            Optional<String> instanceProfile,
            String userData,
            Map<String, String> tags,
            String token) {
        this(
                imageId,
                instanceType,
                subnet,
                securityGroups,
                instanceProfile,
                userData,
                tags,
                token,
                Encryption.BY_DEFAULT);
    }
}

package io.jenkins.plugins.pavedroad.cloud;

import java.net.URI;
import java.util.Optional;

/**
 * Which account a cloud is used as, and how to get in. Holds no secret: credentials are named by id and resolved late.
 *
 * @param name what users write in a step's {@code account}
 * @param credentialsId id of Jenkins credentials (an access key as user name and password); empty for the cloud's default chain
 * @param role ARN of a role to assume on top of them
 * @param externalId goes with the role
 * @param sessionName goes with the role; empty for {@code paved-road}
 * @param endpoint one address for all services instead of the cloud's own; only an administrator sets it
 */
public record Account(
        String name,
        Optional<String> credentialsId,
        Optional<String> role,
        Optional<String> externalId,
        Optional<String> sessionName,
        Optional<URI> endpoint) {
    /** The account that is there without any configuration: the cloud's default credentials chain, its own endpoints. */
    public static Account byDefault() {
        return new Account(
                "default", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}

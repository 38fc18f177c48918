package io.jenkins.plugins.pavedroad.cloud;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Which account a cloud is used as, and how to get in. Holds no secret: credentials are named by id and resolved late.
 *
 * @param name what users write in a step's {@code account}
 * @param credentialsId id of Jenkins credentials (an access key as user name and password); empty for the cloud's default chain
 * @param role ARN of a role to assume on top of them
 * @param externalId goes with the role
 * @param sessionName goes with the role: what its sessions' names begin with; empty for {@code paved-road}
 * @param endpoint one address for all services instead of the cloud's own; only an administrator sets it
 * @param regions the regions that may be used; empty for all. The first one is where the account is asked who it is
 * @param partition the part of the cloud with endpoints and ids of its own, such as {@code aws-cn}; empty when role or
 *     regions tell
 * @param proxied whether calls go through Jenkins's proxy, where it has one
 */
public record Account(
        String name,
        Optional<String> credentialsId,
        Optional<String> role,
        Optional<String> externalId,
        Optional<String> sessionName,
        Optional<URI> endpoint,
        List<String> regions,
        Optional<String> partition,
        boolean proxied) {
    public Account {
        regions = List.copyOf(regions);
    }

    /** For all regions, through the proxy. */
    public Account(
            String name,
            Optional<String> credentialsId,
            Optional<String> role,
            Optional<String> externalId,
            Optional<String> sessionName,
            Optional<URI> endpoint) {
        this(name, credentialsId, role, externalId, sessionName, endpoint, List.of(), Optional.empty(), true);
    }

    /** The account that is there without any configuration: the cloud's default credentials chain, its own endpoints. */
    public static Account byDefault() {
        return new Account(
                "default", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Account at(Optional<URI> address) {
        return new Account(name, credentialsId, role, externalId, sessionName, address, regions, partition, proxied);
    }
}

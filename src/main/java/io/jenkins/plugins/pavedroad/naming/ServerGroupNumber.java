package io.jenkins.plugins.pavedroad.naming;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/** Which number a cluster's next server group gets, by clouddriver's rule (AbstractServerGroupNameResolver). */
public final class ServerGroupNumber {
    private static final int NUMBERS = 1000;

    private ServerGroupNumber() {}

    /** A server group that is there, also one the cloud is already taking away: its name is still taken. */
    public record Existing(String name, Instant createdAt) {}

    /**
     * The number after that of the most recently created group, round after 999, taken ones skipped. A new cluster
     * starts with v000; a newest group without a number is followed by v001.
     *
     * @param existing server groups of this region; those of other clusters are ignored
     * @throws IllegalStateException when all thousand names are taken
     */
    public static String next(Moniker cluster, Collection<Existing> existing) {
        Set<Existing> own = existing.stream()
                .filter(group -> Moniker.parse(group.name()).cluster().equals(cluster.cluster()))
                .collect(Collectors.toSet());
        if (own.isEmpty()) {
            return cluster.serverGroup(0);
        }
        Set<String> taken = own.stream().map(Existing::name).collect(Collectors.toSet());
        int newest = own.stream()
                .max(Comparator.comparing(Existing::createdAt).thenComparing(Existing::name))
                .map(group -> Moniker.parse(group.name()).sequence().orElse(0))
                .orElse(0);
        for (int step = 1; step <= NUMBERS; step++) {
            String name = cluster.serverGroup((newest + step) % NUMBERS);
            if (!taken.contains(name)) {
                return name;
            }
        }
        throw new IllegalStateException("All server group names for cluster " + cluster.cluster() + " are taken.");
    }
}

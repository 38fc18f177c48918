package io.jenkins.plugins.pavedroad.deploy;

import io.jenkins.plugins.pavedroad.cloud.Capacity;
import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.cloud.ServerGroup;
import io.jenkins.plugins.pavedroad.naming.Moniker;
import io.jenkins.plugins.pavedroad.naming.ServerGroupNumber;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Decides what a deployment does in a region. Pure: what is there is passed in. */
final class Planner {
    private Planner() {}

    /**
     * The server group that is replaced: the newest enabled one, else the newest. Null in an empty cluster.
     *
     * @param cluster groups of the cluster, those being deleted included
     */
    static ServerGroup source(Collection<ServerGroup> cluster) {
        Comparator<ServerGroup> newest =
                Comparator.comparing(ServerGroup::createdAt).thenComparing(ServerGroup::name);
        return cluster.stream()
                .filter(g -> !g.deleting())
                .max(Comparator.<ServerGroup, Boolean>comparing(g -> !g.disabled())
                        .thenComparing(newest))
                .orElse(null);
    }

    /** The name of the new group (clouddriver's rule). */
    static String nextName(Moniker moniker, Collection<ServerGroup> cluster) {
        return ServerGroupNumber.next(
                moniker,
                cluster.stream()
                        .map(g -> new ServerGroupNumber.Existing(g.name(), g.createdAt()))
                        .toList());
    }

    /**
     * The new group's size. From the source (orca, CaptureSourceServerGroupCapacity): min and desired are its desired,
     * max its max, and its min is restored once traffic has moved.
     */
    static Capacity capacity(DeployInput input, DeployInput.InRegion wanted, ServerGroup source) {
        if (source != null && input.useSourceCapacity() && wanted.capacity() == null) {
            int desired = source.capacity().desired();
            if (desired == 0 && !source.disabled()) {
                throw new DeployFailure("In " + wanted.name() + " " + source.name()
                        + " serves with no instance, so its size cannot be taken over: say 'capacity'.");
            }
            if (desired > 0) {
                return new Capacity(desired, desired, source.capacity().max());
            }
        }
        if (wanted.capacity() == null) {
            throw new DeployFailure("In " + wanted.name() + " there is no server group whose size could be taken over:"
                    + " say 'capacity'.");
        }
        return wanted.capacity();
    }

    static Integer finalMin(Capacity capacity, DeployInput input, DeployInput.InRegion wanted, ServerGroup source) {
        boolean taken = source != null && input.useSourceCapacity() && wanted.capacity() == null;
        return taken && source.capacity().min() < capacity.min()
                ? source.capacity().min()
                : null;
    }

    /**
     * The image of this name in a region.
     *
     * @param found images of that name, newest first
     */
    static Image image(String region, String name, List<Image> found) {
        return found.stream()
                .filter(i -> i.state() == Image.State.AVAILABLE)
                .findFirst()
                .orElseThrow(() -> new DeployFailure("The parameter 'image' is '" + name
                        + "'; it must be the name of an available image of this account in " + region + "."));
    }

    /**
     * Which groups go when no more than {@code keep} are to be left, unless they still take traffic: never the new one,
     * never its source (the way back), never an enabled one; of the others the oldest first.
     */
    static List<ServerGroup> beyondKeep(Collection<ServerGroup> cluster, String serverGroup, String source, int keep) {
        List<ServerGroup> others = cluster.stream()
                .filter(g -> !g.deleting())
                .filter(g -> !g.name().equals(serverGroup) && !g.name().equals(source))
                .sorted(Comparator.comparing(ServerGroup::createdAt).reversed())
                .toList();
        int room = Math.max(0, keep - (source == null ? 1 : 2));
        return others.stream()
                .skip(room)
                .filter(ServerGroup::disabled)
                .sorted(Comparator.comparing(ServerGroup::name))
                .toList();
    }
}

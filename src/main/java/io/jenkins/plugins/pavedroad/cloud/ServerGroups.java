package io.jenkins.plugins.pavedroad.cloud;

import io.jenkins.plugins.pavedroad.naming.Moniker;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Server groups of one region (AWS: Auto Scaling groups with launch templates). */
public interface ServerGroups {
    Optional<ServerGroup> find(String name);

    List<ServerGroup> find(Collection<String> names);

    /** All server groups of the region, deleting ones included. */
    List<ServerGroup> all();

    /** All server groups whose name frigga puts into this cluster, oldest version first, deleting ones included. */
    default List<ServerGroup> ofCluster(String cluster) {
        // AWS cannot search for a part of a name.
        return ofCluster(all(), cluster);
    }

    /** Those of the groups that are of this cluster, oldest version first. */
    static List<ServerGroup> ofCluster(Collection<ServerGroup> all, String cluster) {
        return all.stream()
                .filter(group -> Moniker.parse(group.name()).cluster().equals(cluster))
                .sorted(Comparator.comparing(ServerGroup::createdAt).thenComparing(ServerGroup::name))
                .toList();
    }

    /** What the group launches instances with, from its launch template or launch configuration. */
    LaunchSettings settings(ServerGroup group);

    /**
     * Creates the group and what it launches from, both under its name. Repeating the call after a crash finds what the
     * first one made.
     *
     * @throws CloudException with code {@code AlreadyExists} when the name is taken by a group whose tags differ
     */
    void create(ServerGroupLaunch launch);

    /**
     * Removes what a group of this name was to launch from, when {@link #create} came that far and no further.
     *
     * @param tags which it must have; another's is left alone
     * @return whether there was something to remove
     */
    boolean discard(String name, Map<String, String> tags);

    /** Changes the size; null leaves a number as it is. */
    void resize(String name, Integer min, Integer desired, Integer max);

    void suspend(String name, Collection<String> processes);

    void resume(String name, Collection<String> processes);

    void attach(String name, Collection<String> targetGroups);

    void detach(String name, Collection<String> targetGroups);

    void tag(String name, Map<String, String> tags);

    /** Removes the group, its instances and what it launched from. One that is gone already is not an error. */
    void destroy(String name);
}

package io.jenkins.plugins.pavedroad.cloud.shared;

import io.jenkins.plugins.pavedroad.cloud.LaunchSettings;
import io.jenkins.plugins.pavedroad.cloud.ServerGroup;
import io.jenkins.plugins.pavedroad.cloud.ServerGroupLaunch;
import io.jenkins.plugins.pavedroad.cloud.ServerGroups;
import io.jenkins.plugins.pavedroad.naming.Moniker;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Server groups whose looks are shared. */
final class SharedServerGroups implements ServerGroups {
    private final ServerGroups groups;
    private final RegionLooks looks;

    SharedServerGroups(ServerGroups groups, RegionLooks looks) {
        this.groups = groups;
        this.looks = looks;
    }

    @Override
    public Optional<ServerGroup> find(String name) {
        return find(List.of(name)).stream().findFirst();
    }

    @Override
    public List<ServerGroup> find(Collection<String> names) {
        return List.copyOf(looks.groups.ask(names, this::byName).values());
    }

    private Map<String, ServerGroup> byName(Collection<String> names) {
        return groups.find(names).stream().collect(Collectors.toMap(ServerGroup::name, Function.identity()));
    }

    @Override
    public List<ServerGroup> all() {
        return groups.all();
    }

    @Override
    public List<ServerGroup> ofCluster(String cluster) {
        return ServerGroups.ofCluster(looks.allGroups.ask(cluster, groups::all), cluster);
    }

    @Override
    public LaunchSettings settings(ServerGroup group) {
        return groups.settings(group);
    }

    @Override
    public void create(ServerGroupLaunch launch) {
        change(launch.name(), () -> groups.create(launch));
    }

    @Override
    public boolean discard(String name, Map<String, String> tags) {
        return groups.discard(name, tags);
    }

    @Override
    public void resize(String name, Integer min, Integer desired, Integer max) {
        change(name, () -> groups.resize(name, min, desired, max));
    }

    @Override
    public void suspend(String name, Collection<String> processes) {
        change(name, () -> groups.suspend(name, processes));
    }

    @Override
    public void resume(String name, Collection<String> processes) {
        change(name, () -> groups.resume(name, processes));
    }

    @Override
    public void attach(String name, Collection<String> targetGroups) {
        change(name, () -> groups.attach(name, targetGroups));
        looks.health.changed(targetGroups);
    }

    @Override
    public void detach(String name, Collection<String> targetGroups) {
        change(name, () -> groups.detach(name, targetGroups));
        looks.health.changed(targetGroups);
    }

    @Override
    public void tag(String name, Map<String, String> tags) {
        change(name, () -> groups.tag(name, tags));
    }

    @Override
    public void destroy(String name) {
        change(name, () -> groups.destroy(name));
    }

    /** One that was refused may have happened all the same. */
    private void change(String name, Runnable effect) {
        try {
            effect.run();
        } finally {
            looks.groups.changed(List.of(name));
            looks.allGroups.changed(Moniker.parse(name).cluster());
            Looker.acted();
        }
    }
}

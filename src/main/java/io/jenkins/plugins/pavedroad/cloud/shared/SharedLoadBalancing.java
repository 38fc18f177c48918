package io.jenkins.plugins.pavedroad.cloud.shared;

import io.jenkins.plugins.pavedroad.cloud.LoadBalancing;
import io.jenkins.plugins.pavedroad.cloud.TargetHealth;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Load balancing whose looks are shared. */
final class SharedLoadBalancing implements LoadBalancing {
    private final LoadBalancing balancing;
    private final RegionLooks looks;

    SharedLoadBalancing(LoadBalancing balancing, RegionLooks looks) {
        this.balancing = balancing;
        this.looks = looks;
    }

    @Override
    public Map<String, String> targetGroups(Collection<String> namesOrIds) {
        return balancing.targetGroups(namesOrIds);
    }

    @Override
    public List<TargetHealth> health(Collection<String> targetGroups) {
        return looks.health.ask(targetGroups, this::byTargetGroup).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    private Map<String, List<TargetHealth>> byTargetGroup(Collection<String> targetGroups) {
        return balancing.health(targetGroups).stream().collect(Collectors.groupingBy(TargetHealth::targetGroup));
    }

    @Override
    public void register(String targetGroup, Collection<String> instanceIds) {
        change(targetGroup, () -> balancing.register(targetGroup, instanceIds));
    }

    @Override
    public void deregister(String targetGroup, Collection<String> instanceIds) {
        change(targetGroup, () -> balancing.deregister(targetGroup, instanceIds));
    }

    private void change(String targetGroup, Runnable effect) {
        try {
            effect.run();
        } finally {
            looks.health.changed(List.of(targetGroup));
            Looker.acted();
        }
    }

    @Override
    public Duration drainTime(String targetGroup) {
        return balancing.drainTime(targetGroup);
    }
}

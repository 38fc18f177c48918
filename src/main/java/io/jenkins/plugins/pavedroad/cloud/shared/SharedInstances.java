package io.jenkins.plugins.pavedroad.cloud.shared;

import io.jenkins.plugins.pavedroad.cloud.Instance;
import io.jenkins.plugins.pavedroad.cloud.InstanceLaunch;
import io.jenkins.plugins.pavedroad.cloud.Instances;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Instances whose looks are shared. */
final class SharedInstances implements Instances {
    private final Instances instances;
    private final RegionLooks looks;

    SharedInstances(Instances instances, RegionLooks looks) {
        this.instances = instances;
        this.looks = looks;
    }

    @Override
    public String launch(InstanceLaunch launch) {
        try {
            return instances.launch(launch);
        } finally {
            changed(List.of());
        }
    }

    @Override
    public List<Instance> find(Collection<String> ids) {
        return List.copyOf(looks.instances.ask(ids, this::byId).values());
    }

    private Map<String, Instance> byId(Collection<String> ids) {
        return instances.find(ids).stream().collect(Collectors.toMap(Instance::id, Function.identity()));
    }

    @Override
    public List<Instance> byTags(Map<String, String> tags) {
        return looks.taggedInstances
                .ask(List.of(tags), all -> Map.of(tags, instances.byTags(tags)))
                .get(tags);
    }

    @Override
    public List<Instance> withTag(String key) {
        return instances.withTag(key);
    }

    @Override
    public URI terminationAddress(String id, Duration validity) {
        return instances.terminationAddress(id, validity);
    }

    @Override
    public Map<String, String> defaultSubnets() {
        return instances.defaultSubnets();
    }

    @Override
    public void terminate(Collection<String> ids) {
        try {
            instances.terminate(ids);
        } finally {
            changed(ids);
        }
    }

    private void changed(Collection<String> ids) {
        looks.instances.changed(ids);
        looks.taggedInstances.allChanged();
        Looker.acted();
    }

    @Override
    public String console(String id) {
        return instances.console(id);
    }

    @Override
    public List<String> architectures(String instanceType) {
        return instances.architectures(instanceType);
    }

    @Override
    public Optional<String> defaultNetwork() {
        return instances.defaultNetwork();
    }

    @Override
    public Optional<String> networkOf(String subnet) {
        return instances.networkOf(subnet);
    }

    @Override
    public String closedSecurityGroup(String name, String description, String network, Map<String, String> tags) {
        return instances.closedSecurityGroup(name, description, network, tags);
    }

    @Override
    public Map<String, String> securityGroupsByTags(Map<String, String> tags) {
        return instances.securityGroupsByTags(tags);
    }

    @Override
    public boolean deleteSecurityGroup(String id) {
        return instances.deleteSecurityGroup(id);
    }
}

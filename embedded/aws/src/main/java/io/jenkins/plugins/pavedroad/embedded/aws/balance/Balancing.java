package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import io.jenkins.plugins.pavedroad.embedded.aws.Cloud;
import io.jenkins.plugins.pavedroad.embedded.aws.InstanceDirectory;
import io.jenkins.plugins.pavedroad.embedded.aws.balance.proxy.Proxy;
import io.jenkins.plugins.pavedroad.embedded.aws.balance.proxy.Router;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Application and classic load balancers of all regions: what the API changes, what Auto Scaling uses and what clients of the balancers
 * connect to. Its monitor guards the state; nothing is waited for with it held.
 */
public final class Balancing implements TargetGroups, AutoCloseable {
    private final Map<String, BalancingRegion> regions = new LinkedHashMap<>();
    private final InstanceDirectory instances;
    private final Proxy proxy;
    private final TargetLifecycle targets;

    public Balancing(Cloud cloud) {
        cloud.regions().forEach(name -> regions.put(name, new BalancingRegion()));
        instances = cloud.instances();
        proxy = new Proxy();
        targets = new TargetLifecycle(this, cloud.timeline(), instances, proxy);
    }

    InstanceDirectory instances() {
        return instances;
    }

    TargetLifecycle targets() {
        return targets;
    }

    BalancingRegion region(String name) {
        BalancingRegion region = regions.get(name);
        if (region == null) {
            throw new AwsError("ValidationError", "There is no region '" + name + "' here");
        }
        return region;
    }

    /** Changes listeners with the given change, then tells each target group whether it is used now. */
    <T> T changingUse(String regionName, Supplier<T> change) {
        BalancingRegion region = region(regionName);
        Set<TargetGroup> before = used(region);
        T result = change.get();
        Set<TargetGroup> after = used(region);
        after.stream().filter(group -> !before.contains(group)).forEach(group -> targets.used(regionName, group, true));
        before.stream()
                .filter(group -> !after.contains(group))
                .forEach(group -> targets.used(regionName, group, false));
        return result;
    }

    private static Set<TargetGroup> used(BalancingRegion region) {
        Set<TargetGroup> used = new LinkedHashSet<>(region.groups().values());
        used.removeIf(group -> !region.uses(group));
        return used;
    }

    void open(Listener listener) {
        open(listener, () -> Optional.ofNullable(listener.next()).flatMap(TargetGroup::next));
    }

    void open(Listener listener, Router router) {
        try {
            listener.door(proxy.open(router, listener.port()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<TargetGroup> group(String regionName, String destination) {
        BalancingRegion region = region(regionName);
        return Optional.ofNullable(region.groups().get(destination))
                .or(() ->
                        Optional.ofNullable(region.classics().get(destination)).map(ClassicBalancer::group));
    }

    @Override
    public synchronized boolean exists(String region, String destination) {
        return group(region, destination).isPresent();
    }

    @Override
    public synchronized void register(String regionName, String destination, String instanceId) {
        group(regionName, destination).ifPresent(group -> instances
                .find(regionName, instanceId)
                .ifPresent(instance -> targets.register(
                        regionName,
                        group,
                        region(regionName).uses(group),
                        instanceId,
                        instance.privateAddress(),
                        group.shape().port())));
    }

    @Override
    public synchronized void deregister(String regionName, String destination, String instanceId) {
        group(regionName, destination)
                .ifPresent(group -> of(group, instanceId).forEach(target -> targets.deregister(group, target)));
    }

    @Override
    public synchronized Optional<Health> health(String regionName, String destination, String instanceId) {
        return group(regionName, destination).stream()
                .flatMap(group -> of(group, instanceId).stream())
                .map(Target::health)
                .findFirst();
    }

    private static List<Target> of(TargetGroup group, String instanceId) {
        return group.targets().values().stream()
                .filter(target -> target.id().equals(instanceId))
                .toList();
    }

    /** The application load balancers of a region with their groups and targets, as they are at this moment. */
    public synchronized List<LoadBalancerView> views(String regionName) {
        BalancingRegion region = region(regionName);
        List<LoadBalancerView> views = new ArrayList<>();
        for (LoadBalancer balancer : region.balancers().values()) {
            views.add(LoadBalancerView.of(balancer, region.listenersOf(balancer)));
        }
        return views;
    }

    private synchronized List<LoadBalancerView> classicViews(String regionName) {
        return region(regionName).classics().values().stream()
                .map(classic -> LoadBalancerView.of(classic.front(), classic.listeners()))
                .toList();
    }

    /**
     * Where clients on this machine reach a listener, such as {@code 127.0.0.1:40123} for port 80.
     *
     * @throws NoSuchElementException when there is no such load balancer or listener
     */
    public LoadBalancerView.Door door(String regionName, String loadBalancerName, int port) {
        return Stream.concat(views(regionName).stream(), classicViews(regionName).stream())
                .filter(view -> view.name().equals(loadBalancerName))
                .flatMap(view -> view.listeners().stream())
                .filter(door -> door.port() == port)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No load balancer " + loadBalancerName + " in "
                        + regionName + " listens on port " + port + "."));
    }

    /** Closes all listeners and connections. */
    @Override
    public void close() {
        proxy.close();
    }
}

package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.Cloud;
import io.jenkins.plugins.pavedroad.embedded.aws.Ids;
import io.jenkins.plugins.pavedroad.embedded.aws.InstanceDirectory;
import io.jenkins.plugins.pavedroad.embedded.aws.InstanceView;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The state of EC2 in all regions, and what other services do with it. Guarded by the cloud's monitor. */
public final class Ec2 implements InstanceDirectory {
    final Cloud cloud;
    final InstanceLaunch launch;
    final InstanceLifecycle lifecycle;
    final ImageLifecycle imageLifecycle;
    final SnapshotLifecycle snapshotLifecycle;
    private final Map<String, Ec2Region> regions = new LinkedHashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();

    public Ec2(Cloud cloud) {
        this.cloud = cloud;
        for (String name : cloud.regions()) {
            regions.put(
                    name,
                    new Ec2Region(
                            name,
                            cloud.account(),
                            cloud.ec2OfAccounts(),
                            cloud.timeline().now(),
                            cloud::visible));
        }
        cloud.ec2OfAccounts().put(cloud.account(), this);
        this.launch = new InstanceLaunch(this);
        this.lifecycle = new InstanceLifecycle(this);
        this.snapshotLifecycle = new SnapshotLifecycle(this);
        this.imageLifecycle = new ImageLifecycle(this);
    }

    public Ec2Region region(String name) {
        Ec2Region region = regions.get(name);
        if (region == null) {
            throw AwsError.invalid("region", name, "The regions are " + String.join(", ", regions.keySet()) + ".");
        }
        return region;
    }

    Stream<Ec2Region> regions() {
        return regions.values().stream();
    }

    /** Launches as RunInstances would with these parameters; the tags come on top, {@code aws:} ones allowed. */
    public List<Instance> launch(String regionName, Map<String, String> runInstances, Map<String, String> tags) {
        Ec2Region region = region(regionName);
        LaunchSpec spec = new LaunchSpecs(region).read(new Parameters(runInstances, true));
        return launch.launch(region, spec, 1, Ids.next("r"), tags);
    }

    /** Checks that RunInstances would take these parameters, and launches nothing. */
    public void check(String regionName, Map<String, String> runInstances) {
        Ec2Region region = region(regionName);
        launch.check(region, new LaunchSpecs(region).read(new Parameters(runInstances, true)));
    }

    public void terminate(Instance instance) {
        lifecycle.terminate(instance, "User initiated");
    }

    /** A launch template, by id or else by name. */
    public LaunchTemplate launchTemplate(String regionName, String id, String name) {
        return LaunchSpecs.template(region(regionName), id, name);
    }

    /** Whether the system and instance checks have had time to pass. */
    public boolean checksPassed(Instance instance) {
        return lifecycle.checksPassed(instance);
    }

    /** Tells, from any thread, that some instance has changed its state. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void changed() {
        listeners.forEach(Runnable::run);
    }

    /** The images of one region, oldest first. */
    public List<ImageView> images(String regionName) {
        return region(regionName).images.all().stream()
                .map(image -> new ImageView(
                        image.id(),
                        regionName,
                        image.name,
                        image.state(),
                        image.owner,
                        image.created(),
                        Map.copyOf(image.tags())))
                .toList();
    }

    @Override
    public Optional<InstanceView> find(String regionName, String instanceId) {
        Ec2Region region = regions.get(regionName);
        return region == null
                ? Optional.empty()
                : region.instances.find(instanceId).map(Instance::view);
    }

    @Override
    public List<InstanceView> all(String regionName) {
        Ec2Region region = regions.get(regionName);
        return region == null
                ? List.of()
                : region.instances.all().stream().map(Instance::view).toList();
    }
}

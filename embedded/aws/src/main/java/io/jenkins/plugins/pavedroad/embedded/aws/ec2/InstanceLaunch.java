package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.Cloud;
import io.jenkins.plugins.pavedroad.embedded.aws.Ids;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.Boot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes new instances. Called with the cloud's monitor held. */
final class InstanceLaunch {
    private final Ec2 ec2;
    private final Cloud cloud;
    private final InstanceVolumes volumes;

    InstanceLaunch(Ec2 ec2) {
        this.ec2 = ec2;
        this.cloud = ec2.cloud;
        this.volumes = new InstanceVolumes(ec2);
    }

    Image check(Ec2Region region, LaunchSpec spec) {
        Image image = region.image(spec.imageId());
        if (!image.state().equals("available") || !image.visibleTo(cloud.account())) {
            throw new AwsError(
                    "InvalidAMIID.Unavailable",
                    "The image id '[" + image.id() + "]' is not available: its state is " + image.state());
        }
        InstanceType type = InstanceType.named(spec.instanceType());
        if (!type.architecture().equals(image.architecture())) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The architecture '" + type.architecture() + "' of the specified instance type does not match the"
                            + " architecture '" + image.architecture() + "' of the specified AMI.");
        }
        if (spec.keyName() != null
                && region.keyPairs.all().stream().noneMatch(pair -> pair.name.equals(spec.keyName()))) {
            throw new AwsError("InvalidKeyPair.NotFound", "The key pair '" + spec.keyName() + "' does not exist");
        }
        subnet(region, spec);
        return image;
    }

    List<Instance> launch(
            Ec2Region region, LaunchSpec spec, int count, String reservationId, Map<String, String> tags) {
        Image image = check(region, spec);
        Subnet subnet = subnet(region, spec);
        Instant now = cloud.timeline().now();
        List<Instance> launched = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instance instance = new Instance(
                    Ids.next("i"),
                    spec,
                    reservationId,
                    i,
                    image,
                    subnet,
                    cloud.addresses().next(),
                    now,
                    new Serial(cloud.timeline()));
            instance.tags().putAll(spec.instanceTags());
            instance.tags().putAll(tags);
            instance.launchOutcome =
                    cloud.decrees().of("RunInstances", region.name).orElse(null);
            region.instances.add(instance);
            volumes.attach(region, instance, image);
            ec2.lifecycle.boot(region, instance);
            launched.add(instance);
        }
        ec2.changed();
        return launched;
    }

    private static Subnet subnet(Ec2Region region, LaunchSpec spec) {
        if (spec.subnetId() == null && spec.zone() == null) {
            return region.offerings.choose(spec.instanceType(), region.defaultSubnets());
        }
        Subnet subnet =
                spec.subnetId() == null ? region.defaultSubnet(spec.zone()) : region.subnets.get(spec.subnetId());
        region.offerings.check(spec.instanceType(), subnet.zone());
        return subnet;
    }

    /** What the runtime needs to know of it at this moment. */
    static Boot boot(String region, Instance instance) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("ami-id", instance.imageId());
        metadata.put("instance-id", instance.id());
        metadata.put("instance-type", instance.instanceType);
        metadata.put("local-ipv4", instance.privateAddress);
        metadata.put("placement/region", region);
        metadata.put("placement/availability-zone", instance.zone());
        instance.tags().forEach((key, value) -> metadata.put("tags/" + key, value));
        byte[] userData = instance.userData == null
                ? new byte[0]
                : Base64.getMimeDecoder().decode(instance.userData);
        return new Boot(
                instance.id(),
                region,
                instance.zone(),
                instance.imageKey,
                instance.privateAddress,
                userData,
                Map.copyOf(metadata));
    }
}

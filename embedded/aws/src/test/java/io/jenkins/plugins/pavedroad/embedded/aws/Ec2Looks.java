package io.jenkins.plugins.pavedroad.embedded.aws;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Snapshot;

/** One resource as EC2 describes it now. */
public final class Ec2Looks {
    private Ec2Looks() {}

    public static Instance instance(Ec2Client ec2, String id) {
        return ec2.describeInstances(request -> request.instanceIds(id))
                .reservations()
                .get(0)
                .instances()
                .get(0);
    }

    public static InstanceStateName state(Ec2Client ec2, String id) {
        return instance(ec2, id).state().name();
    }

    public static Image image(Ec2Client ec2, String id) {
        return ec2.describeImages(request -> request.imageIds(id)).images().get(0);
    }

    public static Snapshot snapshot(Ec2Client ec2, String id) {
        return ec2.describeSnapshots(request -> request.snapshotIds(id))
                .snapshots()
                .get(0);
    }

    /** The first snapshot behind an image. */
    public static Snapshot snapshotOf(Ec2Client ec2, String image) {
        return snapshot(
                ec2, image(ec2, image).blockDeviceMappings().get(0).ebs().snapshotId());
    }

    /** Launches one; gives its id. */
    public static String run(Ec2Client ec2, String image, String userData) {
        return ec2.runInstances(request -> request.imageId(image)
                        .instanceType("t3.micro")
                        .userData(Base64.getEncoder().encodeToString(userData.getBytes(StandardCharsets.UTF_8)))
                        .minCount(1)
                        .maxCount(1))
                .instances()
                .get(0)
                .instanceId();
    }
}

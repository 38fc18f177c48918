package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.Cloud;
import io.jenkins.plugins.pavedroad.embedded.aws.Ids;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes, copies and deregisters images. Called with the cloud's monitor held. */
final class ImageLifecycle {
    /** As CreateImage's reference has it. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9()\\[\\] ./'@_-]{3,128}");

    private final Ec2 ec2;
    private final Cloud cloud;

    ImageLifecycle(Ec2 ec2) {
        this.ec2 = ec2;
        this.cloud = ec2.cloud;
    }

    void checkName(Ec2Region region, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new AwsError(
                    "InvalidAMIName.Malformed",
                    "AMI names must be between 3 and 128 characters long, and may contain letters, numbers, '(', ')',"
                            + " '.', '-', '/' and '_'");
        }
        for (Image image : region.images.all()) {
            if (image.name.equals(name) && image.owner.equals(cloud.account())) {
                throw new AwsError(
                        "InvalidAMIName.Duplicate", "AMI name " + name + " is already in use by AMI " + image.id());
            }
        }
    }

    Image create(
            Ec2Region region,
            Instance instance,
            String name,
            String description,
            Map<String, String> imageTags,
            Map<String, String> snapshotTags) {
        if (instance.state() != Instance.State.STOPPED && instance.state() != Instance.State.RUNNING) {
            throw new AwsError(
                    "IncorrectInstanceState",
                    "The instance '" + instance.id() + "' is " + instance.state().word
                            + ": an image is made of a running or stopped one.");
        }
        checkName(region, name);
        String id = Ids.next("ami");
        String contentKey = SnapshotLifecycle.newContentKey();
        List<Snapshot> snapshots = new ArrayList<>();
        List<BlockDevice> devices = new ArrayList<>();
        for (Attachment attachment : instance.attachments) {
            boolean root = attachment.device.equals(instance.image.rootDevice());
            Snapshot snapshot = ec2.snapshotLifecycle.of(
                    region,
                    attachment.volume,
                    "Created by CreateImage(" + instance.id() + ") for " + id,
                    root ? contentKey : null);
            snapshot.tags().putAll(snapshotTags);
            snapshots.add(snapshot);
            devices.add(device(attachment, snapshot));
        }
        Image image = new Image(
                id,
                cloud.account(),
                name,
                description,
                new ImageContent(instance.image.architecture(), instance.image.rootDevice(), devices, contentKey),
                new ImageOrigin(instance.id(), instance.imageId(), region.name),
                cloud.timeline().now());
        image.tags().putAll(imageTags);
        region.images.add(image);
        Optional<String> decreed = cloud.decrees().failure("CreateImage", region.name);
        ContentCapture.of(
                cloud,
                instance,
                contentKey,
                cloud.options().imageDelay(),
                failure -> finish(image, snapshots, decreed.orElse(failure)));
        return image;
    }

    private static BlockDevice device(Attachment attachment, Snapshot snapshot) {
        Volume volume = attachment.volume;
        return new BlockDevice(
                attachment.device,
                snapshot.id(),
                volume.size,
                volume.volumeType,
                volume.iops,
                attachment.deleteOnTermination,
                volume.encrypted(),
                volume.kmsKeyId);
    }

    /** @param failure why it failed, or null when it is available */
    static void finish(Image image, List<Snapshot> snapshots, String failure) {
        if (failure == null) {
            snapshots.forEach(Snapshot::complete);
            image.state("available");
        } else {
            snapshots.forEach(snapshot -> snapshot.fail(failure));
            image.fail(failure);
        }
    }

    void deregister(Ec2Region region, Image image) {
        region.images.remove(image);
    }
}

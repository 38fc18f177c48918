package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.Ids;
import io.jenkins.plugins.pavedroad.embedded.aws.fault.Decrees;
import java.util.List;

/** The volumes that come and go with instances. */
final class InstanceVolumes {
    private static final int DEFAULT_SIZE = 8;

    private final Ec2 ec2;

    InstanceVolumes(Ec2 ec2) {
        this.ec2 = ec2;
    }

    void attach(Ec2Region region, Instance instance, Image image) {
        List<BlockDevice> devices = BlockDevice.merge(
                image.content.devices(), instance.spec.parameters().structures("BlockDeviceMapping"));
        for (BlockDevice device : devices) {
            Volume volume = new Volume(
                    Ids.next("vol"),
                    instance.zone(),
                    size(region, device),
                    device.volumeType(),
                    device.snapshotId(),
                    key(region, device, image),
                    device.iops(),
                    ec2.cloud.timeline().now());
            volume.state = "in-use";
            volume.tags().putAll(instance.spec.volumeTags());
            region.volumes.add(volume);
            volume.attachment = new Attachment(
                    instance,
                    volume,
                    device.device(),
                    device.deleteOnTermination(),
                    ec2.cloud.timeline().now());
            instance.attachments.add(volume.attachment);
            if (volume.encrypted() && !region.shares.mayUse(region, volume.kmsKeyId)) {
                instance.launchOutcome = new Decrees.Outcome.Fails("Client.InternalError: Client error on launch");
            }
        }
    }

    /** A device that the image has brings its snapshot's key along, which a named one of the caller's replaces. */
    private static String key(Ec2Region region, BlockDevice device, Image image) {
        boolean ofImage = image.content.devices().stream()
                .anyMatch(own -> device.snapshotId() != null
                        && device.snapshotId().equals(own.snapshotId())
                        && device.kmsKeyId() != null
                        && device.kmsKeyId().equals(own.kmsKeyId()));
        return ofImage ? device.kmsKeyId() : region.keys.of(device.encrypted(), device.kmsKeyId(), null);
    }

    private static int size(Ec2Region region, BlockDevice device) {
        if (device.size() != null) {
            return device.size();
        }
        return device.snapshotId() == null ? DEFAULT_SIZE : region.snapshots.get(device.snapshotId()).size;
    }

    /** At termination: deletes those that shall go with the instance, sets the others free. */
    void release(Ec2Region region, Instance instance) {
        for (Attachment attachment : instance.attachments) {
            attachment.volume.attachment = null;
            if (attachment.deleteOnTermination) {
                region.volumes.remove(attachment.volume);
            } else {
                attachment.volume.state = "available";
            }
        }
        instance.attachments.clear();
    }
}

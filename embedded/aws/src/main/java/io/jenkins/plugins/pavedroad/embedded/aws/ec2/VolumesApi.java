package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.Ids;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Filters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Paging;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.List;

/** Volumes. */
final class VolumesApi {
    private final Ec2 ec2;
    private final Filters<Volume> filters = Filters.<Volume>tagged(Resource::tags)
            .one("volume-id", Resource::id)
            .one("status", volume -> volume.state)
            .one("size", volume -> volume.size)
            .one("volume-type", volume -> volume.volumeType)
            .one("availability-zone", volume -> volume.zone)
            .one("snapshot-id", volume -> volume.snapshotId)
            .one("encrypted", Volume::encrypted)
            .one("create-time", volume -> Xml.time(volume.created()))
            .one("attachment.instance-id", volume -> volume.attachment == null ? null : volume.attachment.instance.id())
            .one("attachment.device", volume -> volume.attachment == null ? null : volume.attachment.device)
            .one("attachment.status", volume -> volume.attachment == null ? null : volume.attachment.status)
            .one(
                    "attachment.delete-on-termination",
                    volume -> volume.attachment == null ? null : volume.attachment.deleteOnTermination);

    VolumesApi(Ec2 ec2) {
        this.ec2 = ec2;
    }

    void register(Ec2Api api) {
        api.on("CreateVolume", this::create)
                .on("DescribeVolumes", this::describe)
                .on("DeleteVolume", this::delete)
                .on("AttachVolume", this::attach)
                .on("DetachVolume", this::detach);
    }

    private void create(Ec2Region region, Parameters in, Xml out) {
        String id = region.clientTokens.once(
                "CreateVolume", in, () -> make(region, in).id());
        write(region.volumes.get(id), out);
    }

    private Volume make(Ec2Region region, Parameters in) {
        String zone = in.required("AvailabilityZone");
        if (!region.zones.contains(zone)) {
            throw new AwsError("InvalidZone.NotFound", "The zone '" + zone + "' does not exist.");
        }
        String snapshotId = in.string("SnapshotId");
        Integer size = in.integer("Size");
        if (size == null && snapshotId == null) {
            throw AwsError.missing("Size or SnapshotId");
        }
        int least = snapshotId == null ? 1 : region.snapshots.get(snapshotId).size;
        if (size != null && size < least) {
            throw AwsError.invalid("Size", String.valueOf(size), "At least " + least + " GiB are expected.");
        }
        Volume volume = new Volume(
                Ids.next("vol"),
                zone,
                size == null ? least : size,
                in.string("VolumeType", "gp2"),
                snapshotId,
                region.keys.of(
                        in.bool("Encrypted"),
                        in.string("KmsKeyId"),
                        snapshotId == null ? null : region.snapshots.get(snapshotId).kmsKeyId),
                in.integer("Iops"),
                ec2.cloud.timeline().now());
        Tags.add(volume, Tags.specified(in, "volume"));
        region.volumes.add(volume);
        ec2.cloud.timeline().after(Waits.VOLUME_CREATION, () -> {
            synchronized (ec2.cloud) {
                if (volume.state.equals("creating")) {
                    boolean usable = !volume.encrypted() || region.shares.mayUse(region, volume.kmsKeyId);
                    volume.state = usable ? "available" : "error";
                }
            }
        });
        return volume;
    }

    private void describe(Ec2Region region, Parameters in, Xml out) {
        List<Volume> volumes = filters.apply(in, region.volumes.select(in.strings("VolumeId")));
        Paging<Volume> page = Paging.ec2(in, volumes, Resource::number, 5);
        out.list("volumeSet", "item", page.members(), volume -> write(volume, out));
        out.leaf("nextToken", page.next());
    }

    private void delete(Ec2Region region, Parameters in, Xml out) {
        Volume volume = region.volumes.get(in.required("VolumeId"));
        if (volume.attachment != null) {
            throw new AwsError(
                    "VolumeInUse",
                    "Volume " + volume.id() + " is currently attached to " + volume.attachment.instance.id());
        }
        if (volume.state.equals("creating")) {
            throw new AwsError("IncorrectState", "Volume " + volume.id() + " is being created.");
        }
        region.volumes.remove(volume);
        out.leaf("return", true);
    }

    private void attach(Ec2Region region, Parameters in, Xml out) {
        Volume volume = region.volumes.get(in.required("VolumeId"));
        Instance instance = region.instances.get(in.required("InstanceId"));
        if (!volume.state.equals("available")) {
            throw new AwsError(
                    "IncorrectState",
                    "The volume '" + volume.id() + "' is not 'available': it is " + volume.state + ".");
        }
        if (!volume.zone.equals(instance.zone())) {
            throw new AwsError(
                    "InvalidVolume.ZoneMismatch",
                    "The volume '" + volume.id() + "' is not in the same availability zone as instance '"
                            + instance.id() + "'");
        }
        volume.attachment = new Attachment(
                instance,
                volume,
                in.required("Device"),
                false,
                ec2.cloud.timeline().now());
        volume.state = "in-use";
        instance.attachments.add(volume.attachment);
        write(volume.attachment, out);
    }

    private void detach(Ec2Region region, Parameters in, Xml out) {
        Volume volume = region.volumes.get(in.required("VolumeId"));
        Attachment attachment = volume.attachment;
        if (attachment == null) {
            throw new AwsError("IncorrectState", "Volume '" + volume.id() + "' is in the 'available' state.");
        }
        boolean root = attachment.device.equals(attachment.instance.image.rootDevice());
        if (root && attachment.instance.state() != Instance.State.STOPPED) {
            throw new AwsError(
                    "OperationNotPermitted",
                    "Unable to detach root volume '" + volume.id() + "' from instance '" + attachment.instance.id()
                            + "'");
        }
        attachment.status = "detached";
        attachment.instance.attachments.remove(attachment);
        volume.attachment = null;
        volume.state = "available";
        write(attachment, out);
    }

    private static void write(Volume volume, Xml out) {
        out.leaf("volumeId", volume.id())
                .leaf("size", volume.size)
                .leaf("snapshotId", volume.snapshotId == null ? "" : volume.snapshotId)
                .leaf("availabilityZone", volume.zone)
                .leaf("status", volume.state)
                .leaf("createTime", volume.created());
        List<Attachment> attachments = volume.attachment == null ? List.of() : List.of(volume.attachment);
        out.list("attachmentSet", "item", attachments, attachment -> write(attachment, out));
        Tags.write(volume, out);
        out.leaf("volumeType", volume.volumeType)
                .leaf("iops", volume.iops)
                .leaf("encrypted", volume.encrypted())
                .leaf("kmsKeyId", volume.kmsKeyId)
                .leaf("multiAttachEnabled", false);
    }

    private static void write(Attachment attachment, Xml out) {
        out.leaf("volumeId", attachment.volume.id())
                .leaf("instanceId", attachment.instance.id())
                .leaf("device", attachment.device)
                .leaf("status", attachment.status)
                .leaf("attachTime", attachment.since)
                .leaf("deleteOnTermination", attachment.deleteOnTermination);
    }
}

package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.Ids;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Filters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Paging;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Making, copying, describing and deregistering images. */
final class ImagesApi {
    private final Ec2 ec2;
    private final Filters<Image> filters = Filters.<Image>tagged(Resource::tags)
            .one("image-id", Resource::id)
            .one("name", image -> image.name)
            .one("description", image -> image.description)
            .one("state", Image::state)
            .one("architecture", image -> image.architecture())
            .one("owner-id", image -> image.owner)
            .one("owner-alias", image -> image.ownerAlias)
            .one("is-public", Image::isPublic)
            .one("creation-date", image -> Xml.time(image.created()))
            .one("image-type", image -> "machine")
            .one("root-device-type", image -> "ebs")
            .one("root-device-name", image -> image.rootDevice())
            .one("virtualization-type", image -> "hvm")
            .one("hypervisor", image -> "xen")
            .one("ena-support", image -> true)
            .one("source-instance-id", image -> image.origin.instanceId())
            .many("block-device-mapping.snapshot-id", image -> image.content.devices().stream()
                    .map(BlockDevice::snapshotId)
                    .filter(Objects::nonNull)
                    .toList());

    ImagesApi(Ec2 ec2) {
        this.ec2 = ec2;
    }

    void register(Ec2Api api) {
        api.on("CreateImage", this::createImage)
                .on("RegisterImage", this::registerImage)
                .on("DescribeImages", this::describeImages)
                .on("DeregisterImage", this::deregisterImage);
    }

    private void createImage(Ec2Region region, Parameters in, Xml out) {
        Instance instance = region.instances.get(in.required("InstanceId"));
        Image image = ec2.imageLifecycle.create(
                region,
                instance,
                in.required("Name"),
                in.string("Description"),
                Tags.specified(in, "image"),
                Tags.specified(in, "snapshot"));
        out.leaf("imageId", image.id());
    }

    private void registerImage(Ec2Region region, Parameters in, Xml out) {
        String name = in.required("Name");
        ec2.imageLifecycle.checkName(region, name);
        String rootDevice = in.string("RootDeviceName", Image.ROOT_DEVICE);
        List<BlockDevice> devices = new ArrayList<>();
        String contentKey = null;
        for (BlockDevice device : BlockDevice.merge(List.of(), in.structures("BlockDeviceMapping"))) {
            if (device.snapshotId() != null) {
                Snapshot snapshot = region.snapshots.get(device.snapshotId());
                contentKey = device.device().equals(rootDevice) ? snapshot.contentKey : contentKey;
                devices.add(device.on(snapshot, device.size() == null ? snapshot.size : device.size()));
            } else {
                devices.add(device);
            }
        }
        if (contentKey == null) {
            throw new AwsError(
                    "InvalidBlockDeviceMapping",
                    "The root device " + rootDevice + " needs a snapshot of a root volume.");
        }
        Image image = new Image(
                Ids.next("ami"),
                ec2.cloud.account(),
                name,
                in.string("Description"),
                new ImageContent(in.string("Architecture", "x86_64"), rootDevice, devices, contentKey),
                ImageOrigin.NONE,
                ec2.cloud.timeline().now());
        image.state("available");
        image.tags().putAll(Tags.specified(in, "image"));
        region.images.add(image);
        out.leaf("imageId", image.id());
    }

    private void describeImages(Ec2Region region, Parameters in, Xml out) {
        String account = ec2.cloud.account();
        List<String> owners = in.strings("Owner");
        List<String> executors = in.strings("ExecutableBy");
        List<String> ids = in.strings("ImageId");
        List<Image> named = ids.isEmpty() ? region.shares.with(region.images.select(ids)) : named(region, ids);
        List<Image> visible = named.stream()
                .filter(image -> image.visibleTo(account))
                .filter(image -> !ids.isEmpty() || in.bool("IncludeDeprecated", false) || isCurrent(image))
                .filter(image -> owners.isEmpty() || owners.stream().anyMatch(owner -> owns(owner, image)))
                .filter(image -> executors.isEmpty() || executors.stream().anyMatch(by -> mayRun(by, image)))
                .toList();
        Paging<Image> page = Paging.ec2(in, filters.apply(in, visible), Resource::number, 1);
        out.list("imagesSet", "item", page.members(), image -> write(image, out));
        out.leaf("nextToken", page.next());
    }

    private static List<Image> named(Ec2Region region, List<String> ids) {
        return ids.stream()
                .distinct()
                .map(id -> region.shares
                        .image(id)
                        .orElseGet(() -> region.images.select(List.of(id)).get(0)))
                .toList();
    }

    /** Owners go on seeing what they deprecated. */
    private boolean isCurrent(Image image) {
        return image.owner.equals(ec2.cloud.account())
                || image.deprecationTime == null
                || image.deprecationTime.isAfter(ec2.cloud.timeline().now());
    }

    private boolean owns(String owner, Image image) {
        return owner.equals(image.owner)
                || owner.equals(image.ownerAlias)
                || owner.equals("self") && image.owner.equals(ec2.cloud.account());
    }

    private boolean mayRun(String by, Image image) {
        String permission = by.equals("self") ? ec2.cloud.account() : by;
        return image.launchPermissions.contains(permission);
    }

    private void deregisterImage(Ec2Region region, Parameters in, Xml out) {
        Image image = region.ownImage(in.required("ImageId"), ec2.cloud.account());
        boolean snapshotsToo = in.bool("DeleteAssociatedSnapshots", false);
        ec2.imageLifecycle.deregister(region, image);
        if (snapshotsToo) {
            image.content.devices().stream()
                    .map(BlockDevice::snapshotId)
                    .filter(Objects::nonNull)
                    .flatMap(id -> region.snapshots.find(id).stream())
                    .forEach(snapshot -> ec2.snapshotLifecycle.delete(region, snapshot));
        }
        out.leaf("return", true);
    }

    private static void write(Image image, Xml out) {
        out.leaf("imageId", image.id())
                .leaf("imageLocation", image.owner + "/" + image.name)
                .leaf("imageState", image.state())
                .leaf("imageOwnerId", image.owner)
                .leaf("creationDate", image.created())
                .leaf("deprecationTime", image.deprecationTime)
                .leaf("isPublic", image.isPublic())
                .leaf("architecture", image.architecture())
                .leaf("imageType", "machine")
                .leaf("imageOwnerAlias", image.ownerAlias)
                .leaf("name", image.name)
                .leaf("description", image.description)
                .leaf("rootDeviceType", "ebs")
                .leaf("rootDeviceName", image.rootDevice());
        out.list("blockDeviceMapping", "item", image.content.devices(), device -> {
            out.leaf("deviceName", device.device());
            out.node("ebs", () -> out.leaf("snapshotId", device.snapshotId())
                    .leaf("volumeSize", device.size())
                    .leaf("deleteOnTermination", device.deleteOnTermination())
                    .leaf("volumeType", device.volumeType())
                    .leaf("iops", device.iops())
                    .leaf("encrypted", Boolean.TRUE.equals(device.encrypted())));
        });
        out.leaf("virtualizationType", "hvm").leaf("hypervisor", "xen").leaf("enaSupport", true);
        out.leaf("sourceInstanceId", image.origin.instanceId())
                .leaf("sourceImageId", image.origin.imageId())
                .leaf("sourceImageRegion", image.origin.imageRegion())
                .leaf("platformDetails", "Linux/UNIX");
        Tags.write(image, out);
        if (image.failure != null) {
            StateReason.of(image.failure).write(out);
        }
    }
}

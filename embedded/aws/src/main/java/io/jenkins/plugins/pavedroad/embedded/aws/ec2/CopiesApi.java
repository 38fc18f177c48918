package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.Cloud;
import io.jenkins.plugins.pavedroad.embedded.aws.Ids;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Copies of images and snapshots, within a region or from another one, and from accounts that share theirs. */
final class CopiesApi {
    /** EBS's words for a key that it cannot use, which it finds out after the call. */
    private static final String KEY_NOT_ACCESSIBLE =
            "Given key ID is not accessible. You must have DescribeKey permissions on the default CMK.";

    private final Ec2 ec2;
    private final Cloud cloud;

    CopiesApi(Ec2 ec2) {
        this.ec2 = ec2;
        this.cloud = ec2.cloud;
    }

    void register(Ec2Api api) {
        api.on("CopyImage", this::copyImage).on("CopySnapshot", this::copySnapshot);
    }

    private void copyImage(Ec2Region region, Parameters in, Xml out) {
        Ec2Region from = ec2.region(in.required("SourceRegion"));
        out.leaf("imageId", region.clientTokens.once("CopyImage", in, () -> copyImage(from, region, in)));
    }

    private String copyImage(Ec2Region from, Ec2Region to, Parameters in) {
        Image source = from.image(in.required("SourceImageId"));
        if (!source.state().equals("available")) {
            throw new AwsError(
                    "InvalidRequest",
                    "The storage for the ami is not available in the source Region: it is " + source.state() + ".");
        }
        String name = in.required("Name");
        ec2.imageLifecycle.checkName(to, name);
        String id = Ids.next("ami");
        List<Snapshot> snapshots = new ArrayList<>();
        List<BlockDevice> devices = new ArrayList<>();
        for (BlockDevice device : source.content.devices()) {
            if (device.snapshotId() == null) {
                devices.add(device);
                continue;
            }
            Snapshot original = from.shares.snapshot(from, device.snapshotId());
            Snapshot copied = copy(
                    original,
                    key(original, to, in),
                    "Copied for DestinationAmi " + id + " from SourceAmi " + source.id() + " for SourceSnapshot "
                            + original.id() + ".");
            Tags.add(copied, Tags.specified(in, "snapshot"));
            snapshots.add(copied);
            devices.add(device.on(copied, copied.size));
        }
        Image copy = new Image(
                id,
                cloud.account(),
                name,
                in.string("Description"),
                source.content.on(devices),
                new ImageOrigin(null, source.id(), from.name),
                cloud.timeline().now());
        Tags.add(copy, imageTags(from, source, in));
        snapshots.forEach(to.snapshots::add);
        to.images.add(copy);
        String failure = cloud.decrees()
                .failure("CopyImage", to.name)
                .orElse(unusable(to, snapshots) ? KEY_NOT_ACCESSIBLE : null);
        later(() -> ImageLifecycle.finish(copy, snapshots, failure));
        return id;
    }

    private Map<String, String> imageTags(Ec2Region from, Image source, Parameters in) {
        Map<String, String> tags = new HashMap<>();
        if (in.bool("CopyImageTags", false)) {
            // another account's tags are not taken along, those that this account put on its image are
            boolean ofOther = !source.owner.equals(cloud.account())
                    && from.images.find(source.id()).isPresent();
            tags.putAll(ofOther ? Map.of() : source.tags());
        }
        tags.putAll(Tags.specified(in, "image"));
        return tags;
    }

    private void copySnapshot(Ec2Region region, Parameters in, Xml out) {
        Ec2Region from = ec2.region(in.required("SourceRegion"));
        Snapshot original = from.shares.snapshot(from, in.required("SourceSnapshotId"));
        if (!original.state.equals("completed")) {
            throw new AwsError(
                    "IncorrectState",
                    "The snapshot '" + original.id() + "' is " + original.state + ": it is not yet completed.");
        }
        Snapshot copy = copy(original, key(original, region, in), in.string("Description", ""));
        Tags.add(copy, Tags.specified(in, "snapshot"));
        region.snapshots.add(copy);
        String failure = cloud.decrees()
                .failure("CopySnapshot", region.name)
                .orElse(unusable(region, List.of(copy)) ? KEY_NOT_ACCESSIBLE : null);
        later(() -> {
            if (failure == null) {
                copy.complete();
            } else {
                copy.fail(failure);
            }
        });
        out.leaf("snapshotId", copy.id());
        Tags.write(copy, out);
    }

    /** A copy of an encrypted snapshot is encrypted, with the destination's default key when none is named. */
    private static String key(Snapshot original, Ec2Region to, Parameters in) {
        return to.keys.of(
                in.bool("Encrypted"), in.string("KmsKeyId"), original.encrypted() ? to.keys.defaultArn() : null);
    }

    private Snapshot copy(Snapshot original, String key, String description) {
        return new Snapshot(
                Ids.next("snap"),
                cloud.account(),
                Snapshot.NO_VOLUME,
                original.size,
                key,
                description,
                original.contentKey,
                cloud.timeline().now());
    }

    private static boolean unusable(Ec2Region region, List<Snapshot> snapshots) {
        return snapshots.stream()
                .anyMatch(snapshot -> snapshot.encrypted() && !region.shares.mayUse(region, snapshot.kmsKeyId));
    }

    private void later(Runnable end) {
        Duration wait = cloud.options().imageDelay().multipliedBy(3).dividedBy(2);
        cloud.timeline().after(wait, () -> {
            synchronized (cloud) {
                end.run();
            }
        });
    }
}

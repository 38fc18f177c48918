package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.Cloud;
import io.jenkins.plugins.pavedroad.embedded.aws.Ids;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;

/** Makes and deletes snapshots, and the content that only they keep. Called with the cloud's monitor held. */
final class SnapshotLifecycle {
    private final Ec2 ec2;
    private final Cloud cloud;

    SnapshotLifecycle(Ec2 ec2) {
        this.ec2 = ec2;
        this.cloud = ec2.cloud;
    }

    /** A pending snapshot of the volume; the caller completes it. */
    Snapshot of(Ec2Region region, Volume volume, String description, String contentKey) {
        return region.snapshots.add(new Snapshot(
                Ids.next("snap"),
                cloud.account(),
                volume.id(),
                volume.size,
                volume.kmsKeyId,
                description,
                contentKey,
                cloud.timeline().now()));
    }

    /** CreateSnapshot: completes by itself, with the instance's content when the volume is its root. */
    Snapshot create(Ec2Region region, Volume volume, String description) {
        Attachment attachment = volume.attachment;
        boolean root = attachment != null && attachment.device.equals(attachment.instance.image.rootDevice());
        Snapshot snapshot = of(region, volume, description, root ? newContentKey() : null);
        if (root) {
            ContentCapture.of(cloud, attachment.instance, snapshot.contentKey, Waits.SNAPSHOT, failure -> {
                if (failure == null) {
                    snapshot.complete();
                } else {
                    snapshot.state = "error";
                }
            });
        } else {
            completeLater(snapshot);
        }
        return snapshot;
    }

    void completeLater(Snapshot snapshot) {
        cloud.timeline().after(Waits.SNAPSHOT, () -> {
            synchronized (cloud) {
                snapshot.complete();
            }
        });
    }

    static String newContentKey() {
        return "content-" + Ids.hex(17);
    }

    void delete(Ec2Region region, Snapshot snapshot) {
        for (Image image : region.images.all()) {
            if (image.uses(snapshot.id())) {
                throw new AwsError(
                        "InvalidSnapshot.InUse",
                        "The snapshot " + snapshot.id() + " is currently in use by " + image.id());
            }
        }
        region.snapshots.remove(snapshot);
        if (snapshot.contentKey != null && !region.shares.keepContent(snapshot.contentKey)) {
            cloud.timeline().soon(() -> cloud.runtime().deleteImage(snapshot.contentKey));
        }
    }
}

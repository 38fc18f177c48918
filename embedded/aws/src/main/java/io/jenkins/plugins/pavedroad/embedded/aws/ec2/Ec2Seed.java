package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.Cloud;
import io.jenkins.plugins.pavedroad.embedded.aws.Ids;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Resources that are there from the beginning. */
public final class Ec2Seed {
    private static final int GIGABYTES = 8;

    private final Cloud cloud;

    public Ec2Seed(Cloud cloud) {
        this.cloud = cloud;
    }

    public String image(
            String regionName,
            String name,
            Path rootFolder,
            Map<String, String> tags,
            String owner,
            String ownerAlias,
            Instant created)
            throws IOException {
        String contentKey = SnapshotLifecycle.newContentKey();
        cloud.runtime().importImage(contentKey, rootFolder);
        synchronized (cloud) {
            Ec2Region region = cloud.ec2().region(regionName);
            Snapshot snapshot = new Snapshot(
                    Ids.next("snap"),
                    owner,
                    Snapshot.NO_VOLUME,
                    GIGABYTES,
                    null,
                    "Root of " + name,
                    contentKey,
                    created);
            snapshot.complete();
            region.snapshots.add(snapshot);
            ImageContent content = new ImageContent(
                    "x86_64",
                    Image.ROOT_DEVICE,
                    List.of(new BlockDevice(
                            Image.ROOT_DEVICE, snapshot.id(), GIGABYTES, "gp3", null, true, false, null)),
                    contentKey);
            Image image = new Image(Ids.next("ami"), owner, name, null, content, ImageOrigin.NONE, created);
            image.ownerAlias = ownerAlias;
            if (!owner.equals(cloud.account())) {
                image.launchPermissions.add("all");
                snapshot.permissions.add("all");
            }
            image.tags().putAll(tags);
            image.state("available");
            return region.images.add(image).id();
        }
    }

    public String volume(String regionName, int gigabytes, Instant created, Map<String, String> tags) {
        synchronized (cloud) {
            Ec2Region region = cloud.ec2().region(regionName);
            Volume volume =
                    new Volume(Ids.next("vol"), region.zones.get(0), gigabytes, "gp3", null, null, null, created);
            volume.state = "available";
            volume.tags().putAll(tags);
            return region.volumes.add(volume).id();
        }
    }

    public String snapshot(String regionName, int gigabytes, Instant created, Map<String, String> tags) {
        synchronized (cloud) {
            Snapshot snapshot = new Snapshot(
                    Ids.next("snap"), cloud.account(), Ids.next("vol"), gigabytes, null, "", null, created);
            snapshot.complete();
            snapshot.tags().putAll(tags);
            return cloud.ec2().region(regionName).snapshots.add(snapshot).id();
        }
    }

    public String key(String regionName, String alias, Set<String> usableBy) {
        synchronized (cloud) {
            return cloud.ec2().region(regionName).keys.add(alias, usableBy);
        }
    }
}

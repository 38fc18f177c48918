package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Filters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Paging;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Snapshots and their permissions. */
final class SnapshotsApi {
    private final Ec2 ec2;
    private final Filters<Snapshot> filters = Filters.<Snapshot>tagged(Resource::tags)
            .one("snapshot-id", Resource::id)
            .one("volume-id", snapshot -> snapshot.volumeId)
            .one("volume-size", snapshot -> snapshot.size)
            .one("status", snapshot -> snapshot.state)
            .one("progress", snapshot -> snapshot.progress)
            .one("description", snapshot -> snapshot.description)
            .one("owner-id", snapshot -> snapshot.owner)
            .one("encrypted", Snapshot::encrypted)
            .one("start-time", snapshot -> Xml.time(snapshot.created()));

    SnapshotsApi(Ec2 ec2) {
        this.ec2 = ec2;
    }

    void register(Ec2Api api) {
        api.on("CreateSnapshot", this::create)
                .on("DescribeSnapshots", this::describe)
                .on("DeleteSnapshot", this::delete)
                .on("DescribeSnapshotAttribute", this::describeAttribute)
                .on("ModifySnapshotAttribute", this::modifyAttribute);
    }

    private void create(Ec2Region region, Parameters in, Xml out) {
        Volume volume = region.volumes.get(in.required("VolumeId"));
        Snapshot snapshot = ec2.snapshotLifecycle.create(region, volume, in.string("Description", ""));
        Tags.add(snapshot, Tags.specified(in, "snapshot"));
        write(snapshot, out);
    }

    private void describe(Ec2Region region, Parameters in, Xml out) {
        String account = ec2.cloud.account();
        List<String> owners = in.strings("Owner");
        List<Snapshot> visible = region.snapshots.select(in.strings("SnapshotId")).stream()
                .filter(snapshot -> snapshot.visibleTo(account))
                .filter(snapshot -> owners.isEmpty()
                        || owners.contains(snapshot.owner)
                        || owners.contains("self") && snapshot.owner.equals(account))
                .toList();
        Paging<Snapshot> page = Paging.ec2(in, filters.apply(in, visible), Resource::number, 5);
        out.list("snapshotSet", "item", page.members(), snapshot -> write(snapshot, out));
        out.leaf("nextToken", page.next());
    }

    private void delete(Ec2Region region, Parameters in, Xml out) {
        ec2.snapshotLifecycle.delete(region, region.snapshots.get(in.required("SnapshotId")));
        out.leaf("return", true);
    }

    private void describeAttribute(Ec2Region region, Parameters in, Xml out) {
        Snapshot snapshot = region.snapshots.get(in.required("SnapshotId"));
        String attribute = in.required("Attribute");
        if (!attribute.equals("createVolumePermission")) {
            throw AwsError.invalid("attribute", attribute, "createVolumePermission is known here.");
        }
        out.leaf("snapshotId", snapshot.id());
        Permissions.write(snapshot.permissions, attribute, out);
    }

    private void modifyAttribute(Ec2Region region, Parameters in, Xml out) {
        Snapshot snapshot = region.snapshots.get(in.required("SnapshotId"));
        Set<String> after = new TreeSet<>(snapshot.permissions);
        Permissions.modify(after, "CreateVolumePermission", in);
        if (snapshot.encrypted() && !snapshot.permissions.containsAll(after)) {
            if (region.keys.isManaged(snapshot.kmsKeyId)) {
                throw new AwsError(
                        "OperationNotPermitted", "Encrypted snapshots with EBS default key cannot be shared");
            }
            if (after.contains("all")) {
                throw new AwsError("OperationNotPermitted", "Encrypted snapshots cannot be shared publicly");
            }
        }
        snapshot.permissions.retainAll(after);
        snapshot.permissions.addAll(after);
        out.leaf("return", true);
    }

    private static void write(Snapshot snapshot, Xml out) {
        out.leaf("snapshotId", snapshot.id())
                .leaf("volumeId", snapshot.volumeId)
                .leaf("status", snapshot.state)
                .leaf("startTime", snapshot.created())
                .leaf("progress", snapshot.progress)
                .leaf("ownerId", snapshot.owner)
                .leaf("volumeSize", snapshot.size)
                .leaf("description", snapshot.description)
                .leaf("encrypted", snapshot.encrypted())
                .leaf("kmsKeyId", snapshot.kmsKeyId)
                .leaf("statusMessage", snapshot.failure)
                .leaf("storageTier", "standard");
        Tags.write(snapshot, out);
    }
}

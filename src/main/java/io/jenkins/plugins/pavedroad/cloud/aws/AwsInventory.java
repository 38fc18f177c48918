package io.jenkins.plugins.pavedroad.cloud.aws;

import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.cloud.Inventory;
import io.jenkins.plugins.pavedroad.cloud.Snapshot;
import io.jenkins.plugins.pavedroad.cloud.Volume;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;

/** What exists in one AWS region. */
final class AwsInventory implements Inventory {
    /** DescribeVolumes gives at most 500 in a page, DescribeSnapshots 1000 (API reference). */
    private static final int VOLUMES_PAGE = 500;

    private static final int SNAPSHOTS_PAGE = 1000;

    private final Ec2Client ec2;
    private final AwsImages images;
    private final ImageReferences references;

    AwsInventory(Clients clients, AwsImages images) {
        this.ec2 = clients.ec2();
        this.images = images;
        this.references = new ImageReferences(clients.ec2(), clients.autoScaling(), images);
    }

    @Override
    public List<Volume> volumes() {
        return volumes(request -> {});
    }

    @Override
    public List<Volume> volumes(Collection<String> ids) {
        return Tagging.pieces(ids, Tagging.FILTER_VALUES).stream()
                .flatMap(piece -> volumes(request -> request.filters(Tagging.filter("volume-id", piece))).stream())
                .toList();
    }

    private List<Volume> volumes(Consumer<DescribeVolumesRequest.Builder> which) {
        return Call.to(
                "ec2:DescribeVolumes",
                () ->
                        ec2
                                .describeVolumesPaginator(request -> which.accept(request.maxResults(VOLUMES_PAGE)))
                                .volumes()
                                .stream()
                                .map(AwsInventory::volume)
                                .toList());
    }

    @Override
    public List<Snapshot> snapshots() {
        return snapshots(request -> {});
    }

    @Override
    public List<Snapshot> snapshots(Collection<String> ids) {
        return Tagging.pieces(ids, Tagging.FILTER_VALUES).stream()
                .flatMap(piece -> snapshots(request -> request.filters(Tagging.filter("snapshot-id", piece))).stream())
                .toList();
    }

    private List<Snapshot> snapshots(Consumer<DescribeSnapshotsRequest.Builder> which) {
        return Call.to("ec2:DescribeSnapshots", () -> ec2
                .describeSnapshotsPaginator(
                        request -> which.accept(request.ownerIds("self").maxResults(SNAPSHOTS_PAGE)))
                .snapshots()
                .stream()
                .map(AwsInventory::snapshot)
                .toList());
    }

    @Override
    public List<Image> images() {
        return images.own();
    }

    @Override
    public List<Image> images(Collection<String> ids) {
        return images.ownByIds(ids);
    }

    @Override
    public Set<String> imagesInUse() {
        return references.all();
    }

    @Override
    public void tag(Collection<String> ids, Map<String, String> tags) {
        eachThere(
                ids,
                "ec2:CreateTags",
                piece -> ec2.createTags(request -> request.resources(piece).tags(Tagging.list(tags))));
    }

    @Override
    public void untag(Collection<String> ids, Collection<String> keys) {
        List<Tag> tags =
                keys.stream().map(key -> Tag.builder().key(key).build()).toList();
        eachThere(
                ids,
                "ec2:DeleteTags",
                piece -> ec2.deleteTags(request -> request.resources(piece).tags(tags)));
    }

    /** One resource that is gone makes AWS refuse its whole piece, which is then done one by one. */
    private static void eachThere(Collection<String> ids, String action, Consumer<List<String>> effect) {
        for (List<String> piece : Tagging.pieces(ids, Tagging.FILTER_VALUES)) {
            try {
                Call.effect(action, () -> effect.accept(piece));
            } catch (CloudException e) {
                if (!e.code().endsWith(".NotFound")) {
                    throw e;
                }
                if (piece.size() > 1) {
                    piece.forEach(id -> eachThere(List.of(id), action, effect));
                }
            }
        }
    }

    @Override
    public void deleteVolume(String id) {
        Call.unless(
                "ec2:DeleteVolume",
                Set.of("InvalidVolume.NotFound"),
                () -> ec2.deleteVolume(request -> request.volumeId(id)));
    }

    @Override
    public void deleteSnapshot(String id) {
        images.deleteSnapshot(id);
    }

    private static Volume volume(software.amazon.awssdk.services.ec2.model.Volume volume) {
        return new Volume(
                volume.volumeId(),
                volume.stateAsString(),
                volume.size(),
                volume.volumeTypeAsString(),
                volume.createTime(),
                volume.attachments().stream().map(VolumeAttachment::instanceId).toList(),
                Tagging.map(volume.tags()));
    }

    private static Snapshot snapshot(software.amazon.awssdk.services.ec2.model.Snapshot snapshot) {
        return new Snapshot(
                snapshot.snapshotId(),
                snapshot.stateAsString(),
                snapshot.volumeSize(),
                Objects.toString(snapshot.description(), ""),
                snapshot.startTime(),
                Tagging.map(snapshot.tags()));
    }
}

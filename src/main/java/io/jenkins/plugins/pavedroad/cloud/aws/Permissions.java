package io.jenkins.plugins.pavedroad.cloud.aws;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVolumePermission;
import software.amazon.awssdk.services.ec2.model.ImageAttributeName;
import software.amazon.awssdk.services.ec2.model.LaunchPermission;
import software.amazon.awssdk.services.ec2.model.SnapshotAttributeName;

/** Which accounts may launch an image and make volumes of a snapshot. */
final class Permissions {
    private final Ec2Client ec2;

    Permissions(Ec2Client ec2) {
        this.ec2 = ec2;
    }

    Set<String> of(String id) {
        return isSnapshot(id)
                ? Call.to("ec2:DescribeSnapshotAttribute", () -> ec2
                        .describeSnapshotAttribute(request ->
                                request.snapshotId(id).attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION))
                        .createVolumePermissions()
                        .stream()
                        .map(CreateVolumePermission::userId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()))
                : Call.to("ec2:DescribeImageAttribute", () -> ec2
                        .describeImageAttribute(
                                request -> request.imageId(id).attribute(ImageAttributeName.LAUNCH_PERMISSION))
                        .launchPermissions()
                        .stream()
                        .map(LaunchPermission::userId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
    }

    void add(String id, Collection<String> accounts) {
        if (isSnapshot(id)) {
            Call.effect(
                    "ec2:ModifySnapshotAttribute",
                    () -> ec2.modifySnapshotAttribute(request -> request.snapshotId(id)
                            .attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION)
                            .createVolumePermission(change -> change.add(volumes(accounts)))));
        } else {
            Call.effect(
                    "ec2:ModifyImageAttribute",
                    () -> ec2.modifyImageAttribute(
                            request -> request.imageId(id).launchPermission(change -> change.add(launches(accounts)))));
        }
    }

    void remove(String id, Collection<String> accounts) {
        if (isSnapshot(id)) {
            Call.unless(
                    "ec2:ModifySnapshotAttribute",
                    AwsImages.NO_SNAPSHOT,
                    () -> ec2.modifySnapshotAttribute(request -> request.snapshotId(id)
                            .attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION)
                            .createVolumePermission(change -> change.remove(volumes(accounts)))));
        } else {
            Call.unless(
                    "ec2:ModifyImageAttribute",
                    AwsImages.NO_IMAGE,
                    () -> ec2.modifyImageAttribute(request ->
                            request.imageId(id).launchPermission(change -> change.remove(launches(accounts)))));
        }
    }

    private static boolean isSnapshot(String id) {
        return id.startsWith("snap-");
    }

    private static List<CreateVolumePermission> volumes(Collection<String> accounts) {
        return accounts.stream()
                .map(account -> CreateVolumePermission.builder().userId(account).build())
                .toList();
    }

    private static List<LaunchPermission> launches(Collection<String> accounts) {
        return accounts.stream()
                .map(account -> LaunchPermission.builder().userId(account).build())
                .toList();
    }
}

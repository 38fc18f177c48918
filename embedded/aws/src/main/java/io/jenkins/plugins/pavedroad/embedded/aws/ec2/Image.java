package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** An AMI. Its content is its root snapshot's. */
public final class Image extends Resource {
    static final String ROOT_DEVICE = "/dev/xvda";

    final String owner;
    final String name;
    final String architecture;
    final String rootDevice;
    final List<BlockDevice> devices;
    final String contentKey;
    final String sourceInstanceId;
    final String sourceImageId;
    final String sourceImageRegion;
    /** Account numbers, or {@code all}. */
    final Set<String> launchPermissions = new TreeSet<>();

    String description;
    String ownerAlias;
    String failure;
    private volatile String state = "pending";

    private Image(
            String id,
            String owner,
            String name,
            String description,
            String architecture,
            String rootDevice,
            List<BlockDevice> devices,
            String contentKey,
            String sourceInstanceId,
            String sourceImageId,
            String sourceImageRegion,
            Instant now) {
        super(id, "image", now);
        this.owner = owner;
        this.name = name;
        this.description = description;
        this.architecture = architecture;
        this.rootDevice = rootDevice;
        this.devices = List.copyOf(devices);
        this.contentKey = contentKey;
        this.sourceInstanceId = sourceInstanceId;
        this.sourceImageId = sourceImageId;
        this.sourceImageRegion = sourceImageRegion;
    }

    static Image of(
            String id,
            String owner,
            String name,
            String description,
            String architecture,
            String rootDevice,
            List<BlockDevice> devices,
            String contentKey,
            Instant now) {
        return new Image(
                id, owner, name, description, architecture, rootDevice, devices, contentKey, null, null, null, now);
    }

    static Image ofInstance(
            String id,
            Instance instance,
            String owner,
            String name,
            String description,
            List<BlockDevice> devices,
            String contentKey,
            Instant now) {
        Image from = instance.image;
        return new Image(
                id,
                owner,
                name,
                description,
                from.architecture,
                from.rootDevice,
                devices,
                contentKey,
                instance.id(),
                from.id(),
                instance.subnet.region(),
                now);
    }

    static Image copyOf(
            Image source,
            String sourceRegion,
            String id,
            String owner,
            String name,
            String description,
            List<BlockDevice> devices,
            Instant now) {
        return new Image(
                id,
                owner,
                name,
                description,
                source.architecture,
                source.rootDevice,
                devices,
                source.contentKey,
                null,
                source.id(),
                sourceRegion,
                now);
    }

    public String name() {
        return name;
    }

    public String owner() {
        return owner;
    }

    String contentKey() {
        return contentKey;
    }

    /** pending, available or failed. */
    public String state() {
        return state;
    }

    void state(String value) {
        state = value;
    }

    void fail(String reason) {
        failure = reason;
        state = "failed";
    }

    boolean isPublic() {
        return launchPermissions.contains("all");
    }

    boolean visibleTo(String account) {
        return owner.equals(account) || isPublic() || launchPermissions.contains(account);
    }

    boolean uses(String snapshotId) {
        return devices.stream().anyMatch(device -> snapshotId.equals(device.snapshotId()));
    }
}

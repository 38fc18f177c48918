package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** An AMI. Its content is its root snapshot's. */
public final class Image extends Resource {
    static final String ROOT_DEVICE = "/dev/xvda";

    final String owner;
    final String name;
    final ImageContent content;
    final ImageOrigin origin;
    /** Account numbers, or {@code all}. */
    final Set<String> launchPermissions = new TreeSet<>();

    String description;
    String ownerAlias;
    String failure;
    private volatile String state = "pending";

    Image(
            String id,
            String owner,
            String name,
            String description,
            ImageContent content,
            ImageOrigin origin,
            Instant created) {
        super(id, "image", created);
        this.owner = owner;
        this.name = name;
        this.description = description;
        this.content = content;
        this.origin = origin;
    }

    /** pending, available or failed. */
    String state() {
        return state;
    }

    void state(String value) {
        state = value;
    }

    void fail(String reason) {
        failure = reason;
        state = "failed";
    }

    String architecture() {
        return content.architecture();
    }

    String rootDevice() {
        return content.rootDevice();
    }

    boolean isPublic() {
        return launchPermissions.contains("all");
    }

    boolean visibleTo(String account) {
        return owner.equals(account) || isPublic() || launchPermissions.contains(account);
    }

    boolean uses(String snapshotId) {
        return content.devices().stream().anyMatch(device -> snapshotId.equals(device.snapshotId()));
    }
}

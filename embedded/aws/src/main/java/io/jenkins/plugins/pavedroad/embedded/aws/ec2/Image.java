package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** An AMI. Its content is its root snapshot's. */
public final class Image extends Resource {
    static final String ROOT_DEVICE = "/dev/xvda";

    final String owner;
    final String name;
    final ImageContent content;
    final ImageOrigin origin;
    /** Account numbers, or {@code all}. */
    final Set<String> launchPermissions;

    volatile String description;
    String ownerAlias;
    volatile String failure;
    /** Or null when it is not to be deprecated. */
    volatile Instant deprecationTime;

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
        this.launchPermissions = new ConcurrentSkipListSet<>();
    }

    private Image(Image image, Map<String, String> tags) {
        super(image, tags);
        this.owner = image.owner;
        this.name = image.name;
        this.description = image.description;
        this.content = image.content;
        this.origin = ImageOrigin.NONE;
        this.launchPermissions = image.launchPermissions;
        this.ownerAlias = image.ownerAlias;
        this.failure = image.failure;
        this.deprecationTime = image.deprecationTime;
        this.state = image.state;
    }

    /** As another account sees it now, with its tags. */
    Image seenWith(Map<String, String> tags) {
        return new Image(this, tags);
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

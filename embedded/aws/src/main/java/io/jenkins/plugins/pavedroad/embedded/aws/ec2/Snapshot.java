package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** A snapshot. */
final class Snapshot extends Resource {
    /** AWS's own stand-in for the volume of a copied snapshot. */
    static final String NO_VOLUME = "vol-ffffffff";

    final String owner;
    final String volumeId;
    final int size;
    /** ARN of its key; null for an unencrypted one. */
    final String kmsKeyId;

    final String description;
    /** Account numbers, or {@code all}. */
    final Set<String> permissions = new ConcurrentSkipListSet<>();

    /** The runtime's key of the root folder it holds, shared by copies; null for a volume without content. */
    final String contentKey;

    volatile String state = "pending";
    /** Why it failed, or null. */
    String failure;

    String progress = "0%";

    Snapshot(
            String id,
            String owner,
            String volumeId,
            int size,
            String kmsKeyId,
            String description,
            String contentKey,
            Instant now) {
        super(id, "snapshot", now);
        this.owner = owner;
        this.volumeId = volumeId;
        this.size = size;
        this.kmsKeyId = kmsKeyId;
        this.description = description;
        this.contentKey = contentKey;
    }

    boolean encrypted() {
        return kmsKeyId != null;
    }

    boolean visibleTo(String account) {
        return owner.equals(account) || permissions.contains("all") || permissions.contains(account);
    }

    void fail(String reason) {
        failure = reason;
        state = "error";
    }

    void complete() {
        state = "completed";
        progress = "100%";
    }
}

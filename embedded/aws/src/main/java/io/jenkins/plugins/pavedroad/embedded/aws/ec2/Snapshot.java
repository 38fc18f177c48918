package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** A snapshot. */
final class Snapshot extends Resource {
    /** AWS's own stand-in for the volume of a copied snapshot. */
    static final String NO_VOLUME = "vol-ffffffff";

    final String owner;
    final String volumeId;
    final int size;
    final boolean encrypted;
    final String description;
    /** Account numbers, or {@code all}. */
    final Set<String> permissions = new TreeSet<>();

    /** The runtime's key of the root folder it holds, shared by copies; null for a volume without content. */
    final String contentKey;

    String state = "pending";
    String progress = "0%";

    Snapshot(
            String id,
            String owner,
            String volumeId,
            int size,
            boolean encrypted,
            String description,
            String contentKey,
            Instant now) {
        super(id, "snapshot", now);
        this.owner = owner;
        this.volumeId = volumeId;
        this.size = size;
        this.encrypted = encrypted;
        this.description = description;
        this.contentKey = contentKey;
    }

    void complete() {
        state = "completed";
        progress = "100%";
    }
}

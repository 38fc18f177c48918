package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import java.time.Instant;

/** An EBS volume. Only root volumes have content, and that is their instance's root folder. */
final class Volume extends Resource {
    final String zone;
    final int size;
    final String volumeType;
    final String snapshotId;
    /** ARN of its key; null for an unencrypted one. */
    final String kmsKeyId;

    final Integer iops;
    String state = "creating";
    Attachment attachment;

    Volume(
            String id,
            String zone,
            int size,
            String volumeType,
            String snapshotId,
            String kmsKeyId,
            Integer iops,
            Instant now) {
        super(id, "volume", now);
        this.zone = zone;
        this.size = size;
        this.volumeType = volumeType;
        this.snapshotId = snapshotId;
        this.kmsKeyId = kmsKeyId;
        this.iops = iops;
    }

    boolean encrypted() {
        return kmsKeyId != null;
    }
}

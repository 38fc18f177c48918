package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import java.time.Instant;

/** A volume on an instance. */
final class Attachment {
    final Instance instance;
    final Volume volume;
    final String device;
    final Instant since;
    boolean deleteOnTermination;
    String status = "attached";

    Attachment(Instance instance, Volume volume, String device, boolean deleteOnTermination, Instant since) {
        this.instance = instance;
        this.volume = volume;
        this.device = device;
        this.deleteOnTermination = deleteOnTermination;
        this.since = since;
    }
}

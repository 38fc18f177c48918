package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import java.time.Instant;

/** A VPC. */
final class Vpc extends Resource {
    final String cidr;
    final boolean isDefault;

    Vpc(String id, String cidr, boolean isDefault, Instant now) {
        super(id, "vpc", now);
        this.cidr = cidr;
        this.isDefault = isDefault;
    }
}

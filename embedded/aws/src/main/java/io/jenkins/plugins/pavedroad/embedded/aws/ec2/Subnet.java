package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import java.time.Instant;

/** A subnet. Instances in it have loopback addresses, not addresses of its range. */
public final class Subnet extends Resource {
    final Vpc vpc;
    final String cidr;
    private final String region;
    private final String zone;

    Subnet(String id, Vpc vpc, String region, String zone, String cidr, Instant now) {
        super(id, "subnet", now);
        this.vpc = vpc;
        this.region = region;
        this.zone = zone;
        this.cidr = cidr;
    }

    public String zone() {
        return zone;
    }

    public String region() {
        return region;
    }

    public String vpcId() {
        return vpc.id();
    }
}

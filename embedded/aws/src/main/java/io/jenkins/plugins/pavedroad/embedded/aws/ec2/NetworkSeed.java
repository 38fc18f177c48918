package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.Cloud;
import io.jenkins.plugins.pavedroad.embedded.aws.Ids;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What an account has in one region to launch instances in, and what AWS's zones there have. */
public final class NetworkSeed {
    private final Cloud cloud;
    private final Ec2Region region;

    public NetworkSeed(Cloud cloud, String region) {
        this.cloud = cloud;
        this.region = cloud.ec2().region(region);
    }

    /** Offers the type in these zones alone; in none when none is named. */
    public NetworkSeed offer(String instanceType, String... zones) {
        return with(each -> each.offerings.restrict(instanceType, Set.of(zones)));
    }

    /** From now on the zone has no capacity for the type. */
    public NetworkSeed exhaust(String instanceType, String zone) {
        return with(each -> each.offerings.capacity(instanceType, zone, false));
    }

    /** The zone has capacity for the type again. */
    public NetworkSeed replenish(String instanceType, String zone) {
        return with(each -> each.offerings.capacity(instanceType, zone, true));
    }

    /** Removes the default VPC with its subnets and groups. */
    public NetworkSeed withoutDefaultVpc() {
        return with(each -> {
            String vpc = each.defaultVpc().id();
            removeDefaultSubnets(each);
            each.securityGroups.all().stream()
                    .filter(group -> group.vpcId.equals(vpc))
                    .forEach(each.securityGroups::remove);
            each.vpcs.remove(each.vpcs.get(vpc));
        });
    }

    /** Leaves the default VPC without subnets. */
    public NetworkSeed withoutDefaultSubnets() {
        return with(NetworkSeed::removeDefaultSubnets);
    }

    private static void removeDefaultSubnets(Ec2Region region) {
        List<Subnet> defaults = region.subnets.all().stream()
                .filter(subnet -> subnet.vpc.isDefault)
                .toList();
        defaults.forEach(region.subnets::remove);
    }

    /**
     * A subnet of a new VPC that is not the default one.
     *
     * @return its id
     */
    public String subnet(String zone) {
        synchronized (cloud) {
            Vpc vpc = region.vpc(
                    cloud.account(), "10.0.0.0/16", false, cloud.timeline().now());
            return region.subnets
                    .add(new Subnet(
                            Ids.next("subnet"),
                            vpc,
                            region.name,
                            zone,
                            "10.0.0.0/20",
                            cloud.timeline().now()))
                    .id();
        }
    }

    private NetworkSeed with(Consumer<Ec2Region> change) {
        synchronized (cloud) {
            change.accept(region);
        }
        return this;
    }
}

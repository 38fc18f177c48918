package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.Ids;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Filters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Paging;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.List;

/** Where things are: regions, zones, VPCs, subnets; key pairs and account attributes. */
final class NetworkApi {
    private final Ec2 ec2;
    private final Filters<Vpc> vpcFilters = Filters.<Vpc>tagged(Resource::tags)
            .one("vpc-id", Resource::id)
            .one("cidr", vpc -> vpc.cidr)
            .one("state", vpc -> "available")
            .one("is-default", vpc -> vpc.isDefault)
            .one("isDefault", vpc -> vpc.isDefault);
    private final Filters<Subnet> subnetFilters = Filters.<Subnet>tagged(Resource::tags)
            .one("subnet-id", Resource::id)
            .one("vpc-id", Subnet::vpcId)
            .one("availability-zone", Subnet::zone)
            .one("availabilityZone", Subnet::zone)
            .one("cidr-block", subnet -> subnet.cidr)
            .one("state", subnet -> "available")
            .one("default-for-az", subnet -> subnet.vpc.isDefault)
            .one("defaultForAz", subnet -> subnet.vpc.isDefault);
    private final Filters<String> zoneFilters = Filters.<String>plain()
            .one("zone-name", zone -> zone)
            .one("state", zone -> "available")
            .one("zone-type", zone -> "availability-zone")
            .one("opt-in-status", zone -> "opt-in-not-required")
            .one("region-name", zone -> zone.substring(0, zone.length() - 1));
    private final Filters<KeyPair> keyPairFilters = Filters.<KeyPair>tagged(Resource::tags)
            .one("key-name", pair -> pair.name)
            .one("key-pair-id", Resource::id);

    NetworkApi(Ec2 ec2) {
        this.ec2 = ec2;
    }

    void register(Ec2Api api) {
        api.on("DescribeRegions", this::regions)
                .on("DescribeAvailabilityZones", this::zones)
                .on("DescribeVpcs", this::vpcs)
                .on("DescribeSubnets", this::subnets)
                .on("DescribeKeyPairs", this::keyPairs)
                .on("ImportKeyPair", this::importKeyPair)
                .on("DeleteKeyPair", this::deleteKeyPair)
                .on("DescribeAccountAttributes", this::accountAttributes);
    }

    private void regions(Ec2Region region, Parameters in, Xml out) {
        List<String> wanted = in.strings("RegionName");
        for (String name : wanted) {
            if (!ec2.cloud.regions().contains(name)) {
                throw AwsError.invalid("RegionName", name, "Invalid region.");
            }
        }
        List<String> names = wanted.isEmpty() ? ec2.cloud.regions() : wanted;
        out.list("regionInfo", "item", names, name -> out.leaf("regionName", name)
                .leaf("regionEndpoint", "ec2." + name + ".amazonaws.com")
                .leaf("optInStatus", "opt-in-not-required"));
    }

    private void zones(Ec2Region region, Parameters in, Xml out) {
        List<String> wanted = in.strings("ZoneName");
        List<String> zones = zoneFilters.apply(in, region.zones).stream()
                .filter(zone -> wanted.isEmpty() || wanted.contains(zone))
                .toList();
        out.list("availabilityZoneInfo", "item", zones, zone -> out.leaf("zoneName", zone)
                .leaf("zoneId", region.name + "-az" + (region.zones.indexOf(zone) + 1))
                .leaf("zoneState", "available")
                .leaf("regionName", region.name)
                .leaf("zoneType", "availability-zone")
                .leaf("optInStatus", "opt-in-not-required")
                .leaf("groupName", region.name));
    }

    private void vpcs(Ec2Region region, Parameters in, Xml out) {
        List<Vpc> vpcs = vpcFilters.apply(in, region.vpcs.select(in.strings("VpcId")));
        Paging<Vpc> page = Paging.ec2(in, vpcs, Resource::number, 5);
        out.list("vpcSet", "item", page.members(), vpc -> {
            out.leaf("vpcId", vpc.id())
                    .leaf("ownerId", ec2.cloud.account())
                    .leaf("state", "available")
                    .leaf("cidrBlock", vpc.cidr)
                    .leaf("instanceTenancy", "default")
                    .leaf("isDefault", vpc.isDefault);
            Tags.write(vpc, out);
        });
        out.leaf("nextToken", page.next());
    }

    private void subnets(Ec2Region region, Parameters in, Xml out) {
        List<Subnet> subnets = subnetFilters.apply(in, region.subnets.select(in.strings("SubnetId")));
        Paging<Subnet> page = Paging.ec2(in, subnets, Resource::number, 5);
        out.list("subnetSet", "item", page.members(), subnet -> {
            out.leaf("subnetId", subnet.id())
                    .leaf(
                            "subnetArn",
                            "arn:aws:ec2:" + region.name + ":" + ec2.cloud.account() + ":subnet/" + subnet.id())
                    .leaf("ownerId", ec2.cloud.account())
                    .leaf("state", "available")
                    .leaf("vpcId", subnet.vpcId())
                    .leaf("cidrBlock", subnet.cidr)
                    .leaf("availableIpAddressCount", 4091)
                    .leaf("availabilityZone", subnet.zone())
                    .leaf("availabilityZoneId", region.name + "-az" + (region.zones.indexOf(subnet.zone()) + 1))
                    .leaf("defaultForAz", subnet.vpc.isDefault)
                    .leaf("mapPublicIpOnLaunch", subnet.vpc.isDefault);
            Tags.write(subnet, out);
        });
        out.leaf("nextToken", page.next());
    }

    private void keyPairs(Ec2Region region, Parameters in, Xml out) {
        List<String> names = in.strings("KeyName");
        List<KeyPair> all = region.keyPairs.all();
        for (String name : names) {
            if (all.stream().noneMatch(pair -> pair.name.equals(name))) {
                throw new AwsError("InvalidKeyPair.NotFound", "The key pair '" + name + "' does not exist");
            }
        }
        List<KeyPair> pairs = keyPairFilters.apply(in, all).stream()
                .filter(pair -> names.isEmpty() || names.contains(pair.name))
                .toList();
        out.list("keySet", "item", pairs, pair -> {
            out.leaf("keyPairId", pair.id()).leaf("keyName", pair.name).leaf("keyType", "rsa");
            Tags.write(pair, out);
        });
    }

    private void importKeyPair(Ec2Region region, Parameters in, Xml out) {
        String name = in.required("KeyName");
        if (region.keyPairs.all().stream().anyMatch(pair -> pair.name.equals(name))) {
            throw new AwsError("InvalidKeyPair.Duplicate", "The key pair '" + name + "' already exists.");
        }
        KeyPair pair = region.keyPairs.add(
                new KeyPair(Ids.next("key"), name, ec2.cloud.timeline().now()));
        out.leaf("keyName", pair.name).leaf("keyPairId", pair.id());
    }

    private void deleteKeyPair(Ec2Region region, Parameters in, Xml out) {
        String name = in.string("KeyName");
        region.keyPairs.all().stream()
                .filter(pair -> pair.name.equals(name) || pair.id().equals(in.string("KeyPairId")))
                .forEach(region.keyPairs::remove);
        out.leaf("return", true);
    }

    private void accountAttributes(Ec2Region region, Parameters in, Xml out) {
        out.list("accountAttributeSet", "item", List.of("supported-platforms", "default-vpc"), name -> {
            String defaultVpc = region.vpcs.all().stream()
                    .filter(vpc -> vpc.isDefault)
                    .map(Resource::id)
                    .findFirst()
                    .orElse("none");
            String value = name.equals("default-vpc") ? defaultVpc : "VPC";
            out.leaf("attributeName", name);
            out.list("attributeValueSet", "item", List.of(value), each -> out.leaf("attributeValue", each));
        });
    }
}

package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.Ids;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What one region holds. Begins with a default VPC, a default subnet in each of two zones and a default security group. */
public final class Ec2Region {
    final String name;
    final Table<Instance> instances;
    final Table<Image> images;
    final Table<Snapshot> snapshots;
    final Table<Volume> volumes;
    final Table<SecurityGroup> securityGroups;
    final Table<LaunchTemplate> launchTemplates;
    final Table<Vpc> vpcs;
    final Table<Subnet> subnets;
    final Table<KeyPair> keyPairs;
    final ClientTokens clientTokens = new ClientTokens();
    final List<String> zones;
    final Offerings offerings;
    final Keys keys;
    final Shares shares;

    /**
     * @param accounts EC2 of all accounts; live
     * @param visible whether reads find what was made then
     */
    Ec2Region(String name, String account, Map<String, Ec2> accounts, Instant now, Predicate<Instant> visible) {
        this.name = name;
        this.keys = new Keys(name, account);
        this.shares = new Shares(name, account, accounts);
        this.instances = new Table<>("i", "InvalidInstanceID", "instance ID", visible);
        this.images = new Table<>("ami", "InvalidAMIID", "image id", visible);
        this.snapshots = new Table<>("snap", "InvalidSnapshot", "snapshot", visible);
        this.volumes = new Table<>("vol", "InvalidVolume", "volume", visible);
        this.securityGroups = new Table<>("sg", "InvalidGroup", "security group", visible);
        this.launchTemplates = new Table<>("lt", "InvalidLaunchTemplateId", "launch template ID", visible);
        this.vpcs = new Table<>("vpc", "InvalidVpcID", "vpc ID", visible);
        this.subnets = new Table<>("subnet", "InvalidSubnetID", "subnet ID", visible);
        this.keyPairs = new Table<>("key", "InvalidKeyPair", "key pair", visible);
        this.zones = List.of(name + "a", name + "b");
        this.offerings = new Offerings(zones);
        Vpc vpc = vpc(account, "172.31.0.0/16", true, now);
        for (int i = 0; i < zones.size(); i++) {
            subnets.add(new Subnet(Ids.next("subnet"), vpc, name, zones.get(i), "172.31." + 16 * i + ".0/20", now));
        }
    }

    /** A new VPC with its default security group. */
    Vpc vpc(String account, String cidr, boolean isDefault, Instant now) {
        Vpc vpc = vpcs.add(new Vpc(Ids.next("vpc"), cidr, isDefault, now));
        securityGroups.add(
                new SecurityGroup(Ids.next("sg"), account, "default", "default VPC security group", vpc.id(), now));
        return vpc;
    }

    public List<String> zones() {
        return zones;
    }

    public Table<Instance> instances() {
        return instances;
    }

    public Table<Image> images() {
        return images;
    }

    public Table<Subnet> subnets() {
        return subnets;
    }

    Vpc defaultVpc() {
        return vpcs.all().stream()
                .filter(vpc -> vpc.isDefault)
                .findFirst()
                .orElseThrow(() -> new AwsError("VPCIdNotSpecified", "No default VPC for this user"));
    }

    /** The default subnet of the zone. */
    public Subnet defaultSubnet(String zone) {
        if (!zones.contains(zone)) {
            throw AwsError.invalid(
                    "availabilityZone", zone, "The zones of " + name + " are " + String.join(", ", zones) + ".");
        }
        return defaultSubnets().stream()
                .filter(subnet -> subnet.zone().equals(zone))
                .findFirst()
                .orElseThrow(
                        () -> new AwsError("MissingInput", "No default subnet for availability zone: '" + zone + "'."));
    }

    /** One at least. */
    List<Subnet> defaultSubnets() {
        Vpc vpc = defaultVpc();
        List<Subnet> defaults =
                subnets.all().stream().filter(subnet -> subnet.vpc == vpc).toList();
        if (defaults.isEmpty()) {
            throw new AwsError(
                    "MissingInput",
                    "No subnets found for the default VPC '" + vpc.id() + "'. Please specify a subnet.");
        }
        return defaults;
    }

    /** The group of that name in that VPC. */
    SecurityGroup securityGroupNamed(String groupName, String vpcId) {
        return securityGroups.all().stream()
                .filter(group -> group.name.equals(groupName) && group.vpcId.equals(vpcId))
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        "InvalidGroup.NotFound",
                        "The security group '" + groupName + "' does not exist in VPC '" + vpcId + "'"));
    }

    Stream<Table<? extends Resource>> tables() {
        return Stream.of(
                instances, images, snapshots, volumes, securityGroups, launchTemplates, vpcs, subnets, keyPairs);
    }

    /** An image of its own, or one that is shared with it. */
    Image image(String id) {
        return images.find(id).or(() -> shares.image(id)).orElseGet(() -> images.get(id));
    }

    /** An image of its own; AWS's refusal for one of another account. */
    Image ownImage(String id, String account) {
        Image image = image(id);
        if (!image.owner.equals(account)) {
            throw new AwsError("AuthFailure", 403, "Not authorized for image:" + id);
        }
        return image;
    }

    /** Any resource by its id. */
    Optional<Resource> resource(String id) {
        for (Table<? extends Resource> table : tables().toList()) {
            Optional<? extends Resource> found = table.find(id);
            if (found.isPresent()) {
                return Optional.of(found.get());
            }
        }
        return shares.image(id).map(Resource.class::cast);
    }
}

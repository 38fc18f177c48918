package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.Ids;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Filters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Paging;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.ArrayList;
import java.util.List;

/** Security groups and their rules. */
final class SecurityGroupsApi {
    private final Ec2 ec2;
    private final Filters<SecurityGroup> filters = Filters.<SecurityGroup>tagged(Resource::tags)
            .one("group-id", Resource::id)
            .one("group-name", group -> group.name)
            .one("description", group -> group.description)
            .one("vpc-id", group -> group.vpcId)
            .one("owner-id", group -> group.owner)
            .many("ip-permission.group-id", group -> List.copyOf(group.references()));

    SecurityGroupsApi(Ec2 ec2) {
        this.ec2 = ec2;
    }

    void register(Ec2Api api) {
        api.on("CreateSecurityGroup", this::create)
                .on("DescribeSecurityGroups", this::describe)
                .on("DeleteSecurityGroup", this::delete)
                .on("AuthorizeSecurityGroupIngress", (region, in, out) -> authorize(region, in, out, false))
                .on("AuthorizeSecurityGroupEgress", (region, in, out) -> authorize(region, in, out, true))
                .on("RevokeSecurityGroupIngress", (region, in, out) -> revoke(region, in, out, false))
                .on("RevokeSecurityGroupEgress", (region, in, out) -> revoke(region, in, out, true));
    }

    private void create(Ec2Region region, Parameters in, Xml out) {
        String name = in.required("GroupName");
        String vpcId =
                in.has("VpcId") ? in.string("VpcId") : region.defaultVpc().id();
        region.vpcs.get(vpcId);
        if (name.startsWith("sg-") || name.length() > 255 || name.isBlank()) {
            throw AwsError.invalid("groupName", name, "Names have 1 to 255 characters and do not begin with 'sg-'.");
        }
        if (region.securityGroups.all().stream()
                .anyMatch(group -> group.name.equals(name) && group.vpcId.equals(vpcId))) {
            throw new AwsError(
                    "InvalidGroup.Duplicate",
                    "The security group '" + name + "' already exists for VPC '" + vpcId + "'");
        }
        SecurityGroup group = new SecurityGroup(
                Ids.next("sg"),
                ec2.cloud.account(),
                name,
                in.required("GroupDescription"),
                vpcId,
                ec2.cloud.timeline().now());
        Tags.add(group, Tags.specified(in, "security-group"));
        region.securityGroups.add(group);
        out.leaf("return", true).leaf("groupId", group.id());
        Tags.write(group, out);
    }

    private SecurityGroup group(Ec2Region region, Parameters in) {
        String id = in.string("GroupId");
        return id != null
                ? region.securityGroups.get(id)
                : region.securityGroupNamed(
                        in.required("GroupName"), region.defaultVpc().id());
    }

    private void describe(Ec2Region region, Parameters in, Xml out) {
        List<String> names = in.strings("GroupName");
        List<SecurityGroup> groups = new ArrayList<>(region.securityGroups.select(in.strings("GroupId")));
        if (!names.isEmpty()) {
            names.forEach(
                    name -> region.securityGroupNamed(name, region.defaultVpc().id()));
            groups.removeIf(group -> !names.contains(group.name));
        }
        Paging<SecurityGroup> page = Paging.ec2(in, filters.apply(in, groups), Resource::number, 5);
        out.list("securityGroupInfo", "item", page.members(), group -> {
            out.leaf("ownerId", group.owner)
                    .leaf("groupName", group.name)
                    .leaf("groupId", group.id())
                    .leaf("groupDescription", group.description)
                    .leaf("vpcId", group.vpcId)
                    .leaf(
                            "securityGroupArn",
                            "arn:aws:ec2:" + region.name + ":" + group.owner + ":security-group/" + group.id());
            SecurityGroupRules.write("ipPermissions", group.ingress, group.owner, out);
            SecurityGroupRules.write("ipPermissionsEgress", group.egress, group.owner, out);
            Tags.write(group, out);
        });
        out.leaf("nextToken", page.next());
    }

    private void delete(Ec2Region region, Parameters in, Xml out) {
        SecurityGroup group = group(region, in);
        if (group.name.equals("default")) {
            throw new AwsError(
                    "CannotDelete",
                    "the specified group: \"" + group.id() + "\" name: \"default\" cannot be deleted by a user");
        }
        boolean onInstance = region.instances.all().stream()
                .anyMatch(instance ->
                        instance.state() != Instance.State.TERMINATED && instance.securityGroups.contains(group.id()));
        boolean inRule = region.securityGroups.all().stream()
                .anyMatch(other -> other != group && other.references().contains(group.id()));
        if (onInstance || inRule) {
            throw new AwsError("DependencyViolation", "resource " + group.id() + " has a dependent object");
        }
        region.securityGroups.remove(group);
        out.leaf("return", true).leaf("groupId", group.id());
    }

    private void authorize(Ec2Region region, Parameters in, Xml out, boolean egress) {
        SecurityGroup group = group(region, in);
        List<SecurityGroup.Rule> rules = egress ? group.egress : group.ingress;
        List<SecurityGroup.Rule> added = SecurityGroupRules.read(region, in);
        for (SecurityGroup.Rule rule : added) {
            if (rules.stream().anyMatch(each -> each.key().equals(rule.key()))) {
                throw new AwsError(
                        "InvalidPermission.Duplicate",
                        "the specified rule \"peer: " + rule.key().peer() + "\" already exists");
            }
        }
        rules.addAll(added);
        out.leaf("return", true);
        SecurityGroupRules.writeFlat(group, added, egress, out);
    }

    private void revoke(Ec2Region region, Parameters in, Xml out, boolean egress) {
        SecurityGroup group = group(region, in);
        List<SecurityGroup.Rule> rules = egress ? group.egress : group.ingress;
        List<String> ids = in.strings("SecurityGroupRuleId");
        List<SecurityGroup.RuleKey> keys = SecurityGroupRules.read(region, in).stream()
                .map(SecurityGroup.Rule::key)
                .toList();
        boolean unknown = keys.stream().anyMatch(key -> rules.stream()
                        .noneMatch(rule -> rule.key().equals(key)))
                || ids.stream().anyMatch(id -> rules.stream()
                        .noneMatch(rule -> rule.id().equals(id)));
        if (unknown) {
            throw new AwsError(
                    "InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
        }
        rules.removeIf(rule -> keys.contains(rule.key()) || ids.contains(rule.id()));
        out.leaf("return", true);
    }
}

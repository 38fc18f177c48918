package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.Ids;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Security group rules on the wire. */
final class SecurityGroupRules {
    private record Ports(String protocol, Integer from, Integer to) {}

    private SecurityGroupRules() {}

    /** {@code IpPermissions.N}, and the flat form with one CIDR or group. */
    static List<SecurityGroup.Rule> read(Ec2Region region, Parameters in) {
        List<SecurityGroup.Rule> rules = new ArrayList<>();
        for (Parameters permission : in.structures("IpPermissions")) {
            Ports ports = ports(permission);
            for (Parameters range : permission.structures("IpRanges")) {
                rules.add(rule(ports, range.required("CidrIp"), range.string("Description")));
            }
            for (Parameters range : permission.structures("Ipv6Ranges")) {
                rules.add(rule(ports, range.required("CidrIpv6"), range.string("Description")));
            }
            for (Parameters group : permission.structures("Groups")) {
                String id = group.string("GroupId");
                String peer = id != null
                        ? region.securityGroups.get(id).id()
                        : region.securityGroupNamed(
                                        group.required("GroupName"),
                                        region.defaultVpc().id())
                                .id();
                rules.add(rule(ports, peer, group.string("Description")));
            }
        }
        if (in.string("CidrIp") != null) {
            rules.add(rule(ports(in), in.string("CidrIp"), null));
        }
        return rules;
    }

    private static Ports ports(Parameters in) {
        return new Ports(in.required("IpProtocol"), in.integer("FromPort"), in.integer("ToPort"));
    }

    private static SecurityGroup.Rule rule(Ports ports, String peer, String description) {
        return new SecurityGroup.Rule(
                Ids.next("sgr"),
                new SecurityGroup.RuleKey(ports.protocol(), ports.from(), ports.to(), peer),
                description);
    }

    static void write(String name, List<SecurityGroup.Rule> rules, String owner, Xml out) {
        Map<Ports, List<SecurityGroup.Rule>> byPorts = new LinkedHashMap<>();
        for (SecurityGroup.Rule rule : rules) {
            SecurityGroup.RuleKey key = rule.key();
            byPorts.computeIfAbsent(new Ports(key.protocol(), key.fromPort(), key.toPort()), ports -> new ArrayList<>())
                    .add(rule);
        }
        out.list(name, "item", byPorts.entrySet(), entry -> {
            out.leaf("ipProtocol", entry.getKey().protocol())
                    .leaf("fromPort", entry.getKey().from())
                    .leaf("toPort", entry.getKey().to());
            Predicate<SecurityGroup.Rule> group = rule -> rule.key().peerIsGroup();
            Predicate<SecurityGroup.Rule> six = rule -> rule.key().peer().contains(":");
            out.list("groups", "item", select(entry.getValue(), group), rule -> out.leaf("userId", owner)
                    .leaf("groupId", rule.key().peer())
                    .leaf("description", rule.description()));
            out.list("ipRanges", "item", select(entry.getValue(), group.or(six).negate()), rule -> out.leaf(
                            "cidrIp", rule.key().peer())
                    .leaf("description", rule.description()));
            out.list("ipv6Ranges", "item", select(entry.getValue(), six), rule -> out.leaf(
                            "cidrIpv6", rule.key().peer())
                    .leaf("description", rule.description()));
        });
    }

    private static List<SecurityGroup.Rule> select(
            List<SecurityGroup.Rule> rules, Predicate<SecurityGroup.Rule> wanted) {
        return rules.stream().filter(wanted).toList();
    }

    /** As Authorize… answers: one entry for each rule. */
    static void writeFlat(SecurityGroup group, List<SecurityGroup.Rule> rules, boolean egress, Xml out) {
        out.list("securityGroupRuleSet", "item", rules, rule -> out.leaf("securityGroupRuleId", rule.id())
                .leaf("groupId", group.id())
                .leaf("groupOwnerId", group.owner)
                .leaf("isEgress", egress)
                .leaf("ipProtocol", rule.key().protocol())
                .leaf("fromPort", rule.key().fromPort())
                .leaf("toPort", rule.key().toPort())
                .leaf("cidrIpv4", rule.key().peerIsGroup() ? null : rule.key().peer())
                .leaf("description", rule.description()));
    }
}

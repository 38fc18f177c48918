package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A security group. Its rules are kept and shown; traffic on the loopback interface is not filtered by them. */
final class SecurityGroup extends Resource {
    /**
     * One rule: one source or destination.
     *
     * @param protocol {@code -1} is all
     * @param peer a CIDR range, or a group id
     */
    record RuleKey(String protocol, Integer fromPort, Integer toPort, String peer) {
        boolean peerIsGroup() {
            return peer.startsWith("sg-");
        }
    }

    /** @param description may be null; not part of the rule's identity */
    record Rule(String id, RuleKey key, String description) {}

    final String owner;
    final String name;
    final String description;
    final String vpcId;
    final List<Rule> ingress = new ArrayList<>();
    final List<Rule> egress = new ArrayList<>();

    SecurityGroup(String id, String owner, String name, String description, String vpcId, Instant now) {
        super(id, "security-group", now);
        this.owner = owner;
        this.name = name;
        this.description = description;
        this.vpcId = vpcId;
        egress.add(new Rule("sgr-" + id.substring(3), new RuleKey("-1", null, null, "0.0.0.0/0"), null));
    }

    /** Ids of the groups that its rules name. */
    Set<String> references() {
        Set<String> ids = new LinkedHashSet<>();
        for (List<Rule> rules : List.of(ingress, egress)) {
            rules.stream()
                    .filter(rule -> rule.key().peerIsGroup())
                    .forEach(rule -> ids.add(rule.key().peer()));
        }
        return ids;
    }
}

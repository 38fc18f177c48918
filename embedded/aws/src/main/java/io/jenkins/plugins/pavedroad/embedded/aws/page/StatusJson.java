package io.jenkins.plugins.pavedroad.embedded.aws.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.pavedroad.embedded.aws.Cloud;
import io.jenkins.plugins.pavedroad.embedded.aws.InstanceView;
import io.jenkins.plugins.pavedroad.embedded.aws.balance.LoadBalancerView;
import io.jenkins.plugins.pavedroad.embedded.aws.ec2.ImageView;
import io.jenkins.plugins.pavedroad.embedded.aws.ledger.LedgerEntry;
import io.jenkins.plugins.pavedroad.embedded.aws.scaling.GroupView;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the page shows, as JSON. */
final class StatusJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int CALLS = 25;
    /** Server groups of one cluster differ by this end of their names. */
    private static final Pattern SEQUENCE = Pattern.compile("-v\\d{3,6}$");

    private final Cloud cloud;

    StatusJson(Cloud cloud) {
        this.cloud = cloud;
    }

    ObjectNode now() {
        ObjectNode status = MAPPER.createObjectNode();
        ArrayNode regions = status.putArray("regions");
        cloud.regions().forEach(region -> regions.add(region(region)));
        status.put("calls", cloud.ledger().total());
        ArrayNode last = status.putArray("lastCalls");
        List<LedgerEntry> entries = cloud.ledger().last(CALLS);
        entries.forEach(entry -> last.add(call(entry)));
        return status;
    }

    private ObjectNode region(String name) {
        List<ImageView> images = cloud.ec2().images(name);
        Map<String, String> versions =
                images.stream().collect(Collectors.toMap(ImageView::imageId, StatusJson::version));
        Map<String, InstanceView> instances = cloud.instances().all(name).stream()
                .collect(Collectors.toMap(InstanceView::instanceId, Function.identity()));
        List<LoadBalancerView> balancers = cloud.balancing().views(name);
        Map<String, String> health = health(balancers);
        Set<String> grouped = new HashSet<>();
        Map<String, ArrayNode> clusters = new TreeMap<>();
        for (GroupView group : cloud.scaling().views(name)) {
            ObjectNode node = clusters.computeIfAbsent(
                            SEQUENCE.matcher(group.name()).replaceFirst(""), any -> MAPPER.createArrayNode())
                    .addObject();
            group(node, group);
            ArrayNode members = node.putArray("instances");
            for (GroupView.MemberView member : group.members()) {
                InstanceView instance = instances.get(member.instanceId());
                if (instance != null) {
                    grouped.add(instance.instanceId());
                    instance(members.addObject(), instance, versions, health).put("lifecycle", member.lifecycleState());
                }
            }
        }
        ObjectNode region = MAPPER.createObjectNode().put("name", name);
        ArrayNode clusterNodes = region.putArray("clusters");
        clusters.forEach((cluster, groups) ->
                clusterNodes.addObject().put("name", cluster).set("groups", groups));
        ArrayNode others = region.putArray("otherInstances");
        instances.values().stream()
                .filter(instance -> !grouped.contains(instance.instanceId()))
                .filter(instance -> !instance.state().equals("terminated"))
                .forEach(instance -> instance(others.addObject(), instance, versions, health));
        ArrayNode balancerNodes = region.putArray("balancers");
        balancers.forEach(balancer -> balancer(balancerNodes.addObject(), balancer));
        ArrayNode imageNodes = region.putArray("images");
        images.stream()
                .sorted(Comparator.comparing(ImageView::created).reversed())
                .forEach(image -> imageNodes
                        .addObject()
                        .put("id", image.imageId())
                        .put("name", image.name())
                        .put("state", image.state())
                        .put("created", image.created().toString()));
        return region;
    }

    /** What an image holds: its {@code appversion} tag up to the build's job, or else its name. */
    private static String version(ImageView image) {
        String appversion = image.tags().get("appversion");
        return appversion == null ? image.name() : appversion.split("/", 2)[0];
    }

    private static Map<String, String> health(List<LoadBalancerView> balancers) {
        Map<String, String> health = new HashMap<>();
        balancers.forEach(balancer -> balancer.groups()
                .forEach(group -> group.targets().forEach(target -> health.put(target.id(), target.state()))));
        return health;
    }

    private static void group(ObjectNode node, GroupView group) {
        node.put("name", group.name())
                .put("min", group.min())
                .put("max", group.max())
                .put("desired", group.desired())
                .put("deleting", group.deleting())
                // a group that gives its new instances to no load balancer is what Spinnaker calls disabled
                .put("enabled", !group.suspendedProcesses().contains("AddToLoadBalancer"));
    }

    private static ObjectNode instance(
            ObjectNode node, InstanceView instance, Map<String, String> versions, Map<String, String> health) {
        return node.put("id", instance.instanceId())
                .put("name", instance.tags().get("Name"))
                .put("state", instance.state())
                .put("address", instance.privateAddress())
                .put("image", instance.imageId())
                .put("version", versions.getOrDefault(instance.imageId(), instance.imageId()))
                .put("health", health.get(instance.instanceId()));
    }

    private static void balancer(ObjectNode node, LoadBalancerView balancer) {
        node.put("name", balancer.name());
        ArrayNode listeners = node.putArray("listeners");
        balancer.listeners().forEach(door -> listeners
                .addObject()
                .put("port", door.port())
                .put("address", door.address().toString())
                .put("requests", door.requests())
                .put("failures", door.failures())
                .put("serverErrors", door.serverErrors()));
        ArrayNode groups = node.putArray("groups");
        for (LoadBalancerView.Group group : balancer.groups()) {
            ObjectNode groupNode = groups.addObject().put("name", group.name()).put("weight", group.weight());
            ArrayNode targets = groupNode.putArray("targets");
            group.targets().forEach(target -> targets.addObject()
                    .put("id", target.id())
                    .put("address", target.address() + ":" + target.port())
                    .put("state", target.state())
                    .put("reason", target.reason())
                    .put("inFlight", target.inFlight()));
        }
    }

    private static ObjectNode call(LedgerEntry entry) {
        return MAPPER.createObjectNode()
                .put("number", entry.number())
                .put("time", entry.time().toString())
                .put("service", entry.service())
                .put("action", entry.action())
                .put("region", entry.region())
                .put("status", entry.status())
                .put("error", entry.error())
                .put("milliseconds", entry.duration().toMillis());
    }
}

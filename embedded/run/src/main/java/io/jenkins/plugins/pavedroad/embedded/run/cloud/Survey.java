package io.jenkins.plugins.pavedroad.embedded.run.cloud;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.TagDescription;

/**
 * What a region holds at one moment.
 *
 * @param images name by id, of the account's own
 * @param groups Auto Scaling groups in the order of their names
 * @param marked number of resources by type that carry the janitor's mark
 * @param loose ids of what no server group and no image accounts for: instances, snapshots, and security groups
 */
public record Survey(
        String region, Map<String, String> images, List<Group> groups, Map<String, Integer> marked, Set<String> loose) {
    /** The tag that a sweep leaves on what it marks. */
    private static final String MARK = "paved-road:janitor";

    /** What a disabled server group has suspended, as in Spinnaker. */
    private static final String DISABLED = "AddToLoadBalancer";

    private static final String GROUP_TAG = "aws:autoscaling:groupName";

    /** @param inService instances */
    public record Group(String name, int inService, int desired, boolean disabled) {}

    public static Survey of(Clients clients) {
        List<Image> images = new ArrayList<>();
        clients.ec2()
                .describeImagesPaginator(request -> request.owners("self"))
                .images()
                .forEach(images::add);
        Map<String, String> names = new TreeMap<>();
        images.forEach(image -> names.put(image.imageId(), image.name()));
        return new Survey(clients.region(), names, groups(clients), marked(clients), loose(clients, images));
    }

    private static List<Group> groups(Clients clients) {
        List<Group> groups = new ArrayList<>();
        for (AutoScalingGroup group :
                clients.scaling().describeAutoScalingGroupsPaginator().autoScalingGroups()) {
            groups.add(new Group(
                    group.autoScalingGroupName(),
                    (int) group.instances().stream()
                            .filter(instance -> instance.lifecycleState() == LifecycleState.IN_SERVICE)
                            .count(),
                    group.desiredCapacity(),
                    group.suspendedProcesses().stream()
                            .anyMatch(process -> process.processName().equals(DISABLED))));
        }
        groups.sort(java.util.Comparator.comparing(Group::name));
        return groups;
    }

    private static Map<String, Integer> marked(Clients clients) {
        Map<String, Integer> marked = new TreeMap<>();
        for (TagDescription tag : clients.ec2()
                .describeTagsPaginator(request -> request.filters(
                        Filter.builder().name("key").values(MARK).build()))
                .tags()) {
            marked.merge(tag.resourceTypeAsString(), 1, Integer::sum);
        }
        return marked;
    }

    private static Set<String> loose(Clients clients, List<Image> images) {
        Set<String> loose = new HashSet<>();
        clients
                .ec2()
                .describeInstancesPaginator(request -> request.filters(Filter.builder()
                        .name("instance-state-name")
                        .values("pending", "running", "stopping", "stopped")
                        .build()))
                .reservations()
                .stream()
                .flatMap(reservation -> reservation.instances().stream())
                .filter(instance ->
                        instance.tags().stream().noneMatch(tag -> tag.key().equals(GROUP_TAG)))
                .map(Instance::instanceId)
                .forEach(loose::add);
        Set<String> used = new HashSet<>();
        images.forEach(image -> image.blockDeviceMappings().stream()
                .filter(device -> device.ebs() != null)
                .forEach(device -> used.add(device.ebs().snapshotId())));
        clients.ec2().describeSnapshotsPaginator(request -> request.ownerIds("self")).snapshots().stream()
                .map(Snapshot::snapshotId)
                .filter(id -> !used.contains(id))
                .forEach(loose::add);
        clients.ec2().describeSecurityGroupsPaginator().securityGroups().stream()
                .map(SecurityGroup::groupId)
                .forEach(loose::add);
        return loose;
    }
}

package io.jenkins.plugins.pavedroad.cloud.aws;

import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.Instance;
import io.jenkins.plugins.pavedroad.cloud.InstanceLaunch;
import io.jenkins.plugins.pavedroad.cloud.Instances;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputResponse;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** Single instances of one AWS region, and what they need around them. */
final class AwsInstances implements Instances {
    private static final int PAGE = 1000;
    private static final String[] NOT_TERMINATED = {"pending", "running", "shutting-down", "stopping", "stopped"};
    private static final Set<String> NO_TYPE = Set.of("InvalidInstanceType", "InvalidParameterValue");
    private static final Set<String> NO_GROUP = Set.of("InvalidGroup.NotFound", "InvalidGroupId.Malformed");
    private static final Set<String> GROUP_IN_USE = Set.of("DependencyViolation", "InvalidGroup.InUse");

    private final Ec2Client ec2;
    private final SignedCalls signing;
    private final InstanceRequests requests;

    AwsInstances(Ec2Client ec2, SignedCalls signing) {
        this.ec2 = ec2;
        this.signing = signing;
        requests = new InstanceRequests(ec2);
    }

    @Override
    public String launch(InstanceLaunch launch) {
        return Call.to(
                "ec2:RunInstances",
                () -> ec2.runInstances(requests.run(launch)).instances().get(0).instanceId());
    }

    @Override
    public List<Instance> find(Collection<String> ids) {
        // A filter, because asking by ids is refused as a whole when one of them is gone.
        return Tagging.pieces(ids, Tagging.FILTER_VALUES).stream()
                .flatMap(piece -> where(List.of(Tagging.filter("instance-id", piece))).stream())
                .toList();
    }

    @Override
    public List<Instance> byTags(Map<String, String> tags) {
        List<Filter> filters = new ArrayList<>(Tagging.filters(tags));
        filters.add(Tagging.filter("instance-state-name", NOT_TERMINATED));
        return where(filters);
    }

    @Override
    public List<Instance> withTag(String key) {
        return where(List.of(Tagging.filter("tag-key", key), Tagging.filter("instance-state-name", NOT_TERMINATED)));
    }

    @Override
    public URI terminationAddress(String id, Duration validity) {
        return Call.to("ec2:TerminateInstances", () -> signing.terminate(id, validity));
    }

    private List<Instance> where(List<Filter> filters) {
        return Call.to(
                "ec2:DescribeInstances", () -> ec2
                        .describeInstancesPaginator(
                                request -> request.filters(filters).maxResults(PAGE))
                        .reservations()
                        .stream()
                        .flatMap(reservation -> reservation.instances().stream())
                        .map(InstanceRequests::instance)
                        .toList());
    }

    @Override
    public void terminate(Collection<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        try {
            Call.effect("ec2:TerminateInstances", () -> ec2.terminateInstances(request -> request.instanceIds(ids)));
        } catch (CloudException e) {
            if (!e.code().equals("InvalidInstanceID.NotFound")) {
                throw e;
            }
            // One that is gone makes AWS refuse them all.
            if (ids.size() > 1) {
                ids.forEach(id -> terminate(List.of(id)));
            }
        }
    }

    @Override
    public String console(String id) {
        GetConsoleOutputResponse answer;
        try {
            answer = console(id, true);
        } catch (CloudException e) {
            if (e.retryable() || e.code().startsWith("InvalidInstanceID")) {
                throw e;
            }
            // Only Nitro types know the latest output, and only while they run.
            answer = console(id, false);
        }
        return answer.output() == null
                ? ""
                : new String(Base64.getMimeDecoder().decode(answer.output()), StandardCharsets.UTF_8);
    }

    private GetConsoleOutputResponse console(String id, boolean latest) {
        return Call.to(
                "ec2:GetConsoleOutput",
                () -> ec2.getConsoleOutput(request -> request.instanceId(id).latest(latest)));
    }

    @Override
    public List<String> architectures(String instanceType) {
        return Call.find(
                        "ec2:DescribeInstanceTypes",
                        NO_TYPE,
                        () -> ec2.describeInstanceTypes(request -> request.instanceTypesWithStrings(instanceType)))
                .flatMap(answer -> answer.instanceTypes().stream().findFirst())
                .map(InstanceTypeInfo::processorInfo)
                .map(processor -> processor.supportedArchitecturesAsStrings())
                .orElse(List.of());
    }

    @Override
    public Optional<String> defaultNetwork() {
        return Call.to(
                        "ec2:DescribeVpcs",
                        () -> ec2.describeVpcs(request -> request.filters(Tagging.filter("is-default", "true"))))
                .vpcs()
                .stream()
                .map(Vpc::vpcId)
                .findFirst();
    }

    @Override
    public Map<String, String> defaultSubnets() {
        return Call.to(
                        "ec2:DescribeSubnets",
                        () -> ec2.describeSubnets(request -> request.filters(Tagging.filter("default-for-az", "true"))))
                .subnets()
                .stream()
                .collect(Collectors.toMap(
                        Subnet::availabilityZone, Subnet::subnetId, (first, second) -> first, TreeMap::new));
    }

    @Override
    public Optional<String> networkOf(String subnet) {
        return Call.to(
                        "ec2:DescribeSubnets",
                        () -> ec2.describeSubnets(request -> request.filters(Tagging.filter("subnet-id", subnet))))
                .subnets()
                .stream()
                .map(Subnet::vpcId)
                .findFirst();
    }

    @Override
    public String closedSecurityGroup(String name, String description, String network, Map<String, String> tags) {
        // A new group lets nothing in and everything out.
        return Call.find("ec2:CreateSecurityGroup", Set.of("InvalidGroup.Duplicate"), () -> ec2.createSecurityGroup(
                                request -> request.groupName(name)
                                        .description(description)
                                        .vpcId(network)
                                        .tagSpecifications(Tagging.specifications(tags, ResourceType.SECURITY_GROUP)))
                        .groupId())
                .orElseGet(() ->
                        groups(List.of(Tagging.filter("group-name", name), Tagging.filter("vpc-id", network))).stream()
                                .map(SecurityGroup::groupId)
                                .findFirst()
                                .orElseThrow(() -> new CloudException(
                                        "ec2:CreateSecurityGroup",
                                        "InvalidGroup.Duplicate",
                                        "security group '" + name + "' exists and is not shown yet",
                                        true,
                                        null)));
    }

    @Override
    public Map<String, String> securityGroupsByTags(Map<String, String> tags) {
        Map<String, String> ids = new HashMap<>();
        groups(Tagging.filters(tags)).forEach(group -> ids.put(group.groupName(), group.groupId()));
        return ids;
    }

    private List<SecurityGroup> groups(List<Filter> filters) {
        return Call.to(
                "ec2:DescribeSecurityGroups", () -> ec2
                        .describeSecurityGroupsPaginator(
                                request -> request.filters(filters).maxResults(PAGE))
                        .securityGroups()
                        .stream()
                        .toList());
    }

    @Override
    public boolean deleteSecurityGroup(String id) {
        return Call.find("ec2:DeleteSecurityGroup", GROUP_IN_USE, () -> {
                    Call.unless(
                            "ec2:DeleteSecurityGroup",
                            NO_GROUP,
                            () -> ec2.deleteSecurityGroup(request -> request.groupId(id)));
                    return true;
                })
                .orElse(false);
    }
}

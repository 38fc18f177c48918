package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Tag;

public class InstancesTest {
    @Rule
    public final AwsRule aws = new AwsRule();

    private Ec2Client ec2;
    private String image;

    @Before
    public void setUp() throws Exception {
        ec2 = aws.client(Ec2Client.builder(), AwsRule.EAST);
        image = aws.image(AwsRule.EAST, "base");
    }

    @Test
    public void unknownInstanceTypesAreNamed() {
        Ec2Exception refused = assertThrows(
                Ec2Exception.class,
                () -> ec2.describeInstanceTypes(request -> request.instanceTypesWithStrings("t3.micro", "t9.huge")));
        assertEquals("InvalidInstanceType", refused.awsErrorDetails().errorCode());
        assertTrue(refused.getMessage(), refused.getMessage().contains("[t9.huge]"));
    }

    @Test
    public void lifeOfAnInstance() {
        var launched = ec2.runInstances(request -> request.imageId(image)
                        .instanceType("t3.micro")
                        .minCount(1)
                        .maxCount(1))
                .instances()
                .get(0);
        assertEquals(InstanceStateName.PENDING, launched.state().name());
        String id = launched.instanceId();
        until(id, InstanceStateName.RUNNING);
        assertTrue(instance(id).privateIpAddress().startsWith("127."));
        assertEquals(1, instance(id).blockDeviceMappings().size());

        ec2.stopInstances(request -> request.instanceIds(id));
        until(id, InstanceStateName.STOPPED);
        ec2.startInstances(request -> request.instanceIds(id));
        until(id, InstanceStateName.RUNNING);

        String volume = instance(id).blockDeviceMappings().get(0).ebs().volumeId();
        ec2.terminateInstances(request -> request.instanceIds(id));
        until(id, InstanceStateName.TERMINATED);
        assertEquals("InvalidVolume.NotFound", code(() -> ec2.describeVolumes(request -> request.volumeIds(volume))));
    }

    @Test
    public void instanceThatShutsItselfDownIsStopped() {
        String id = run(request -> request.userData(base64("poweroff")));

        until(id, InstanceStateName.STOPPED);
        assertEquals(
                "Client.InstanceInitiatedShutdown", instance(id).stateReason().code());
    }

    @Test
    public void instanceThatShutsItselfDownIsTerminatedWhenAskedFor() {
        String id = run(request -> request.userData(base64("poweroff")).instanceInitiatedShutdownBehavior("terminate"));

        until(id, InstanceStateName.TERMINATED);
    }

    @Test
    public void instanceThatCannotStartIsTerminatedWithItsReason() {
        String id = run(request -> request.userData(base64("broken")));

        until(id, InstanceStateName.TERMINATED);
        assertTrue(instance(id).stateReason().message().contains("no such program"));
    }

    @Test
    public void instancesKnowWhatTheyWereStartedWith() {
        String id = run(request -> request.userData(base64("hello"))
                .tagSpecifications(spec -> spec.resourceType(ResourceType.INSTANCE)
                        .tags(Tag.builder().key("Name").value("one").build())));
        until(id, InstanceStateName.RUNNING);

        assertEquals("hello", new String(aws.runtime().boots.get(id).userData(), StandardCharsets.UTF_8));
        assertEquals("one", aws.runtime().boots.get(id).metadata().get("tags/Name"));
        assertEquals(
                base64("hello"),
                ec2.describeInstanceAttribute(
                                request -> request.instanceId(id).attribute(InstanceAttributeName.USER_DATA))
                        .userData()
                        .value());
        assertFalse(aws.aws().ledger().entries().toString().contains(base64("hello")));
    }

    @Test
    public void sameClientTokenLaunchesOnce() {
        String first = run(request -> request.clientToken("token-1"));
        String second = run(request -> request.clientToken("token-1"));

        assertEquals(first, second);
        assertNotEquals(first, run(request -> request.clientToken("token-2")));
        assertEquals(
                "IdempotentParameterMismatch",
                code(() -> run(request -> request.clientToken("token-1").instanceType(InstanceType.M5_LARGE))));
    }

    @Test
    public void addressesAreUniqueOverRegions() throws Exception {
        String westImage = aws.image(AwsRule.WEST, "base");
        Ec2Client west = aws.client(Ec2Client.builder(), AwsRule.WEST);
        Set<String> addresses = ec2
                .runInstances(request -> request.imageId(image)
                        .instanceType(InstanceType.T3_MICRO)
                        .minCount(5)
                        .maxCount(5))
                .instances()
                .stream()
                .map(each -> each.privateIpAddress())
                .collect(Collectors.toSet());
        addresses.add(west.runInstances(request -> request.imageId(westImage)
                        .instanceType(InstanceType.T3_MICRO)
                        .minCount(1)
                        .maxCount(1))
                .instances()
                .get(0)
                .privateIpAddress());

        assertEquals(6, addresses.size());
    }

    @Test
    public void pagesNeitherRepeatNorLose() {
        Set<String> launched = ec2
                .runInstances(request -> request.imageId(image)
                        .instanceType(InstanceType.T3_MICRO)
                        .minCount(12)
                        .maxCount(12))
                .instances()
                .stream()
                .map(each -> each.instanceId())
                .collect(Collectors.toSet());

        List<String> seen = ec2
                .describeInstancesPaginator(
                        DescribeInstancesRequest.builder().maxResults(5).build())
                .reservations()
                .stream()
                .flatMap(reservation -> reservation.instances().stream())
                .map(each -> each.instanceId())
                .toList();

        assertEquals(12, seen.size());
        assertEquals(launched, Set.copyOf(seen));
        assertEquals(3, aws.aws().ledger().count("ec2", "DescribeInstances"));
    }

    @Test
    public void filtersSelect() {
        String tagged = run(request -> request.tagSpecifications(spec -> spec.resourceType(ResourceType.INSTANCE)
                .tags(Tag.builder().key("app").value("hello-service").build())));
        run(request -> {});

        assertEquals(List.of(tagged), found(filter("tag:app", "hello-*")));
        assertEquals(List.of(), found(filter("tag:app", "hello")));
        assertEquals(List.of(tagged), found(filter("tag-key", "app"), filter("image-id", image)));
        assertEquals("InvalidParameterValue", code(() -> found(filter("colour", "red"))));
    }

    @Test
    public void errorsHaveAwsCodes() {
        assertEquals(
                "InvalidInstanceID.NotFound",
                code(() -> ec2.describeInstances(request -> request.instanceIds("i-0123456789abcdef0"))));
        assertEquals(
                "InvalidInstanceID.Malformed",
                code(() -> ec2.describeInstances(request -> request.instanceIds("hello"))));
        assertEquals("InvalidAMIID.NotFound", code(() -> run(request -> request.imageId("ami-0123456789abcdef0"))));
        assertEquals("InvalidParameterValue", code(() -> run(request -> request.instanceType("x9.huge"))));
        assertEquals("InvalidGroup.NotFound", code(() -> run(request -> request.securityGroupIds("sg-012345"))));
        assertEquals("InvalidSubnetID.NotFound", code(() -> run(request -> request.subnetId("subnet-012345"))));
        assertEquals("InvalidKeyPair.NotFound", code(() -> run(request -> request.keyName("nobody"))));
        Ec2Exception dry = assertThrows(Ec2Exception.class, () -> run(request -> request.dryRun(true)));
        assertEquals("DryRunOperation", dry.awsErrorDetails().errorCode());
        assertEquals(412, dry.statusCode());
        assertTrue(ec2.describeInstances().reservations().isEmpty());
    }

    @Test
    public void launchTemplateGivesWhatTheCallLeavesOut() {
        String template = ec2.createLaunchTemplate(
                        request -> request.launchTemplateName("hello").launchTemplateData(data -> data.imageId(image)
                                .instanceType(InstanceType.T3_SMALL)
                                .userData(base64("from template"))
                                .networkInterfaces(network -> network.deviceIndex(0)
                                        .groups(ec2.describeSecurityGroups()
                                                .securityGroups()
                                                .get(0)
                                                .groupId()))
                                .tagSpecifications(spec -> spec.resourceType(ResourceType.INSTANCE)
                                        .tags(Tag.builder()
                                                .key("app")
                                                .value("hello")
                                                .build()))))
                .launchTemplate()
                .launchTemplateId();

        String id = ec2.runInstances(request -> request.launchTemplate(spec -> spec.launchTemplateId(template))
                        .instanceType(InstanceType.M5_LARGE)
                        .minCount(1)
                        .maxCount(1))
                .instances()
                .get(0)
                .instanceId();

        assertEquals(InstanceType.M5_LARGE, instance(id).instanceType());
        assertEquals("hello", instance(id).tags().get(0).value());
        var data = ec2.describeLaunchTemplateVersions(request -> request.launchTemplateId(template))
                .launchTemplateVersions()
                .get(0)
                .launchTemplateData();
        assertEquals(InstanceType.T3_SMALL, data.instanceType());
        assertEquals(1, data.networkInterfaces().get(0).groups().size());
        assertEquals("app", data.tagSpecifications().get(0).tags().get(0).key());
        assertEquals(
                "InvalidLaunchTemplateName.AlreadyExistsException",
                code(() -> ec2.createLaunchTemplate(request ->
                        request.launchTemplateName("hello").launchTemplateData(each -> each.imageId(image)))));
    }

    @Test
    public void securityGroupInUseIsKept() {
        String group = ec2.createSecurityGroup(
                        request -> request.groupName("builder").description("temporary"))
                .groupId();
        ec2.authorizeSecurityGroupIngress(request -> request.groupId(group).ipPermissions(permission -> permission
                .ipProtocol("tcp")
                .fromPort(80)
                .toPort(80)
                .ipRanges(range -> range.cidrIp("10.0.0.0/8"))));
        String id = run(request -> request.securityGroupIds(group));

        assertEquals("DependencyViolation", code(() -> ec2.deleteSecurityGroup(request -> request.groupId(group))));
        assertEquals(80, (int) ec2.describeSecurityGroups(request -> request.groupIds(group))
                .securityGroups()
                .get(0)
                .ipPermissions()
                .get(0)
                .fromPort());
        ec2.terminateInstances(request -> request.instanceIds(id));
        until(id, InstanceStateName.TERMINATED);
        ec2.deleteSecurityGroup(request -> request.groupId(group));
        assertEquals(
                "InvalidGroup.NotFound", code(() -> ec2.describeSecurityGroups(request -> request.groupIds(group))));
    }

    private String run(Consumer<RunInstancesRequest.Builder> more) {
        return ec2.runInstances(request -> {
                    request.imageId(image)
                            .instanceType(InstanceType.T3_MICRO)
                            .minCount(1)
                            .maxCount(1);
                    more.accept(request);
                })
                .instances()
                .get(0)
                .instanceId();
    }

    private software.amazon.awssdk.services.ec2.model.Instance instance(String id) {
        return ec2.describeInstances(request -> request.instanceIds(id))
                .reservations()
                .get(0)
                .instances()
                .get(0);
    }

    private void until(String id, InstanceStateName state) {
        aws.eventually(id + " is " + state, () -> instance(id).state().name() == state);
    }

    private List<String> found(Filter... filters) {
        return ec2.describeInstances(request -> request.filters(filters)).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .map(each -> each.instanceId())
                .toList();
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String code(org.junit.function.ThrowingRunnable call) {
        return assertThrows(Ec2Exception.class, call).awsErrorDetails().errorCode();
    }
}

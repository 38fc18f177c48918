package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsRequest;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;

public class ScalingTest {
    private static final String GROUP = "hello-prod-v001";

    @Rule
    public final AwsRule aws = new AwsRule();

    private AutoScalingClient scaling;
    private Ec2Client ec2;
    private String image;
    private String template;

    @Before
    public void setUp() throws Exception {
        scaling = aws.client(AutoScalingClient.builder(), AwsRule.EAST);
        ec2 = aws.client(Ec2Client.builder(), AwsRule.EAST);
        image = aws.image(AwsRule.EAST, "hello-1.0.0");
        template = ec2.createLaunchTemplate(request -> request.launchTemplateName(GROUP)
                        .launchTemplateData(data -> data.imageId(image).instanceType(InstanceType.T3_MICRO)))
                .launchTemplate()
                .launchTemplateId();
    }

    @Test
    public void growsAndShrinksToItsDesiredCapacity() {
        create(request -> request.minSize(0).maxSize(4).desiredCapacity(3));
        untilInService(3);
        assertEquals(
                Set.of("us-east-1a", "us-east-1b"),
                group().instances().stream().map(Instance::availabilityZone).collect(Collectors.toSet()));

        scaling.setDesiredCapacity(
                request -> request.autoScalingGroupName(GROUP).desiredCapacity(1));
        untilInService(1);
        aws.eventually("two gone", () -> group().instances().size() == 1);
        scaling.updateAutoScalingGroup(
                request -> request.autoScalingGroupName(GROUP).minSize(2));
        untilInService(2);
        assertEquals(2, (int) group().desiredCapacity());

        List<Activity> activities = scaling.describeScalingActivities(request -> request.autoScalingGroupName(GROUP))
                .activities();
        assertEquals(6, activities.size());
        Activity first = activities.get(activities.size() - 1);
        assertTrue(first.description(), first.description().startsWith("Launching a new EC2 instance: i-"));
        assertTrue(
                first.cause(),
                first.cause()
                        .contains(
                                "a user request created an AutoScalingGroup changing the desired capacity from 0 to 3."));
    }

    @Test
    public void tagsReachInstancesWhenToBePropagated() {
        create(request -> request.minSize(1)
                .maxSize(1)
                .tags(
                        Tag.builder()
                                .key("app")
                                .value("hello")
                                .propagateAtLaunch(true)
                                .build(),
                        Tag.builder()
                                .key("owner")
                                .value("team")
                                .propagateAtLaunch(false)
                                .build()));
        untilInService(1);

        var tags = ec2
                .describeInstances(request ->
                        request.instanceIds(group().instances().get(0).instanceId()))
                .reservations()
                .get(0)
                .instances()
                .get(0)
                .tags()
                .stream()
                .collect(Collectors.toMap(tag -> tag.key(), tag -> tag.value()));
        assertEquals("hello", tags.get("app"));
        assertEquals(GROUP, tags.get("aws:autoscaling:groupName"));
        assertEquals(null, tags.get("owner"));
        assertEquals(
                1,
                scaling.describeAutoScalingGroups(request -> request.filters(
                                filter -> filter.name("tag:owner").values("team")))
                        .autoScalingGroups()
                        .size());
    }

    @Test
    public void suspendedProcessesDoNothing() {
        create(request -> request.minSize(0).maxSize(4).desiredCapacity(1));
        untilInService(1);
        scaling.suspendProcesses(request ->
                request.autoScalingGroupName(GROUP).scalingProcesses("Launch", "Terminate", "AddToLoadBalancer"));
        assertTrue(group().suspendedProcesses().get(0).suspensionReason().startsWith("User suspended at 20"));

        scaling.setDesiredCapacity(
                request -> request.autoScalingGroupName(GROUP).desiredCapacity(3));
        // another group's growth shows that groups are being looked at
        createNamed("other-v000", request -> request.minSize(1).maxSize(1));
        aws.eventually("the other group grew", () -> inService("other-v000") == 1);
        assertEquals(1, group().instances().size());

        scaling.resumeProcesses(request -> request.autoScalingGroupName(GROUP));
        untilInService(3);
    }

    @Test
    public void terminatedInstanceIsReplaced() {
        create(request -> request.minSize(1).maxSize(1));
        untilInService(1);
        String first = group().instances().get(0).instanceId();

        ec2.terminateInstances(request -> request.instanceIds(first));

        aws.eventually("another one serves", () -> group().instances().stream()
                .anyMatch(each ->
                        !each.instanceId().equals(first) && each.lifecycleState() == LifecycleState.IN_SERVICE));
        assertTrue(
                scaling.describeScalingActivities(request -> request.autoScalingGroupName(GROUP)).activities().stream()
                        .anyMatch(activity -> activity.cause().contains("EC2 health check")));
    }

    @Test
    public void oneInstanceCanBeTakenAway() {
        create(request -> request.minSize(1).maxSize(3).desiredCapacity(2));
        untilInService(2);
        String id = group().instances().get(0).instanceId();

        scaling.terminateInstanceInAutoScalingGroup(
                request -> request.instanceId(id).shouldDecrementDesiredCapacity(true));

        aws.eventually("gone", () -> group().instances().size() == 1);
        assertEquals(1, (int) group().desiredCapacity());
        String last = group().instances().get(0).instanceId();
        assertEquals(
                "ValidationError",
                code(() -> scaling.terminateInstanceInAutoScalingGroup(
                        request -> request.instanceId(last).shouldDecrementDesiredCapacity(true))));
    }

    @Test
    public void groupGoesOnlyAfterItsInstances() {
        create(request -> request.minSize(1).maxSize(1));
        untilInService(1);
        String id = group().instances().get(0).instanceId();
        assertEquals(
                "ResourceInUse",
                code(() -> scaling.deleteAutoScalingGroup(request -> request.autoScalingGroupName(GROUP))));

        scaling.deleteAutoScalingGroup(
                request -> request.autoScalingGroupName(GROUP).forceDelete(true));
        assertEquals("Delete in progress", group().status());
        assertEquals(
                "ValidationError",
                code(() -> scaling.setDesiredCapacity(
                        request -> request.autoScalingGroupName(GROUP).desiredCapacity(1))));
        aws.eventually("deleted", () -> groups().isEmpty());
        assertEquals(
                "terminated",
                ec2.describeInstances(request -> request.instanceIds(id))
                        .reservations()
                        .get(0)
                        .instances()
                        .get(0)
                        .state()
                        .nameAsString());
    }

    @Test
    public void launchesThatFailAreTold() {
        create(request -> request.minSize(0).maxSize(1).desiredCapacity(0));
        ec2.deregisterImage(request -> request.imageId(image));

        scaling.setDesiredCapacity(
                request -> request.autoScalingGroupName(GROUP).desiredCapacity(1));

        aws.eventually(
                "failed",
                () ->
                        scaling
                                .describeScalingActivities(request -> request.autoScalingGroupName(GROUP))
                                .activities()
                                .stream()
                                .anyMatch(activity ->
                                        activity.statusCodeAsString().equals("Failed")
                                                && activity.statusMessage().contains(image)));
    }

    @Test
    public void launchConfigurationsWorkToo() {
        scaling.createLaunchConfiguration(request -> request.launchConfigurationName("old-way")
                .imageId(image)
                .instanceType("t3.micro")
                .userData("aGk="));
        scaling.createAutoScalingGroup(request -> request.autoScalingGroupName(GROUP)
                .launchConfigurationName("old-way")
                .availabilityZones("us-east-1b")
                .minSize(1)
                .maxSize(1));
        untilInService(1);

        assertEquals("us-east-1b", group().instances().get(0).availabilityZone());
        assertEquals(
                "ResourceInUse",
                code(() -> scaling.deleteLaunchConfiguration(request -> request.launchConfigurationName("old-way"))));
    }

    @Test
    public void badInputIsRefused() {
        assertEquals(
                "ValidationError",
                code(() -> create(request -> request.minSize(2).maxSize(1))));
        assertEquals(
                "ValidationError",
                code(() -> create(request -> request.minSize(0).maxSize(1).desiredCapacity(2))));
        assertEquals(
                "ValidationError",
                code(() -> create(request -> request.minSize(0)
                        .maxSize(1)
                        .targetGroupARNs("arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/x/1"))));
        create(request -> request.minSize(0).maxSize(1));
        assertEquals(
                "AlreadyExists", code(() -> create(request -> request.minSize(0).maxSize(1))));
        assertEquals(
                "ValidationError",
                code(() -> scaling.suspendProcesses(
                        request -> request.autoScalingGroupName(GROUP).scalingProcesses("Lunch"))));
        assertTrue(scaling.describeAutoScalingGroups(request -> request.autoScalingGroupNames("nobody"))
                .autoScalingGroups()
                .isEmpty());
    }

    @Test
    public void groupsComeInPages() {
        for (int i = 0; i < 5; i++) {
            createNamed("app-v00" + i, request -> request.minSize(0).maxSize(1));
        }

        assertEquals(
                List.of("app-v000", "app-v001", "app-v002", "app-v003", "app-v004"),
                scaling
                        .describeAutoScalingGroupsPaginator(DescribeAutoScalingGroupsRequest.builder()
                                .maxRecords(2)
                                .build())
                        .autoScalingGroups()
                        .stream()
                        .map(AutoScalingGroup::autoScalingGroupName)
                        .toList());
        assertEquals(3, aws.aws().ledger().count("autoscaling", "DescribeAutoScalingGroups"));
    }

    private void create(Consumer<CreateAutoScalingGroupRequest.Builder> more) {
        createNamed(GROUP, more);
    }

    private void createNamed(String name, Consumer<CreateAutoScalingGroupRequest.Builder> more) {
        String subnets = ec2.describeSubnets().subnets().stream()
                .map(subnet -> subnet.subnetId())
                .collect(Collectors.joining(","));
        scaling.createAutoScalingGroup(request -> {
            request.autoScalingGroupName(name)
                    .launchTemplate(spec -> spec.launchTemplateId(template).version("$Latest"))
                    .vpcZoneIdentifier(subnets);
            more.accept(request);
        });
    }

    private List<AutoScalingGroup> groups() {
        return scaling.describeAutoScalingGroups(request -> request.autoScalingGroupNames(GROUP))
                .autoScalingGroups();
    }

    private AutoScalingGroup group() {
        return groups().get(0);
    }

    private long inService(String name) {
        return scaling
                .describeAutoScalingGroups(request -> request.autoScalingGroupNames(name))
                .autoScalingGroups()
                .get(0)
                .instances()
                .stream()
                .filter(each -> each.lifecycleState() == LifecycleState.IN_SERVICE)
                .count();
    }

    private void untilInService(int count) {
        aws.eventually(count + " in service", () -> inService(GROUP) == count);
    }

    private static String code(ThrowingRunnable call) {
        return assertThrows(AutoScalingException.class, call).awsErrorDetails().errorCode();
    }
}

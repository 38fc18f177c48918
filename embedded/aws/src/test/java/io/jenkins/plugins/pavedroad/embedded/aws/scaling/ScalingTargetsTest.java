package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.balance.HttpTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.LoadBalancerTargetGroupState;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/** Groups and target groups together. */
public class ScalingTargetsTest {
    private static final String GROUP = "hello-prod-v001";

    @Rule
    public final AwsRule aws = new AwsRule();

    private final Map<String, HttpTarget> servers = new ConcurrentHashMap<>();
    private AutoScalingClient scaling;
    private ElasticLoadBalancingV2Client elb;
    private Ec2Client ec2;
    private String targets;

    @Before
    public void setUp() throws Exception {
        scaling = aws.client(AutoScalingClient.builder(), AwsRule.EAST);
        elb = aws.client(ElasticLoadBalancingV2Client.builder(), AwsRule.EAST);
        ec2 = aws.client(Ec2Client.builder(), AwsRule.EAST);
        aws.runtime().onLaunch(boot -> {
            try {
                servers.put(boot.instanceId(), new HttpTarget(boot.privateAddress()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        String image = aws.image(AwsRule.EAST, "hello-1.0.0");
        ec2.createLaunchTemplate(request -> request.launchTemplateName(GROUP)
                .launchTemplateData(data -> data.imageId(image).instanceType(InstanceType.T3_MICRO)));
        targets = elb.createTargetGroup(request -> request.name("hello")
                        .protocol("HTTP")
                        .port(HttpTarget.PORT)
                        .vpcId("vpc-1")
                        .healthyThresholdCount(2)
                        .healthCheckPath("/healthcheck"))
                .targetGroups()
                .get(0)
                .targetGroupArn();
        drainFor(1);
        String balancer = elb.createLoadBalancer(request -> request.name("hello")
                        .subnets(ec2.describeSubnets().subnets().get(0).subnetId()))
                .loadBalancers()
                .get(0)
                .loadBalancerArn();
        elb.createListener(request -> request.loadBalancerArn(balancer)
                .port(80)
                .protocol("HTTP")
                .defaultActions(action -> action.type("forward").targetGroupArn(targets)));
    }

    @After
    public void stopServers() {
        servers.values().forEach(HttpTarget::close);
    }

    @Test
    public void newInstancesAreRegisteredAndServe() {
        create(2, "ELB", targets);

        aws.eventually("two healthy", () -> healthy() == 2);
        aws.eventually("in service", () -> attached().equals(List.of("InService")));
        assertEquals(List.of(targets), group().targetGroupARNs());
    }

    @Test
    public void unhealthyInstanceIsReplaced() {
        create(1, "ELB", targets);
        aws.eventually("healthy", () -> healthy() == 1);
        String first = group().instances().get(0).instanceId();

        servers.get(first).health(500);

        aws.eventually("replaced", () -> group().instances().stream()
                .noneMatch(each -> each.instanceId().equals(first)));
        aws.eventually("healthy again", () -> healthy() == 1);
        assertTrue(activities().stream().anyMatch(each -> each.cause().contains("ELB system health check failure")));
    }

    @Test
    public void unhealthyInstanceStaysWithEc2Checks() {
        create(1, "EC2", targets);
        aws.eventually("healthy", () -> healthy() == 1);
        String first = group().instances().get(0).instanceId();
        servers.get(first).health(500);
        aws.eventually("unhealthy", () -> states().equals(List.of("unhealthy")));

        scaling.setDesiredCapacity(
                request -> request.autoScalingGroupName(GROUP).desiredCapacity(2));
        aws.eventually("grown", () -> healthy() == 1);
        assertTrue(
                group().instances().stream().anyMatch(each -> each.instanceId().equals(first)));
    }

    @Test
    public void instanceIsTerminatedOnlyAfterDraining() {
        drainFor(1500);
        create(1, "EC2", targets);
        aws.eventually("healthy", () -> healthy() == 1);
        Instance instance = group().instances().get(0);

        scaling.updateAutoScalingGroup(
                request -> request.autoScalingGroupName(GROUP).minSize(0).desiredCapacity(0));
        aws.eventually("waiting", () -> activities().stream()
                .anyMatch(each -> each.statusCodeAsString().equals("WaitingForELBConnectionDraining")));
        assertEquals("running", state(instance));
        assertEquals(List.of("draining"), states());

        aws.eventually("gone", () -> group().instances().isEmpty());
        assertEquals("terminated", state(instance));
    }

    @Test
    public void nothingIsRegisteredWhileAddingIsSuspended() {
        create(0, "EC2", targets);
        aws.eventually("attached", () -> attached().equals(List.of("Added")));
        scaling.suspendProcesses(request -> request.autoScalingGroupName(GROUP).scalingProcesses("AddToLoadBalancer"));
        scaling.setDesiredCapacity(
                request -> request.autoScalingGroupName(GROUP).desiredCapacity(1));
        aws.eventually("in service", () -> inService() == 1);
        assertEquals(List.of(), states());

        // as on AWS, resuming does not make up for it: only instances that come later are added
        scaling.resumeProcesses(request -> request.autoScalingGroupName(GROUP));
        scaling.setDesiredCapacity(
                request -> request.autoScalingGroupName(GROUP).desiredCapacity(2));
        aws.eventually("both in service", () -> inService() == 2);
        assertEquals(1, states().size());
    }

    @Test
    public void targetGroupsAreAttachedAndDetached() {
        create(1, "EC2");
        aws.eventually("in service", () -> inService() == 1);

        scaling.attachLoadBalancerTargetGroups(
                request -> request.autoScalingGroupName(GROUP).targetGroupARNs(targets));
        aws.eventually("healthy", () -> healthy() == 1);
        assertEquals(List.of("Added"), attached());

        scaling.detachLoadBalancerTargetGroups(
                request -> request.autoScalingGroupName(GROUP).targetGroupARNs(targets));
        aws.eventually("detached", () -> attached().isEmpty());
        assertEquals(List.of(), states());
        assertEquals(1, inService());
    }

    private void create(int size, String healthCheck, String... arns) {
        scaling.createAutoScalingGroup(request -> request.autoScalingGroupName(GROUP)
                .launchTemplate(spec -> spec.launchTemplateName(GROUP))
                .availabilityZones("us-east-1a", "us-east-1b")
                .minSize(size)
                .maxSize(4)
                .healthCheckType(healthCheck)
                .healthCheckGracePeriod(0)
                .targetGroupARNs(arns));
    }

    private void drainFor(int seconds) {
        elb.modifyTargetGroupAttributes(request -> request.targetGroupArn(targets)
                .attributes(TargetGroupAttribute.builder()
                        .key("deregistration_delay.timeout_seconds")
                        .value(String.valueOf(seconds))
                        .build()));
    }

    private AutoScalingGroup group() {
        return scaling.describeAutoScalingGroups(request -> request.autoScalingGroupNames(GROUP))
                .autoScalingGroups()
                .get(0);
    }

    private long inService() {
        return group().instances().stream()
                .filter(each -> each.lifecycleStateAsString().equals("InService"))
                .count();
    }

    private List<String> attached() {
        return scaling
                .describeLoadBalancerTargetGroups(request -> request.autoScalingGroupName(GROUP))
                .loadBalancerTargetGroups()
                .stream()
                .map(LoadBalancerTargetGroupState::state)
                .toList();
    }

    private List<String> states() {
        return elb.describeTargetHealth(request -> request.targetGroupArn(targets)).targetHealthDescriptions().stream()
                .map(TargetHealthDescription::targetHealth)
                .map(health -> health.stateAsString())
                .toList();
    }

    private long healthy() {
        return states().stream().filter("healthy"::equals).count();
    }

    private List<Activity> activities() {
        return scaling.describeScalingActivities(request -> request.autoScalingGroupName(GROUP))
                .activities();
    }

    private String state(Instance instance) {
        return ec2.describeInstances(request -> request.instanceIds(instance.instanceId()))
                .reservations()
                .get(0)
                .instances()
                .get(0)
                .state()
                .nameAsString();
    }
}

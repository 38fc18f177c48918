package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.balance.HttpTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.LoadBalancerState;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancing.model.InstanceState;

/** Groups and classic load balancers together. */
public class ClassicTargetsTest {
    private static final String GROUP = "hello-prod-v001";
    private static final String BALANCER = "hello";

    @Rule
    public final AwsRule aws = new AwsRule();

    private final Map<String, HttpTarget> servers = new ConcurrentHashMap<>();
    private AutoScalingClient scaling;
    private ElasticLoadBalancingClient elb;

    @Before
    public void setUp() throws Exception {
        scaling = aws.client(AutoScalingClient.builder(), AwsRule.EAST);
        elb = aws.client(ElasticLoadBalancingClient.builder(), AwsRule.EAST);
        aws.runtime().onLaunch(boot -> {
            try {
                servers.put(boot.instanceId(), new HttpTarget(boot.privateAddress()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        String image = aws.image(AwsRule.EAST, "hello-1.0.0");
        aws.client(Ec2Client.builder(), AwsRule.EAST).createLaunchTemplate(request -> request.launchTemplateName(GROUP)
                .launchTemplateData(data -> data.imageId(image).instanceType(InstanceType.T3_MICRO)));
        elb.createLoadBalancer(request -> request.loadBalancerName(BALANCER)
                .availabilityZones("us-east-1a", "us-east-1b")
                .listeners(listener ->
                        listener.protocol("HTTP").loadBalancerPort(80).instancePort(HttpTarget.PORT)));
        elb.configureHealthCheck(request -> request.loadBalancerName(BALANCER)
                .healthCheck(check -> check.target("HTTP:" + HttpTarget.PORT + "/healthcheck")
                        .interval(5)
                        .timeout(2)
                        .healthyThreshold(2)
                        .unhealthyThreshold(2)));
    }

    @After
    public void stopServers() {
        servers.values().forEach(HttpTarget::close);
    }

    @Test
    public void membersComeAndGo() {
        create(2, "ELB", BALANCER);
        aws.eventually("two in service", () -> serving() == 2);
        aws.eventually("the balancer too", () -> attached().equals(List.of("InService")));
        assertEquals(List.of(BALANCER), group().loadBalancerNames());

        scaling.updateAutoScalingGroup(
                request -> request.autoScalingGroupName(GROUP).minSize(0).desiredCapacity(1));
        aws.eventually(
                "one is left", () -> states().size() == 1 && group().instances().size() == 1);
    }

    @Test
    public void terminationWaitsForDraining() {
        elb.modifyLoadBalancerAttributes(request -> request.loadBalancerName(BALANCER)
                .loadBalancerAttributes(attributes -> attributes.connectionDraining(
                        draining -> draining.enabled(true).timeout(1500))));
        create(1, "EC2", BALANCER);
        aws.eventually("in service", () -> serving() == 1);
        scaling.updateAutoScalingGroup(
                request -> request.autoScalingGroupName(GROUP).minSize(0).desiredCapacity(0));
        aws.eventually("waiting", () -> activityStates().contains("WaitingForELBConnectionDraining"));
        aws.pass(Duration.ofMinutes(20));
        assertEquals(List.of("InService"), states());
        aws.eventually("gone", () -> group().instances().isEmpty());
        assertEquals(List.of(), states());
    }

    @Test
    public void unhealthyMemberIsReplaced() {
        create(1, "ELB", BALANCER);
        aws.eventually("in service", () -> serving() == 1);
        String first = group().instances().get(0).instanceId();
        servers.get(first).health(500);
        aws.eventually("replaced", () -> group().instances().stream()
                .noneMatch(each -> each.instanceId().equals(first)));
        aws.eventually("in service again", () -> serving() == 1);
    }

    @Test
    public void nothingIsRegisteredWhileAddingIsSuspended() {
        create(0, "EC2", BALANCER);
        aws.eventually("attached", () -> attached().equals(List.of("Added")));
        scaling.suspendProcesses(request -> request.autoScalingGroupName(GROUP).scalingProcesses("AddToLoadBalancer"));
        scaling.setDesiredCapacity(
                request -> request.autoScalingGroupName(GROUP).desiredCapacity(1));
        aws.eventually("a member", () -> members() == 1);
        assertEquals(List.of(), states());
    }

    @Test
    public void balancersAreAttachedAndDetached() {
        create(1, "EC2");
        aws.eventually("a member", () -> members() == 1);
        scaling.attachLoadBalancers(
                request -> request.autoScalingGroupName(GROUP).loadBalancerNames(BALANCER));
        aws.eventually("in service", () -> serving() == 1);
        assertEquals(List.of("Added"), attached());

        scaling.detachLoadBalancers(
                request -> request.autoScalingGroupName(GROUP).loadBalancerNames(BALANCER));
        aws.eventually("detached", () -> attached().isEmpty());
        assertEquals(List.of(), states());
        assertEquals(1, members());
    }

    @Test
    public void unknownBalancersAreRefused() {
        AutoScalingException error = assertThrows(AutoScalingException.class, () -> create(1, "EC2", "nothing"));
        assertEquals("ValidationError", error.awsErrorDetails().errorCode());
        create(0, "EC2");
        assertThrows(
                AutoScalingException.class,
                () -> scaling.detachLoadBalancers(
                        request -> request.autoScalingGroupName(GROUP).loadBalancerNames(BALANCER)));
        assertThrows(
                AutoScalingException.class,
                () -> scaling.attachLoadBalancerTargetGroups(
                        request -> request.autoScalingGroupName(GROUP).targetGroupARNs(BALANCER)));
        assertTrue(attached().isEmpty());
    }

    private void create(int size, String healthCheck, String... balancers) {
        scaling.createAutoScalingGroup(request -> request.autoScalingGroupName(GROUP)
                .launchTemplate(spec -> spec.launchTemplateName(GROUP))
                .availabilityZones("us-east-1a", "us-east-1b")
                .minSize(size)
                .maxSize(4)
                .healthCheckType(healthCheck)
                .healthCheckGracePeriod(0)
                .loadBalancerNames(balancers));
    }

    private AutoScalingGroup group() {
        return scaling.describeAutoScalingGroups(request -> request.autoScalingGroupNames(GROUP))
                .autoScalingGroups()
                .get(0);
    }

    private long members() {
        return group().instances().stream()
                .filter(each -> each.lifecycleStateAsString().equals("InService"))
                .count();
    }

    private List<String> attached() {
        return scaling.describeLoadBalancers(request -> request.autoScalingGroupName(GROUP)).loadBalancers().stream()
                .map(LoadBalancerState::state)
                .toList();
    }

    private List<String> activityStates() {
        return scaling.describeScalingActivities(request -> request.autoScalingGroupName(GROUP)).activities().stream()
                .map(each -> each.statusCodeAsString())
                .toList();
    }

    private List<String> states() {
        return elb.describeInstanceHealth(request -> request.loadBalancerName(BALANCER)).instanceStates().stream()
                .map(InstanceState::state)
                .toList();
    }

    private long serving() {
        return states().stream().filter("InService"::equals).count();
    }
}

package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.ProcessRuntime;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.SampleService;
import java.util.List;
import java.util.Map;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** The whole way: an image, its instances as processes, and a load balancer before them. */
public class BalancedInstancesTest {
    @Rule
    public final AwsRule aws = new AwsRule(options -> options.withSpeed(100).withRuntime(ProcessRuntime::new));

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Before
    public void needNamespaces() {
        Assume.assumeTrue(
                ProcessRuntime.obstacle().orElse(""), ProcessRuntime.obstacle().isEmpty());
    }

    @Test
    public void instancesBehindABalancerServeTheirImage() throws Exception {
        String image = aws.aws()
                .seed()
                .image(
                        AwsRule.EAST,
                        "hello-1.0.0",
                        new SampleService("hello", "1.0.0")
                                .writeTo(folder.newFolder().toPath()),
                        Map.of());
        Ec2Client ec2 = aws.client(Ec2Client.builder(), AwsRule.EAST);
        ElasticLoadBalancingV2Client elb = aws.client(ElasticLoadBalancingV2Client.builder(), AwsRule.EAST);
        String instance = ec2.runInstances(request -> request.imageId(image)
                        .instanceType("t3.micro")
                        .minCount(1)
                        .maxCount(1))
                .instances()
                .get(0)
                .instanceId();
        AwsRule.until("it runs", () -> ec2.describeInstances(request -> request.instanceIds(instance))
                .reservations()
                .get(0)
                .instances()
                .get(0)
                .state()
                .nameAsString()
                .equals("running"));
        String group = elb.createTargetGroup(request -> request.name("hello")
                        .protocol("HTTP")
                        .port(SampleService.PORT)
                        .vpcId("vpc-1")
                        .healthCheckPath("/healthcheck"))
                .targetGroups()
                .get(0)
                .targetGroupArn();
        String balancer = elb.createLoadBalancer(request -> request.name("hello")
                        .subnets(ec2.describeSubnets().subnets().get(0).subnetId()))
                .loadBalancers()
                .get(0)
                .loadBalancerArn();
        elb.createListener(request -> request.loadBalancerArn(balancer)
                .port(80)
                .protocol("HTTP")
                .defaultActions(action -> action.type("forward").targetGroupArn(group)));
        elb.registerTargets(request -> request.targetGroupArn(group).targets(target -> target.id(instance)));
        awaitState(elb, group, "healthy");
        LoadBalancerView.Door door = aws.aws().balancing().door(AwsRule.EAST, "hello", 80);
        try (KeepAliveClient client = new KeepAliveClient(door.address().getPort())) {
            assertEquals("hello 1.0.0 us-east-1 " + instance + "\n", client.get("/"));
            client.get("/break");
            awaitState(elb, group, "unhealthy");
        }
        ec2.terminateInstances(request -> request.instanceIds(instance));
        AwsRule.until("a terminated instance is a target no more", () -> elb.describeTargetHealth(
                        request -> request.targetGroupArn(group))
                .targetHealthDescriptions()
                .equals(List.of()));
    }

    private static void awaitState(ElasticLoadBalancingV2Client elb, String group, String state) {
        AwsRule.until("the target is " + state, () -> elb.describeTargetHealth(request -> request.targetGroupArn(group))
                .targetHealthDescriptions()
                .get(0)
                .targetHealth()
                .stateAsString()
                .equals(state));
    }
}

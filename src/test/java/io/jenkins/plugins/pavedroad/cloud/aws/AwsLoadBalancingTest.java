package io.jenkins.plugins.pavedroad.cloud.aws;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.until;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.cloud.Capacity;
import io.jenkins.plugins.pavedroad.cloud.Instance;
import io.jenkins.plugins.pavedroad.cloud.InstanceLaunch;
import io.jenkins.plugins.pavedroad.cloud.LaunchSettings;
import io.jenkins.plugins.pavedroad.cloud.LoadBalancing;
import io.jenkins.plugins.pavedroad.cloud.ServerGroupLaunch;
import io.jenkins.plugins.pavedroad.cloud.ServerGroups;
import io.jenkins.plugins.pavedroad.cloud.TargetHealth;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

public class AwsLoadBalancingTest {
    @Rule
    public final AwsCloudsRule aws = new AwsCloudsRule();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private LoadBalancing balancing;
    private String image;
    private String arn;

    @Before
    public void seed() throws Exception {
        balancing = aws.east().loadBalancing();
        image = aws.aws().seed().image(EAST, "hello", folder.newFolder().toPath(), Map.of());
        String network = aws.east().instances().defaultNetwork().orElseThrow();
        try (Clients sdk = aws.sdk(EAST)) {
            arn = sdk.balancing()
                    .createTargetGroup(request -> request.name("hello")
                            .protocol(ProtocolEnum.HTTP)
                            .port(8080)
                            .vpcId(network))
                    .targetGroups()
                    .get(0)
                    .targetGroupArn();
        }
    }

    @Test
    public void namesBecomeIdsAndUnknownOnesAreLeftOut() {
        assertEquals(Map.of("hello", arn, arn, arn), balancing.targetGroups(List.of("hello", "none", arn)));
        assertEquals(Duration.ofSeconds(300), balancing.drainTime(arn));
    }

    @Test
    public void targetsComeAndGo() {
        String id = runningInstance();
        balancing.register(arn, List.of(id));
        TargetHealth health = balancing.health(List.of(arn)).get(0);
        assertEquals(arn, health.targetGroup());
        assertEquals(id, health.instanceId());
        assertTrue(health.toString(), health.state() != TargetHealth.State.HEALTHY);
        balancing.deregister(arn, List.of(id));
        until("drained", () -> balancing.health(List.of(arn)).stream()
                .allMatch(each -> each.state() == TargetHealth.State.DRAINING));
        assertEquals(List.of(), balancing.health(List.of(arn.replace("hello", "nobody"))));
    }

    @Test
    public void aGroupIsAttachedAndDetached() {
        ServerGroups groups = aws.east().serverGroups();
        LaunchSettings settings =
                new LaunchSettings(image, "t3.small", List.of(), Optional.empty(), Optional.empty(), Optional.empty());
        groups.create(new ServerGroupLaunch(
                "hello-v000",
                settings,
                new Capacity(1, 1, 1),
                List.of(),
                List.of(EAST + "a"),
                List.of(),
                Set.of(),
                "EC2",
                60,
                Map.of()));
        groups.attach("hello-v000", List.of(arn));
        assertEquals(List.of(arn), groups.find("hello-v000").orElseThrow().targetGroups());
        until("registered", () -> balancing.health(List.of(arn)).size() == 1);
        groups.detach("hello-v000", List.of(arn));
        until(
                "detached",
                () -> groups.find("hello-v000").orElseThrow().targetGroups().isEmpty());
    }

    private String runningInstance() {
        String id = aws.east()
                .instances()
                .launch(new InstanceLaunch(
                        image, "t3.small", Optional.empty(), List.of(), Optional.empty(), "", Map.of(), "t"));
        until("running", () -> aws.east().instances().find(List.of(id)).get(0).state() == Instance.State.RUNNING);
        return id;
    }
}

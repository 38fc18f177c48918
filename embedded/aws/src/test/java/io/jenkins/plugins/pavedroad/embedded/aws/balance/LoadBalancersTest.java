package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.embedded.aws.Addresses;
import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;

/** Through the SDK; targets are servers of the test, so that it is them alone who decide when they answer. */
public class LoadBalancersTest {
    @Rule
    public final AwsRule aws = new AwsRule();

    private final Addresses addresses = new Addresses();
    private final List<HttpTarget> targets = new ArrayList<>();
    private ElasticLoadBalancingV2Client elb;
    private TargetGroup group;
    private LoadBalancer balancer;
    private int port;

    @Before
    public void create() {
        elb = aws.client(ElasticLoadBalancingV2Client.builder(), AwsRule.EAST);
        group = group("hello", any -> {});
        balancer = balancer("hello");
        elb.createListener(request -> request.loadBalancerArn(balancer.loadBalancerArn())
                .port(80)
                .protocol("HTTP")
                .defaultActions(action -> action.type("forward").targetGroupArn(group.targetGroupArn())));
        port = aws.aws().balancing().door(AwsRule.EAST, "hello", 80).address().getPort();
    }

    @After
    public void closeTargets() {
        targets.forEach(HttpTarget::close);
    }

    @Test
    public void noRequestIsLostWhileTargetsComeAndGo() throws Exception {
        HttpTarget first = target();
        register(first);
        awaitState(first, "healthy");
        int rounds = 6;
        try (Traffic traffic = new Traffic(port, 4)) {
            HttpTarget before = first;
            for (int round = 0; round < rounds; round++) {
                HttpTarget next = target();
                register(next);
                awaitState(next, "healthy");
                traffic.seen();
                aws.eventually("the new one serves", () -> traffic.seen().contains(next.name()));
                deregister(before);
                HttpTarget old = before;
                awaitState(old, "unused");
                traffic.seen();
                int answered = traffic.answered();
                aws.eventually("traffic goes on", () -> traffic.answered() > answered + 50);
                assertEquals(Set.of(next.name()), traffic.seen());
                old.close();
                before = next;
            }
            traffic.close();
            assertEquals(List.of(), traffic.lost());
            assertTrue(traffic.answered() > rounds * 50);
        }
    }

    @Test
    public void drainingTargetsAnswerWhatTheyHaveAndGetNothingNew() throws Exception {
        elb.modifyTargetGroupAttributes(request -> request.targetGroupArn(group.targetGroupArn())
                .attributes(attribute ->
                        attribute.key("deregistration_delay.timeout_seconds").value("3600")));
        HttpTarget old = target();
        HttpTarget other = target();
        register(old);
        awaitState(old, "healthy");
        CompletableFuture<String> slow = CompletableFuture.supplyAsync(() -> {
            try (KeepAliveClient client = new KeepAliveClient(port)) {
                return client.get("/held");
            } catch (IOException e) {
                return String.valueOf(e);
            }
        });
        old.awaitHeld();
        register(other);
        awaitState(other, "healthy");
        deregister(old);
        assertEquals("draining", health(old).stateAsString());
        assertEquals("Target.DeregistrationInProgress", health(old).reasonAsString());
        try (KeepAliveClient client = new KeepAliveClient(port)) {
            for (int i = 0; i < 20; i++) {
                assertEquals(other.name(), client.get("/"));
            }
        }
        old.release();
        assertEquals("held", slow.get());
        awaitState(old, "unused");
        assertEquals(0, old.served());
    }

    @Test
    public void unhealthyTargetsAreTakenOutAndComeBackAndAllOfThemServeWhenNoneIsWell() throws Exception {
        HttpTarget ill = target();
        HttpTarget well = target();
        register(ill);
        register(well);
        awaitState(ill, "healthy");
        awaitState(well, "healthy");
        ill.health(500);
        awaitState(ill, "unhealthy");
        assertEquals("Target.ResponseCodeMismatch", health(ill).reasonAsString());
        assertEquals("Health checks failed with these codes: [500]", health(ill).description());
        assertEquals(Set.of(well.name()), answers(20));

        well.health(503);
        awaitState(well, "unhealthy");
        assertEquals("fails open", Set.of(ill.name(), well.name()), answers(20));

        ill.health(200);
        awaitState(ill, "healthy");
        assertEquals(Set.of(ill.name()), answers(20));
    }

    @Test
    public void deadTargetsTimeOutOrRefuseAndAreReplaced() throws Exception {
        HttpTarget dead = target();
        register(dead);
        awaitState(dead, "healthy");
        dead.close();
        awaitState(dead, "unhealthy");
        assertEquals("Target.FailedHealthChecks", health(dead).reasonAsString());
    }

    @Test
    public void groupsWithoutListenersAreNotChecked() throws Exception {
        TargetGroup lonely = group("lonely", any -> {});
        HttpTarget target = target();
        elb.registerTargets(request -> request.targetGroupArn(lonely.targetGroupArn())
                .targets(TargetDescription.builder().id(target.name()).build()));
        TargetHealth health = elb.describeTargetHealth(request -> request.targetGroupArn(lonely.targetGroupArn()))
                .targetHealthDescriptions()
                .get(0)
                .targetHealth();
        assertEquals("unused", health.stateAsString());
        assertEquals("Target.NotInUse", health.reasonAsString());
    }

    @Test
    public void mistakesGetTheCodesOfAws() {
        String unknown = group.targetGroupArn().replace("hello", "nothing");
        assertCode("TargetGroupNotFound", () -> elb.describeTargetHealth(request -> request.targetGroupArn(unknown)));
        assertCode("TargetGroupNotFound", () -> elb.describeTargetGroups(request -> request.names("nothing")));
        assertCode("LoadBalancerNotFound", () -> elb.describeLoadBalancers(request -> request.names("nothing")));
        assertCode("DuplicateTargetGroupName", () -> group("hello", request -> request.port(81)));
        assertCode(
                "ResourceInUse",
                () -> elb.deleteTargetGroup(request -> request.targetGroupArn(group.targetGroupArn())));
        assertCode("ValidationError", () -> group("-wrong-", any -> {}));
        assertCode(
                "InvalidTarget",
                () -> elb.registerTargets(
                        request -> request.targetGroupArn(group("instances", each -> each.targetType("instance"))
                                        .targetGroupArn())
                                .targets(target -> target.id("i-0123456789abcdef0"))));
        assertEquals(
                "the same again is the same",
                group.targetGroupArn(),
                group("hello", any -> {}).targetGroupArn());
    }

    @Test
    public void listsCanBePagedAndTagsRead() {
        List<String> names = new ArrayList<>(List.of("hello"));
        for (int i = 0; i < 4; i++) {
            names.add(group("group-" + i, any -> {}).targetGroupName());
        }
        assertEquals(
                names,
                elb.describeTargetGroupsPaginator(request -> request.pageSize(2)).targetGroups().stream()
                        .map(TargetGroup::targetGroupName)
                        .collect(Collectors.toList()));
        elb.addTags(request -> request.resourceArns(balancer.loadBalancerArn(), group.targetGroupArn())
                .tags(tag -> tag.key("app").value("hello")));
        assertEquals(
                List.of("hello", "hello"),
                elb
                        .describeTags(
                                request -> request.resourceArns(balancer.loadBalancerArn(), group.targetGroupArn()))
                        .tagDescriptions()
                        .stream()
                        .map(description -> description.tags().get(0).value())
                        .toList());
        assertEquals(
                List.of(balancer.loadBalancerArn()),
                elb.describeTargetGroups(request -> request.names("hello"))
                        .targetGroups()
                        .get(0)
                        .loadBalancerArns());
    }

    @Test
    public void deletedBalancersListenNoMore() {
        elb.deleteLoadBalancer(request -> request.loadBalancerArn(balancer.loadBalancerArn()));
        elb.deleteTargetGroup(request -> request.targetGroupArn(group.targetGroupArn()));
        aws.eventually("the port is closed", () -> {
            try (KeepAliveClient client = new KeepAliveClient(port)) {
                client.status("/");
                return false;
            } catch (IOException refused) {
                return true;
            }
        });
    }

    private TargetGroup group(String name, Consumer<CreateTargetGroupRequest.Builder> more) {
        return elb.createTargetGroup(request -> {
                    request.name(name)
                            .protocol("HTTP")
                            .port(HttpTarget.PORT)
                            .vpcId("vpc-1")
                            .targetType("ip")
                            .healthCheckPath("/healthcheck")
                            .healthyThresholdCount(2)
                            .unhealthyThresholdCount(2);
                    more.accept(request);
                })
                .targetGroups()
                .get(0);
    }

    private LoadBalancer balancer(String name) {
        String subnet = aws.client(Ec2Client.builder(), AwsRule.EAST)
                .describeSubnets()
                .subnets()
                .get(0)
                .subnetId();
        return elb.createLoadBalancer(request -> request.name(name).subnets(subnet))
                .loadBalancers()
                .get(0);
    }

    private HttpTarget target() throws IOException {
        HttpTarget target = new HttpTarget(addresses.next());
        targets.add(target);
        return target;
    }

    private void register(HttpTarget target) {
        elb.registerTargets(
                request -> request.targetGroupArn(group.targetGroupArn()).targets(each -> each.id(target.name())));
    }

    private void deregister(HttpTarget target) {
        elb.deregisterTargets(
                request -> request.targetGroupArn(group.targetGroupArn()).targets(each -> each.id(target.name())));
    }

    private TargetHealth health(HttpTarget target) {
        return elb.describeTargetHealth(request ->
                        request.targetGroupArn(group.targetGroupArn()).targets(each -> each.id(target.name())))
                .targetHealthDescriptions()
                .get(0)
                .targetHealth();
    }

    private void awaitState(HttpTarget target, String state) {
        aws.eventually(
                target.name() + " is " + state,
                () -> health(target).stateAsString().equals(state));
    }

    private Set<String> answers(int count) throws IOException {
        try (KeepAliveClient client = new KeepAliveClient(port)) {
            Set<String> answers = new java.util.HashSet<>();
            for (int i = 0; i < count; i++) {
                answers.add(client.get("/"));
            }
            return answers;
        }
    }

    private static void assertCode(String code, Runnable call) {
        ElasticLoadBalancingV2Exception error = assertThrows(ElasticLoadBalancingV2Exception.class, call::run);
        assertEquals(error.getMessage(), code, error.awsErrorDetails().errorCode());
    }
}

package io.jenkins.plugins.pavedroad.embedded.aws.balance;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancing.model.DuplicateLoadBalancerNameException;
import software.amazon.awssdk.services.elasticloadbalancing.model.ElasticLoadBalancingException;
import software.amazon.awssdk.services.elasticloadbalancing.model.Instance;
import software.amazon.awssdk.services.elasticloadbalancing.model.InstanceState;
import software.amazon.awssdk.services.elasticloadbalancing.model.InvalidInstanceException;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerAttributes;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerDescription;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancing.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** Classic load balancers through the SDK; instances are servers of the test. */
public class ClassicBalancersTest {
    @Rule
    public final AwsRule aws = new AwsRule();

    private final Map<String, HttpTarget> servers = new ConcurrentHashMap<>();
    private ElasticLoadBalancingClient elb;
    private Ec2Client ec2;
    private String image;
    private int port;

    @Before
    public void create() throws Exception {
        elb = aws.client(ElasticLoadBalancingClient.builder(), AwsRule.EAST);
        ec2 = aws.client(Ec2Client.builder(), AwsRule.EAST);
        aws.runtime().onLaunch(boot -> {
            try {
                servers.put(boot.instanceId(), new HttpTarget(boot.privateAddress()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        image = aws.image(AwsRule.EAST, "hello-1.0.0");
        create("hello", 80);
        check("HTTP:" + HttpTarget.PORT + "/healthcheck");
        port = aws.aws().balancing().door(AwsRule.EAST, "hello", 80).address().getPort();
    }

    @After
    public void stopServers() {
        servers.values().forEach(HttpTarget::close);
    }

    @Test
    public void requestsReachAnInstanceOnceItIsInService() throws Exception {
        assertEquals(503, status());
        String instance = launch();
        assertEquals(List.of(instance), register(instance));
        InstanceState begun = health(instance);
        assertEquals("OutOfService ELB", begun.state() + " " + begun.reasonCode());
        awaitState(instance, "InService");

        try (KeepAliveClient client = new KeepAliveClient(port)) {
            assertEquals(servers.get(instance).name(), client.get("/"));
        }
        assertEquals(
                List.of(instance),
                describe("hello").instances().stream().map(Instance::instanceId).toList());
    }

    @Test
    public void sickInstancesGetNothingEvenWhenNoneIsWell() throws Exception {
        String instance = launch();
        register(instance);
        awaitState(instance, "InService");

        servers.get(instance).health(500);
        awaitState(instance, "OutOfService");
        assertEquals("Instance", health(instance).reasonCode());
        assertEquals(
                "Instance has failed at least the UnhealthyThreshold number of health checks consecutively.",
                health(instance).description());
        assertEquals(503, status());

        servers.get(instance).health(200);
        awaitState(instance, "InService");
        assertEquals(200, status());
    }

    @Test
    public void checksOfThePortAloneDoNotAskForAPage() throws Exception {
        check("TCP:" + HttpTarget.PORT);
        String instance = launch();
        servers.get(instance).health(500);
        register(instance);
        awaitState(instance, "InService");

        servers.get(instance).close();
        awaitState(instance, "OutOfService");
    }

    @Test
    public void deregisteredInstancesAnswerWhatTheyHaveAndGetNothingNew() throws Exception {
        elb.modifyLoadBalancerAttributes(request -> request.loadBalancerName("hello")
                .loadBalancerAttributes(attributes -> attributes.connectionDraining(
                        draining -> draining.enabled(true).timeout(600))));
        String old = launch();
        String other = launch();
        register(old);
        awaitState(old, "InService");
        CompletableFuture<String> slow = CompletableFuture.supplyAsync(() -> {
            try (KeepAliveClient client = new KeepAliveClient(port)) {
                return client.get("/held");
            } catch (IOException e) {
                return String.valueOf(e);
            }
        });
        servers.get(old).awaitHeld();
        register(other);
        awaitState(other, "InService");

        assertEquals(List.of(other), deregister(old));
        assertEquals(
                "Instance deregistration currently in progress.", health(old).description());
        try (KeepAliveClient client = new KeepAliveClient(port)) {
            for (int i = 0; i < 20; i++) {
                assertEquals(servers.get(other).name(), client.get("/"));
            }
        }
        aws.pass(Duration.ofMinutes(9));
        assertEquals(
                "Instance deregistration currently in progress.", health(old).description());
        servers.get(old).release();
        assertEquals("held", slow.get());
        assertEquals("InService", health(old).state());
        aws.pass(Duration.ofMinutes(10));
        awaitState(old, "OutOfService");
        assertEquals(
                "Instance is not currently registered with the LoadBalancer.",
                health(old).description());
    }

    @Test
    public void stoppedInstancesAreOutOfService() throws Exception {
        String instance = launch();
        register(instance);
        awaitState(instance, "InService");
        ec2.stopInstances(request -> request.instanceIds(instance));
        aws.eventually("stopped", () -> health(instance).description().equals("Instance is in stopped state."));
        assertEquals("OutOfService", health(instance).state());
    }

    @Test
    public void listsCanBePagedAndTagsRead() {
        for (int i = 0; i < 3; i++) {
            create("more-" + i, 80);
        }
        assertEquals(
                List.of("hello", "more-0", "more-1", "more-2"),
                elb.describeLoadBalancersPaginator(request -> request.pageSize(2)).loadBalancerDescriptions().stream()
                        .map(LoadBalancerDescription::loadBalancerName)
                        .toList());
        assertCode("ValidationError", () -> elb.describeLoadBalancers(request -> request.pageSize(401)));

        elb.addTags(request -> request.loadBalancerNames("hello")
                .tags(Tag.builder().key("app").value("hello").build()));
        assertEquals("hello", tags().get(0).value());
        elb.removeTags(request -> request.loadBalancerNames("hello").tags(tag -> tag.key("app")));
        assertEquals(List.of(), tags());
    }

    @Test
    public void attributesAndHealthCheckAreAsConfigured() {
        LoadBalancerAttributes before = attributes();
        assertEquals(false, before.connectionDraining().enabled());
        assertEquals(false, before.crossZoneLoadBalancing().enabled());
        elb.modifyLoadBalancerAttributes(request -> request.loadBalancerName("hello")
                .loadBalancerAttributes(
                        attributes -> attributes.crossZoneLoadBalancing(crossZone -> crossZone.enabled(true))));
        assertEquals(true, attributes().crossZoneLoadBalancing().enabled());
        assertEquals(false, attributes().connectionDraining().enabled());

        LoadBalancerDescription hello = describe("hello");
        assertEquals(
                "HTTP:" + HttpTarget.PORT + "/healthcheck", hello.healthCheck().target());
        assertEquals(HttpTarget.PORT, (int)
                hello.listenerDescriptions().get(0).listener().instancePort());
        assertEquals(List.of("us-east-1a"), hello.availabilityZones());
    }

    @Test
    public void bothApisAreAnsweredEachWithItsOwn() {
        ElasticLoadBalancingV2Client second = aws.client(ElasticLoadBalancingV2Client.builder(), AwsRule.EAST);
        assertEquals(List.of(), second.describeLoadBalancers().loadBalancers());
        assertEquals(List.of(), second.describeTargetGroups().targetGroups());
    }

    @Test
    public void deletedBalancersListenNoMore() {
        elb.deleteLoadBalancer(request -> request.loadBalancerName("hello"));
        elb.deleteLoadBalancer(request -> request.loadBalancerName("hello"));
        assertThrows(LoadBalancerNotFoundException.class, () -> describe("hello"));
        aws.eventually("the port is closed", () -> {
            try {
                status();
                return false;
            } catch (IOException refused) {
                return true;
            }
        });
    }

    @Test
    public void mistakesGetTheCodesOfAws() {
        assertThrows(LoadBalancerNotFoundException.class, () -> describe("nothing"));
        create("hello", 80);
        assertThrows(DuplicateLoadBalancerNameException.class, () -> create("hello", 81));
        assertThrows(InvalidInstanceException.class, () -> register("i-0123456789abcdef0"));
        assertThrows(InvalidInstanceException.class, () -> health("i-0123456789abcdef0"));
        assertCode("ValidationError", () -> create("-wrong-", 80));
        assertCode("ValidationError", () -> check("HTTP:80"));
        assertCode("ValidationError", () -> check("TCP:0"));
        assertTrue(describe("hello").instances().isEmpty());
    }

    private void create(String name, int loadBalancerPort) {
        elb.createLoadBalancer(request -> request.loadBalancerName(name)
                .availabilityZones("us-east-1a")
                .listeners(listener -> listener.protocol("HTTP")
                        .loadBalancerPort(loadBalancerPort)
                        .instanceProtocol("HTTP")
                        .instancePort(HttpTarget.PORT)));
    }

    private void check(String target) {
        elb.configureHealthCheck(request -> request.loadBalancerName("hello").healthCheck(check -> check.target(target)
                .interval(5)
                .timeout(2)
                .healthyThreshold(2)
                .unhealthyThreshold(2)));
    }

    private String launch() {
        String instance = ec2.runInstances(request -> request.imageId(image)
                        .instanceType("t3.micro")
                        .minCount(1)
                        .maxCount(1))
                .instances()
                .get(0)
                .instanceId();
        aws.eventually("it serves", () -> servers.containsKey(instance));
        return instance;
    }

    private List<String> register(String instance) {
        return elb
                .registerInstancesWithLoadBalancer(
                        request -> request.loadBalancerName("hello").instances(each -> each.instanceId(instance)))
                .instances()
                .stream()
                .map(Instance::instanceId)
                .toList();
    }

    private List<String> deregister(String instance) {
        return elb
                .deregisterInstancesFromLoadBalancer(
                        request -> request.loadBalancerName("hello").instances(each -> each.instanceId(instance)))
                .instances()
                .stream()
                .map(Instance::instanceId)
                .toList();
    }

    private InstanceState health(String instance) {
        return elb.describeInstanceHealth(
                        request -> request.loadBalancerName("hello").instances(each -> each.instanceId(instance)))
                .instanceStates()
                .get(0);
    }

    private void awaitState(String instance, String state) {
        aws.eventually(instance + " is " + state, () -> health(instance).state().equals(state));
    }

    private int status() throws IOException {
        try (KeepAliveClient client = new KeepAliveClient(port)) {
            return client.status("/");
        }
    }

    private LoadBalancerDescription describe(String name) {
        return elb.describeLoadBalancers(request -> request.loadBalancerNames(name))
                .loadBalancerDescriptions()
                .get(0);
    }

    private LoadBalancerAttributes attributes() {
        return elb.describeLoadBalancerAttributes(request -> request.loadBalancerName("hello"))
                .loadBalancerAttributes();
    }

    private List<Tag> tags() {
        return elb.describeTags(request -> request.loadBalancerNames("hello"))
                .tagDescriptions()
                .get(0)
                .tags();
    }

    private static void assertCode(String code, Runnable call) {
        ElasticLoadBalancingException error = assertThrows(ElasticLoadBalancingException.class, call::run);
        assertEquals(error.getMessage(), code, error.awsErrorDetails().errorCode());
    }
}

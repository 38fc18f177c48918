package io.jenkins.plugins.pavedroad.deploy;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.cloud.Capacity;
import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.cloud.LaunchSettings;
import io.jenkins.plugins.pavedroad.cloud.ServerGroup;
import io.jenkins.plugins.pavedroad.cloud.ServerGroupLaunch;
import io.jenkins.plugins.pavedroad.cloud.ServerGroups;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.deploy.RegionState.Phase;
import io.jenkins.plugins.pavedroad.operation.Outcome;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;

/** What a deployment does at the edges: lagging looks, a create cut in two, clusters without target groups. */
public class RegionEdgesTest {
    private static final Capacity TWO = new Capacity(2, 2, 2);

    @Rule
    public AwsCloudsRule aws = new AwsCloudsRule();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private ServingCluster cluster;
    private ServerGroups groups;
    private String image;
    private Instant time = Instant.now();
    private List<String> told = new ArrayList<>();

    /** How many of the next looks at single groups show nothing. */
    private int blind;

    @Before
    public void seed() throws Exception {
        cluster = new ServingCluster(aws, EAST, folder.getRoot().toPath());
        groups = cluster.cloud().serverGroups();
        image = cluster.image("1", 200);
    }

    private static String name(int number) {
        return String.format("hello-prod-v%03d", number);
    }

    private void group(int number, Capacity size, List<String> targetGroups) {
        groups.create(new ServerGroupLaunch(
                name(number),
                new LaunchSettings(image, "t3.micro", List.of(), Optional.empty(), Optional.empty(), Optional.empty()),
                size,
                cluster.subnets,
                List.of(),
                targetGroups,
                Set.of(),
                "EC2",
                60,
                Map.of(RegionContext.OPERATION_TAG, "operation-" + number)));
        AwsCloudsRule.until(
                name(number) + " is in service",
                () -> groups.find(name(number)).orElseThrow().members().stream()
                                .filter(m -> m.inService())
                                .count()
                        == size.desired());
    }

    private void disabled(int number, List<String> targetGroups) {
        group(number, new Capacity(1, 1, 1), targetGroups);
        groups.suspend(name(number), ServerGroup.DISABLED_PROCESSES);
    }

    private DeployProcedure procedure() {
        return new DeployProcedure(PlannerTest.input(true, TWO), this::lagging);
    }

    private static RegionState state(Phase phase, int own, Integer source, Map<String, Capacity> originals) {
        return new RegionState(
                EAST,
                phase,
                Instant.now(),
                null,
                name(own),
                source == null ? null : name(source),
                "ami-1",
                TWO,
                null,
                List.of(),
                originals,
                List.of(),
                null);
    }

    private Outcome<DeployState> next(DeployProcedure procedure, DeployState state) {
        return procedure.next(state, new At(time, "operation-9", told));
    }

    private Outcome<DeployState> toTheEnd(DeployProcedure procedure, DeployState from) {
        Outcome<DeployState> outcome = Outcome.advance(from);
        while (!(outcome instanceof Outcome.Done || outcome instanceof Outcome.Failed)) {
            time = time.plus(outcome instanceof Outcome.Wait<DeployState> wait ? wait.pause() : Duration.ZERO);
            outcome = next(procedure, outcome.state());
        }
        return outcome;
    }

    private static DeployState one(RegionState region) {
        return new DeployState(List.of(region), null);
    }

    /** The cloud of the rule, whose looks at single groups lag. */
    private Cloud lagging() {
        ServerGroups late = late(ServerGroups.class, groups, "find", arguments -> {
            boolean unseen = blind > 0;
            blind -= unseen ? 1 : 0;
            return !unseen ? null : arguments[0] instanceof String ? Optional.empty() : List.of();
        });
        CloudRegion region = late(CloudRegion.class, cluster.cloud(), "serverGroups", arguments -> late);
        return late(Cloud.class, aws.cloud(), "region", arguments -> region);
    }

    private interface Instead {
        Object of(Object[] arguments);
    }

    private static <T> T late(Class<T> type, T real, String method, Instead instead) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, args) -> {
            Object other = called.getName().equals(method) ? instead.of(args) : null;
            try {
                return other != null ? other : called.invoke(real, args);
            } catch (InvocationTargetException refused) {
                throw refused.getCause();
            }
        }));
    }

    @Test
    public void keepCountsWhenNothingServedBefore() {
        disabled(0, List.of());
        disabled(1, List.of());
        Outcome<DeployState> end = toTheEnd(procedure(), one(RegionState.waiting(EAST)));
        assertTrue(told.toString(), end instanceof Outcome.Done);
        AwsCloudsRule.until("the oldest is gone", () -> groups.find(name(0)).isEmpty());
        assertTrue("the one to roll back to", groups.find(name(1)).isPresent());
        assertFalse(groups.find(name(2)).orElseThrow().disabled());
    }

    @Test
    public void aGroupThatIsSentRequestsThroughOneOfItsTargetGroupsIsNotDestroyed() {
        String other = cluster.targetGroup("other-tg");
        disabled(0, List.of(cluster.targetGroup, other));
        cluster.cloud()
                .loadBalancing()
                .deregister(other, groups.find(name(0)).orElseThrow().instanceIds());
        disabled(1, List.of());
        group(2, TWO, List.of());
        time = Instant.now();
        Outcome<DeployState> end = toTheEnd(
                new DeployProcedure(PlannerTest.input(true, TWO), this::lagging), one(RegionState.waiting(EAST)));
        assertTrue(told.toString(), end instanceof Outcome.Done);
        assertTrue(told.toString(), told.contains("kept hello-prod-v000, which still takes traffic"));
        assertFalse(groups.find(name(0)).orElseThrow().deleting());
    }

    @Test
    public void withoutTargetGroupsWhatServesIsNotDisabledForWhatIsNotInService() {
        group(0, TWO, List.of());
        groups.create(new ServerGroupLaunch(
                name(9),
                new LaunchSettings(image, "t3.micro", List.of(), Optional.empty(), Optional.empty(), Optional.empty()),
                new Capacity(0, 0, 2),
                cluster.subnets,
                List.of(),
                List.of(),
                Set.of(),
                "EC2",
                60,
                Map.of(RegionContext.OPERATION_TAG, "operation-9")));
        DeployFailure guarded = assertThrows(
                DeployFailure.class, () -> next(procedure(), one(state(Phase.DISABLE, 9, 0, Map.of(name(0), TWO)))));
        assertTrue(
                guarded.getMessage(),
                guarded.getMessage()
                        .startsWith("Stopped by the guardrail trafficGuard: In us-east-1 hello-prod-v009 has 0 healthy"
                                + " instances where 2 are needed (0 in service), so hello-prod-v000 keeps serving."));
        assertFalse(groups.find(name(0)).orElseThrow().disabled());
    }

    @Test
    public void whatACreateCutInTwoLeftIsRemoved() {
        group(0, TWO, List.of());
        DeployProcedure procedure = procedure();
        DeployState state = one(RegionState.waiting(EAST));
        while (state.regions().get(0).phase() != Phase.CREATE) {
            state = next(procedure, state).state();
        }
        DeployState creating = state;
        aws.aws().faults().fail("autoscaling", "CreateAutoScalingGroup", 1, "Throttling");
        aws.aws().faults().fail("autoscaling", "CreateAutoScalingGroup", 2, "Throttling");
        aws.aws().faults().fail("autoscaling", "CreateAutoScalingGroup", 3, "Throttling");
        aws.aws().faults().fail("autoscaling", "CreateAutoScalingGroup", 4, "Throttling");
        CloudException refused = assertThrows(CloudException.class, () -> next(procedure, creating));
        assertTrue(refused.retryable());
        assertEquals(List.of(name(0), name(1)), templates());

        Outcome<DeployState> end = toTheEnd(procedure, procedure.unwind(creating, "Aborted by the test."));
        assertTrue(end instanceof Outcome.Failed);
        assertEquals(List.of(name(0)), templates());
    }

    private List<String> templates() {
        try (Ec2Client ec2 = cluster.ec2()) {
            return Stream.of(ec2.describeLaunchTemplates())
                    .flatMap(answer -> answer.launchTemplates().stream())
                    .map(LaunchTemplate::launchTemplateName)
                    .sorted()
                    .toList();
        }
    }

    @Test
    public void whatWasJustMadeAndIsNotSeenYetIsNotGone() {
        group(9, TWO, List.of());
        DeployProcedure procedure = procedure();
        blind = 3;
        Outcome<DeployState> look = next(procedure, one(state(Phase.IN_SERVICE, 9, null, Map.of())));
        assertEquals("hello-prod-v009 to be seen in us-east-1", ((Outcome.Wait<DeployState>) look).what());
        Outcome<DeployState> end = toTheEnd(procedure, look.state());
        assertTrue(end instanceof Outcome.Done);

        groups.destroy(name(9));
        AwsCloudsRule.until("it is gone", () -> groups.find(name(9)).isEmpty());
        DeployFailure gone = assertThrows(
                DeployFailure.class, () -> toTheEnd(procedure, one(state(Phase.IN_SERVICE, 9, null, Map.of()))));
        assertEquals("hello-prod-v009 in us-east-1 is gone.", gone.getMessage());
    }

    @Test
    public void theWayBackDoesNotTakeAnUnseenGroupForGone() {
        group(0, TWO, List.of());
        group(9, TWO, List.of());
        groups.suspend(name(0), ServerGroup.DISABLED_PROCESSES);
        DeployProcedure procedure = procedure();
        DeployState turned = procedure.unwind(
                one(state(Phase.DRAIN, 9, 0, Map.of(name(0), new Capacity(1, 2, 2)))), "Aborted by the test.");
        blind = 2;
        toTheEnd(procedure, turned);
        assertFalse(groups.find(name(0)).orElseThrow().disabled());
        assertEquals(new Capacity(1, 2, 2), groups.find(name(0)).orElseThrow().capacity());
        assertTrue(groups.find(name(9)).orElseThrow().disabled());
    }
}

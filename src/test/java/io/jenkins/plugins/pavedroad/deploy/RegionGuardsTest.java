package io.jenkins.plugins.pavedroad.deploy;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.cloud.Capacity;
import io.jenkins.plugins.pavedroad.cloud.LaunchSettings;
import io.jenkins.plugins.pavedroad.cloud.ServerGroup;
import io.jenkins.plugins.pavedroad.cloud.ServerGroupLaunch;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.deploy.RegionState.Phase;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.ProcessRuntime;
import io.jenkins.plugins.pavedroad.guardrail.DeploymentWindow;
import io.jenkins.plugins.pavedroad.guardrail.Exemption;
import io.jenkins.plugins.pavedroad.guardrail.GuardrailPolicy;
import io.jenkins.plugins.pavedroad.guardrail.Limits;
import io.jenkins.plugins.pavedroad.guardrail.Ownership;
import io.jenkins.plugins.pavedroad.naming.Moniker;
import io.jenkins.plugins.pavedroad.operation.OperationDriver;
import io.jenkins.plugins.pavedroad.operation.OperationRecord.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What guardrails stop in a deployment, and what it does under an override. */
public class RegionGuardsTest {
    private static final String OLD = "hello-prod-v000";
    private static final String NEW = "hello-prod-v001";
    private static final Capacity ONE = new Capacity(1, 1, 4);

    @Rule
    public AwsCloudsRule aws =
            new AwsCloudsRule(options -> options.withSpeed(20).withRuntime((Path files) -> new ProcessRuntime(files)));

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private ServingCluster cluster;

    @Before
    public void serve() throws Exception {
        cluster = new ServingCluster(aws, EAST, folder.getRoot().toPath()).serving("1.0");
    }

    private static DeployInput input(Capacity capacity, boolean dryRun, GuardrailPolicy policy) {
        return new DeployInput(
                "test",
                "hello",
                "prod",
                null,
                "hello-2.0",
                Map.of(),
                List.of(new DeployInput.InRegion(EAST, capacity, null, null, null, null, null, null)),
                true,
                Map.of(),
                Map.of(),
                2,
                false,
                new DeployInput.Healthy(100, Duration.ofSeconds(1), Duration.ofSeconds(20)),
                DeployInput.RollbackScope.REGION,
                false,
                dryRun,
                "job#1",
                null,
                policy);
    }

    private static GuardrailPolicy policy(Limits limits, Exemption... exemptions) {
        return new GuardrailPolicy("ship", Map.of(), limits, null, List.of(exemptions));
    }

    private OperationDriver deploy(DeployInput input) throws Exception {
        try (OperationDriver driver = new OperationDriver(folder.newFolder().toPath())) {
            return driver.run(new DeployOperation(aws.accounts()), input, Duration.ofMinutes(2));
        }
    }

    private String stopped(DeployInput input) throws Exception {
        OperationDriver driver = deploy(input);
        assertEquals(driver.lines().toString(), Status.FAILED, driver.record().status);
        assertEquals(
                "nothing was made",
                1,
                cluster.cloud().serverGroups().ofCluster("hello-prod").size());
        assertEquals(2, cluster.healthy(OLD));
        return driver.record().cause;
    }

    @Test
    public void aSmallerGroupIsNotMadeWithoutSayingSo() throws Exception {
        cluster.image("2.0", 200);
        assertEquals(
                "Stopped by the guardrail capacityFloor: In us-east-1 hello-prod-v001 would have 1 instances and replace"
                        + " 2 (hello-prod-v000: 2). Leave 'capacity' out, so that the size of now is taken over, or say"
                        + " at least 2. Who has the permission Paved Road/Override can pass it for one build with"
                        + " override: [[guardrail: 'capacityFloor', reason: '…']].",
                stopped(input(ONE, false, null)));
        Exemption refused = new Exemption("capacityFloor", "night", "", "a timer started the build.");
        String reason = stopped(input(ONE, false, policy(null, refused)));
        assertTrue(reason, reason.endsWith("The override was not granted: a timer started the build."));
    }

    @Test
    public void anOverrideIsToldAndTagged() throws Exception {
        cluster.image("2.0", 200);
        Exemption used = new Exemption("capacityFloor", "half the load", "alice", null);
        Exemption unused = new Exemption("blastRadius", "not needed", "alice", null);
        OperationDriver driver = deploy(input(ONE, false, policy(null, used, unused)));
        assertEquals(driver.lines().toString(), Status.DONE, driver.record().status);
        String lines = String.join("\n", driver.lines());
        assertTrue(lines, lines.contains("the guardrail capacityFloor may be overridden by alice: half the load"));
        assertTrue(
                lines,
                lines.contains("The guardrail capacityFloor is overridden by alice, reason: half the load. It says: In"
                        + " us-east-1 hello-prod-v001 would have 1 instances and replace 2"));
        assertTrue("where the image is from is told", lines.contains("Warning of the guardrail imageProvenance"));
        Map<String, String> tags = cluster.group(NEW).tags();
        assertEquals("alice: half the load", tags.get("paved-road:override:capacityFloor"));
        assertFalse("only what was needed", tags.containsKey("paved-road:override:blastRadius"));
        assertEquals(1, cluster.healthy(NEW));
    }

    @Test
    public void aDryRunSaysWhatWouldStopIt() throws Exception {
        cluster.image("2.0", 200);
        OperationDriver driver = deploy(input(ONE, true, null));
        assertEquals(driver.lines().toString(), Status.DONE, driver.record().status);
        String lines = String.join("\n", driver.lines());
        assertTrue(
                lines,
                lines.contains("Not as a dry run it would end here. Stopped by the guardrail capacityFloor: In"
                        + " us-east-1 hello-prod-v001 would have 1"));
    }

    @Test
    public void rulesThatNeedNoLookStopBeforeAnyCall() throws Exception {
        Limits closed = new Limits(0, 1, 10, new DeploymentWindow("Mon", "10-11", "UTC"));
        GuardrailPolicy window = policy(closed);
        int calls = aws.aws().ledger().entries().size();
        DeployFailure atNight = assertThrows(
                DeployFailure.class,
                () -> next(input(null, false, window), RegionState.waiting(EAST).in(Phase.PLAN, Instant.EPOCH)));
        assertTrue(
                atNight.getMessage(),
                atNight.getMessage()
                        .startsWith("Stopped by the guardrail deploymentWindow: It is Thu 1970-01-01 00:00 in UTC"));
        GuardrailPolicy owned = new GuardrailPolicy(
                "ship",
                Map.of(),
                null,
                new Ownership.Application("hello", "team-a@example.com", "team-a/**", true, List.of("hello")),
                null);
        DeployFailure foreign = assertThrows(
                DeployFailure.class,
                () -> next(input(null, false, owned), RegionState.waiting(EAST).in(Phase.PLAN, Instant.EPOCH)));
        assertTrue(
                foreign.getMessage(),
                foreign.getMessage().contains("The job 'ship' may not deploy the application 'hello'"));
        assertEquals(
                "nobody asked the cloud", calls, aws.aws().ledger().entries().size());
    }

    @Test
    public void whatServesIsLookedAtAgainBeforeItIsDisabled() throws Exception {
        make(cluster.image("2.0", 500));
        AwsCloudsRule.until(
                "in service",
                () -> cluster.group(NEW).members().stream()
                                .filter(ServerGroup.Member::inService)
                                .count()
                        == 2);
        DeployFailure unhealthy =
                assertThrows(DeployFailure.class, () -> next(input(null, false, null), aboutToDisable()));
        assertTrue(
                unhealthy.getMessage(),
                unhealthy
                        .getMessage()
                        .startsWith("Stopped by the guardrail trafficGuard: In us-east-1 hello-prod-v001 has 0 healthy"
                                + " instances where 2 are needed ("));
        assertTrue(unhealthy.getMessage(), unhealthy.getMessage().contains("so hello-prod-v000 keeps serving."));
        assertFalse(cluster.group(OLD).disabled());
    }

    @Test
    public void whatHasGrownIsNotReplacedByWhatIsSmallerNow() throws Exception {
        make(cluster.image("2.0", 200));
        AwsCloudsRule.until("the new group serves", () -> cluster.healthy(NEW) == 2);
        cluster.cloud().serverGroups().resize(OLD, 3, 3, null);
        DeployFailure grown = assertThrows(DeployFailure.class, () -> next(input(null, false, null), aboutToDisable()));
        assertTrue(
                grown.getMessage(),
                grown.getMessage()
                        .startsWith("Stopped by the guardrail capacityFloor: In us-east-1 hello-prod-v001 would have 2"
                                + " instances and replace 3 (hello-prod-v000: 3)."));
        assertFalse(cluster.group(OLD).disabled());

        Exemption granted = new Exemption("capacityFloor", "it may", "alice", null);
        next(input(null, false, policy(null, granted)), aboutToDisable());
        assertTrue(cluster.group(OLD).disabled());
        assertEquals("alice: it may", cluster.group(NEW).tags().get("paved-road:override:capacityFloor"));
    }

    @Test
    public void manyOldGroupsAreNotDestroyedAtOnce() {
        DeployInput input = input(null, false, policy(new Limits(0, 1, 0, null)));
        At now = At.time("operation");
        RegionGuards guards = new RegionGuards(new RegionContext(
                input,
                input.regions().get(0),
                Moniker.of("hello", "prod", null),
                cluster.cloud(),
                () -> "",
                now,
                new HashSet<>()));
        assertEquals(List.of(), guards.mayDestroy(List.of(cluster.group(OLD))));
        assertEquals(
                List.of("Stopped by the guardrail deletionLimit: In us-east-1 this would delete 1 server groups of"
                        + " hello-prod (hello-prod-v000), more than 0. Say a larger 'keep', or destroy some of them"
                        + " yourself. Who has the permission Paved Road/Override can pass it for one build with"
                        + " override: [[guardrail: 'deletionLimit', reason: '…']]. They are left."),
                now.told());
    }

    private void next(DeployInput input, RegionState state) {
        new DeployProcedure(input, aws::cloud)
                .next(new DeployState(List.of(state), null), new At(Instant.EPOCH, "operation", new ArrayList<>()));
    }

    private RegionState aboutToDisable() {
        return new RegionState(
                EAST,
                Phase.DISABLE,
                Instant.EPOCH,
                null,
                NEW,
                OLD,
                "ami-1",
                new Capacity(2, 2, 4),
                1,
                List.of(cluster.targetGroup),
                Map.of(OLD, new Capacity(1, 2, 4)),
                List.of(),
                null);
    }

    private void make(String image) {
        cluster.cloud()
                .serverGroups()
                .create(new ServerGroupLaunch(
                        NEW,
                        new LaunchSettings(
                                image, "t3.micro", List.of(), Optional.empty(), Optional.empty(), Optional.empty()),
                        new Capacity(2, 2, 4),
                        cluster.subnets,
                        List.of(),
                        List.of(cluster.targetGroup),
                        Set.of(),
                        "EC2",
                        60,
                        Map.of(RegionContext.OPERATION_TAG, "operation")));
    }
}

package io.jenkins.plugins.pavedroad.deploy;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.cloud.Capacity;
import io.jenkins.plugins.pavedroad.cloud.ServerGroup;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.deploy.DeployInput.WhenBusy;
import io.jenkins.plugins.pavedroad.deploy.RegionState.Phase;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.ProcessRuntime;
import io.jenkins.plugins.pavedroad.operation.OperationRecord;
import io.jenkins.plugins.pavedroad.operation.OperationRunner;
import io.jenkins.plugins.pavedroad.operation.OperationStore;
import io.jenkins.plugins.pavedroad.operation.Outcome;
import io.jenkins.plugins.pavedroad.operation.PooledScheduler;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Two deployments of one cluster at once: on one controller, and on two that do not know each other. */
public class OverlappingDeploymentsTest {
    private static final String OLD = "hello-prod-v000";

    @Rule
    public AwsCloudsRule aws =
            new AwsCloudsRule(options -> options.withSpeed(20).withRuntime((Path files) -> new ProcessRuntime(files)));

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private static DeployInput input(String image, WhenBusy whenBusy) {
        return new DeployInput(
                "test",
                "hello",
                "prod",
                null,
                image,
                Map.of(),
                List.of(new DeployInput.InRegion(EAST, null, null, null, null, null, null, null)),
                true,
                Map.of(),
                Map.of(),
                3,
                false,
                new DeployInput.Healthy(100, Duration.ofSeconds(1), Duration.ofSeconds(20)),
                DeployInput.RollbackScope.REGION,
                false,
                false,
                "job#1",
                whenBusy,
                null);
    }

    @Test
    public void onOneControllerTheSecondWaitsAndPlansWhenItsTurnHasCome() throws Exception {
        ServingCluster cluster = new ServingCluster(aws, EAST, folder.getRoot().toPath()).serving("1.0");
        cluster.image("2.0", 200);
        cluster.image("3.0", 200);
        Map<String, OperationRecord> ended = new ConcurrentHashMap<>();
        try (PooledScheduler scheduler = new PooledScheduler()) {
            OperationRunner runner = new OperationRunner(
                    new OperationStore(folder.newFolder().toPath()),
                    scheduler,
                    Clock.systemUTC(),
                    record -> ended.put(record.id, record));
            DeployOperation type = new DeployOperation(aws.accounts());
            runner.begin("first", type, input("hello-2.0", WhenBusy.WAIT), "ship#1", null);
            runner.begin("second", type, input("hello-3.0", WhenBusy.WAIT), "ship#2", null);
            runner.begin("impatient", type, input("hello-3.0", WhenBusy.FAIL), "ship#3", null);
            AwsCloudsRule.until("the impatient one fails", () -> ended.containsKey("impatient"));
            assertEquals(
                    "Nothing was begun: it would have to wait for ship #1, which has hello-prod in us-east-1 of"
                            + " account test, and 'whenBusy' is 'fail'.",
                    ended.get("impatient").cause);
            AwsCloudsRule.until("the first one ends", () -> ended.containsKey("first"));
            AwsCloudsRule.until("the second one ends", () -> ended.containsKey("second"));
            assertTrue(runner.journal("second").stream().anyMatch(line -> line.what()
                    .equals("waits for ship #1, which has hello-prod in us-east-1 of account test")));
        }
        assertEquals(OperationRecord.Status.DONE, ended.get("first").status);
        assertEquals(OperationRecord.Status.DONE, ended.get("second").status);
        assertEquals(
                "the second replaces what the first made",
                "hello-prod-v001",
                ended.get("second").result.get("previous").get(EAST).asText());
        assertEquals(2, cluster.healthy("hello-prod-v002"));
        assertTrue(cluster.group("hello-prod-v001").disabled());
    }

    @Test
    public void onTwoControllersTheNameIsHadByWhoMakesTheGroup() throws Exception {
        ServingCluster cluster = new ServingCluster(aws, EAST, folder.getRoot().toPath()).serving("1.0");
        cluster.image("2.0", 200);
        cluster.image("3.0", 200);
        DeployProcedure here = new DeployProcedure(input("hello-2.0", WhenBusy.WAIT), aws::cloud);
        DeployProcedure there = new DeployProcedure(input("hello-3.0", WhenBusy.WAIT), aws::cloud);
        DeployState mine = planned(here, "mine");
        DeployState theirs = planned(there, "theirs");
        assertEquals("both plan the same name", mine.regions().get(0).serverGroup(), "hello-prod-v001");

        there.next(theirs, At.time("theirs"));
        DeployFailure lost = assertThrows(DeployFailure.class, () -> here.next(mine, At.time("mine")));
        assertTrue(lost.getMessage(), lost.getMessage().startsWith("Somebody else made hello-prod-v001 in us-east-1"));

        ServerGroup before = cluster.group("hello-prod-v001");
        Outcome<DeployState> outcome = Outcome.advance(here.unwind(mine, lost.getMessage()));
        while (!(outcome instanceof Outcome.Failed)) {
            outcome = here.next(outcome.state(), At.time("mine"));
        }
        ServerGroup after = cluster.group("hello-prod-v001");
        assertEquals("theirs", after.tags().get(RegionContext.OPERATION_TAG));
        assertEquals(before.capacity(), after.capacity());
        assertEquals(Map.of(), after.suspended());
        assertEquals("it launches from its template", "hello-3.0", image(cluster, after));
        assertFalse(cluster.group(OLD).disabled());
        assertEquals(new Capacity(1, 2, 4), cluster.group(OLD).capacity());
    }

    private static String image(ServingCluster cluster, ServerGroup group) {
        String id = cluster.cloud().serverGroups().settings(group).imageId();
        return cluster.cloud().images().find(id).orElseThrow().name();
    }

    private static DeployState planned(DeployProcedure procedure, String operation) {
        DeployState state = new DeployState(List.of(RegionState.waiting(EAST)), null);
        while (state.regions().get(0).phase() != Phase.CREATE) {
            state = procedure.next(state, At.time(operation)).state();
        }
        return state;
    }
}

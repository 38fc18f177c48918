package io.jenkins.plugins.pavedroad.deploy;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.WEST;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.cloud.Capacity;
import io.jenkins.plugins.pavedroad.cloud.ServerGroup;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.deploy.DeployInput.RollbackScope;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.ProcessRuntime;
import io.jenkins.plugins.pavedroad.operation.BodyEnd;
import io.jenkins.plugins.pavedroad.operation.OperationDriver;
import io.jenkins.plugins.pavedroad.operation.OperationRecord.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Deployments against instances that are real processes behind a real proxy, with visitors all the time. */
public class DeployProcedureTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String OLD = "hello-prod-v000";
    private static final String NEW = "hello-prod-v001";
    private static final Capacity ORIGINAL = new Capacity(1, 2, 4);

    @Rule
    public AwsCloudsRule aws =
            new AwsCloudsRule(options -> options.withSpeed(20).withRuntime((Path files) -> new ProcessRuntime(files)));

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private ServingCluster cluster(String region) throws Exception {
        return new ServingCluster(aws, region, folder.getRoot().toPath());
    }

    private static DeployInput input(RollbackScope rollback, boolean verified, String image, String... regions) {
        return new DeployInput(
                "test",
                "hello",
                "prod",
                null,
                image,
                Map.of(),
                List.of(regions).stream()
                        .map(r -> new DeployInput.InRegion(r, null, null, null, null, null, null, null))
                        .toList(),
                true,
                Map.of("GREETING", "hi"),
                Map.of(),
                2,
                false,
                new DeployInput.Healthy(100, Duration.ofSeconds(1), Duration.ofSeconds(20)),
                rollback,
                verified,
                false,
                "job#1",
                DeployInput.WhenBusy.WAIT,
                null);
    }

    private OperationDriver driver() throws Exception {
        Path operations = folder.newFolder().toPath();
        return new OperationDriver(operations);
    }

    private OperationDriver deploy(OperationDriver driver, DeployInput input) throws Exception {
        try (driver) {
            return driver.run(new DeployOperation(aws.accounts()), input, PATIENCE);
        }
    }

    private void servesAsBefore(ServingCluster cluster) {
        ServerGroup old = cluster.group(OLD);
        assertFalse(old.disabled());
        assertEquals(ORIGINAL, old.capacity());
        assertEquals(2, cluster.healthy(OLD));
        assertTrue(cluster.group(NEW).disabled());
        assertEquals(new Capacity(0, 0, 0), cluster.group(NEW).capacity());
        assertEquals(0, cluster.healthy(NEW));
    }

    @Test
    public void trafficMovesToTheNewGroupAndTheOldOneIsKept() throws Exception {
        ServingCluster cluster = cluster(EAST).serving("1.0");
        cluster.image("2.0", 200);
        try (Visitors visitors = new Visitors(cluster.door(), 4)) {
            OperationDriver driver = deploy(driver(), input(RollbackScope.REGION, true, "hello-2.0", EAST));
            assertEquals(driver.lines().toString(), Status.DONE, driver.record().status);
            assertEquals(Map.of(EAST, NEW), ((DeployResult) driver.result()).getServerGroups());
            assertEquals(Map.of(EAST, OLD), ((DeployResult) driver.result()).getPrevious());
            int before = visitors.sent();
            AwsCloudsRule.until("more visits", () -> visitors.sent() > before + 50);
            assertTrue(visitors.saw("2.0"));
            assertEquals(List.of(), visitors.lost());
        }
        assertEquals(2, cluster.healthy(NEW));
        assertEquals(
                "as the source, its minimum too", ORIGINAL, cluster.group(NEW).capacity());
        assertEquals("tags are taken over", "edge", cluster.group(NEW).tags().get("team"));
        assertTrue(cluster.group(OLD).disabled());
        assertEquals("kept at its size", ORIGINAL, cluster.group(OLD).capacity());
        assertEquals(2, cluster.group(OLD).members().size());
        assertFalse(cluster.registered(OLD));
    }

    @Test
    public void aVersionThatIsNotHealthyIsTakenBack() throws Exception {
        ServingCluster cluster = cluster(EAST).serving("1.0");
        cluster.image("2.0", 500);
        try (Visitors visitors = new Visitors(cluster.door(), 4)) {
            OperationDriver driver = deploy(driver(), input(RollbackScope.REGION, false, "hello-2.0", EAST));
            assertEquals(Status.FAILED, driver.record().status);
            String reason = driver.record().cause;
            assertTrue(reason, reason.contains("0 of 2 instances of " + NEW + " healthy"));
            assertTrue(reason, reason.contains("Rolled back in us-east-1."));
            assertTrue(((DeployResult) driver.result()).getRolledBack());
            assertFalse(visitors.saw("2.0"));
            assertEquals(List.of(), visitors.lost());
        }
        servesAsBefore(cluster);
    }

    @Test
    public void checksThatFailKeepTheNewGroupInTheDark() throws Exception {
        ServingCluster cluster = cluster(EAST).serving("1.0");
        cluster.image("2.0", 200);
        try (Visitors visitors = new Visitors(cluster.door(), 2)) {
            OperationDriver driver = driver().body(request -> {
                assertEquals(NEW, request.environment().get("SERVER_GROUP"));
                assertEquals(EAST, request.environment().get("REGION"));
                assertEquals(2, request.environment().get("INSTANCE_ADDRESSES").split(" ").length);
                assertFalse(cluster.registered(NEW));
                return new BodyEnd(false, "script returned exit code 22");
            });
            deploy(driver, input(RollbackScope.REGION, true, "hello-2.0", EAST));
            assertTrue(
                    driver.record().cause,
                    driver.record().cause.startsWith("The checks of " + NEW + " in us-east-1 failed: script returned"));
            assertFalse(visitors.saw("2.0"));
            assertEquals(List.of(), visitors.lost());
        }
        servesAsBefore(cluster);
    }

    @Test
    public void anAbortWhileTheOldGroupIsBeingDisabledBringsItBack() throws Exception {
        ServingCluster cluster = cluster(EAST).serving("1.0");
        cluster.image("2.0", 200);
        try (Visitors visitors = new Visitors(cluster.door(), 4)) {
            OperationDriver driver =
                    deploy(driver().abortAt("disable"), input(RollbackScope.REGION, false, "hello-2.0", EAST));
            assertEquals("Aborted by the test. Rolled back in us-east-1.", driver.record().cause);
            assertEquals(List.of(), visitors.lost());
        }
        servesAsBefore(cluster);
    }

    @Test
    public void aFailureInTheSecondRegionTakesBackBothWhenAsked() throws Exception {
        ServingCluster east = cluster(EAST).serving("1.0");
        ServingCluster west = cluster(WEST).serving("1.0");
        east.image("2.0", 200);
        west.image("2.0", 500);
        try (Visitors visitors = new Visitors(east.door(), 2)) {
            OperationDriver driver = deploy(driver(), input(RollbackScope.ALL, false, "hello-2.0", EAST, WEST));
            assertTrue(driver.record().cause, driver.record().cause.endsWith("Rolled back in us-east-1, us-west-2."));
            assertEquals(List.of(), visitors.lost());
        }
        servesAsBefore(east);
        servesAsBefore(west);
    }

    @Test
    public void theFirstDeploymentOfAClusterIsANormalOne() throws Exception {
        ServingCluster cluster = cluster(EAST);
        cluster.image("1.0", 200);
        DeployInput like = input(RollbackScope.REGION, false, "hello-1.0", EAST);
        DeployInput.InRegion wanted = new DeployInput.InRegion(
                EAST,
                new Capacity(1, 1, 1),
                "t3.micro",
                cluster.subnets,
                null,
                null,
                null,
                List.of(ServingCluster.TARGET_GROUP));
        DeployInput first = new DeployInput(
                like.account(),
                like.application(),
                like.stack(),
                like.detail(),
                like.image(),
                like.images(),
                List.of(wanted),
                true,
                like.environment(),
                like.tags(),
                like.keep(),
                like.scaleDown(),
                like.healthy(),
                like.rollback(),
                false,
                false,
                like.build(),
                like.whenBusy(),
                like.guardrails());
        OperationDriver driver = deploy(driver(), first);
        assertEquals(driver.lines().toString(), Status.DONE, driver.record().status);
        assertEquals(1, cluster.healthy(OLD));
    }

    @Test
    public void anUnknownImageChangesNothing() throws Exception {
        ServingCluster cluster = cluster(EAST).serving("1.0");
        OperationDriver driver = deploy(driver(), input(RollbackScope.REGION, false, "hello-9", EAST));
        assertEquals(
                "The parameter 'image' is 'hello-9'; it must be the name of an available image of this account in us-east-1.",
                driver.record().cause);
        assertEquals(1, cluster.cloud().serverGroups().ofCluster("hello-prod").size());
    }
}

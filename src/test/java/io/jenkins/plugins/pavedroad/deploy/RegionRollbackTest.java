package io.jenkins.plugins.pavedroad.deploy;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.cloud.Capacity;
import io.jenkins.plugins.pavedroad.cloud.Instance;
import io.jenkins.plugins.pavedroad.cloud.LaunchSettings;
import io.jenkins.plugins.pavedroad.cloud.ServerGroupLaunch;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.deploy.RegionState.Phase;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.ProcessRuntime;
import io.jenkins.plugins.pavedroad.operation.Outcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The way back when the world has changed since the way there began. */
public class RegionRollbackTest {
    private static final String OLD = "hello-prod-v000";
    private static final String NEW = "hello-prod-v001";

    @Rule
    public AwsCloudsRule aws =
            new AwsCloudsRule(options -> options.withSpeed(20).withRuntime((Path files) -> new ProcessRuntime(files)));

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void theOnlyGroupThatServesIsNotDisabled() throws Exception {
        ServingCluster cluster = new ServingCluster(aws, EAST, folder.getRoot().toPath()).serving("1.0");
        String image = cluster.image("2.0", 200);
        cluster.cloud()
                .serverGroups()
                .create(new ServerGroupLaunch(
                        NEW,
                        new LaunchSettings(
                                image, "t3.micro", List.of(), Optional.empty(), Optional.empty(), Optional.empty()),
                        new Capacity(1, 1, 1),
                        cluster.subnets,
                        List.of(),
                        List.of(cluster.targetGroup),
                        Set.of(),
                        "EC2",
                        60,
                        Map.of(RegionContext.OPERATION_TAG, "operation")));
        AwsCloudsRule.until("the new group serves", () -> cluster.healthy(NEW) == 1);
        breakDown(cluster);

        DeployInput input = PlannerTest.input(true, null);
        DeployProcedure procedure = new DeployProcedure(input, aws::cloud);
        RegionState healthy = new RegionState(
                EAST,
                Phase.HEALTHY,
                Instant.EPOCH,
                null,
                NEW,
                OLD,
                image,
                new Capacity(1, 1, 1),
                null,
                List.of(cluster.targetGroup),
                Map.of(),
                List.of(),
                null);
        DeployState state = procedure.unwind(new DeployState(List.of(healthy), null), "Aborted by the test.");
        Outcome<DeployState> outcome = Outcome.advance(state);
        Instant time = Instant.now();
        for (int looks = 0; looks < 1000 && !(outcome instanceof Outcome.Failed); looks++) {
            time = time.plus(outcome instanceof Outcome.Wait<DeployState> wait ? wait.pause() : Duration.ZERO);
            outcome = procedure.next(outcome.state(), new At(time, "operation", new ArrayList<>()));
        }
        assertTrue(outcome instanceof Outcome.Failed);
        String reason = ((Outcome.Failed<DeployState>) outcome).reason();
        assertTrue(reason, reason.contains(NEW + " is left serving beside it."));
        assertEquals(
                List.of("server group " + NEW + " in us-east-1"), ((Outcome.Failed<DeployState>) outcome).leftovers());
        assertFalse(cluster.group(NEW).disabled());
        assertEquals(1, cluster.healthy(NEW));
    }

    private static void breakDown(ServingCluster cluster) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        for (Instance instance :
                cluster.cloud().instances().find(cluster.group(OLD).instanceIds())) {
            http.send(
                    HttpRequest.newBuilder(URI.create(
                                    "http://" + instance.privateAddress().orElseThrow() + ":8080/break"))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
        AwsCloudsRule.until("the old group is broken", () -> cluster.healthy(OLD) == 0);
    }
}

package io.jenkins.plugins.pavedroad.deploy;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.cloud.Capacity;
import io.jenkins.plugins.pavedroad.cloud.LaunchSettings;
import io.jenkins.plugins.pavedroad.cloud.ServerGroup;
import io.jenkins.plugins.pavedroad.cloud.ServerGroupLaunch;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.operation.OperationRecord;
import io.jenkins.plugins.pavedroad.operation.OperationRunner;
import io.jenkins.plugins.pavedroad.operation.OperationStore;
import io.jenkins.plugins.pavedroad.operation.PooledScheduler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Deployments under way when the plugin is replaced by another version. */
public class DeployUpgradeTest {
    private static final String ID = "ship-11-7-a1b2c3";

    @Rule
    public AwsCloudsRule aws = new AwsCloudsRule();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private void underWay() throws IOException {
        ServingCluster cluster = new ServingCluster(aws, EAST, folder.getRoot().toPath());
        String image = cluster.image("2.0", 200);
        for (String name : List.of("hello-prod-v000", "hello-prod-v001")) {
            cluster.cloud()
                    .serverGroups()
                    .create(new ServerGroupLaunch(
                            name,
                            new LaunchSettings(
                                    image, "t3.micro", List.of(), Optional.empty(), Optional.empty(), Optional.empty()),
                            new Capacity(1, 1, 2),
                            cluster.subnets,
                            List.of(),
                            List.of(),
                            Set.of(),
                            "EC2",
                            60,
                            name.endsWith("1") ? Map.of(RegionContext.OPERATION_TAG, ID) : Map.of()));
        }
        // the record is days old: what is not in service at the first look has run out of time
        AwsCloudsRule.until("both are up", () -> List.of("hello-prod-v000", "hello-prod-v001").stream()
                .allMatch(name -> aws.east().serverGroups().find(name).orElseThrow().members().stream()
                        .anyMatch(ServerGroup.Member::inService)));
    }

    private static String stored(String file) throws IOException {
        try (InputStream record = DeployUpgradeTest.class.getResourceAsStream(file)) {
            return new String(record.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private OperationRecord resumed(String record) throws Exception {
        underWay();
        Path operations = folder.newFolder().toPath();
        Files.writeString(operations.resolve(ID + ".json"), record);
        Map<String, OperationRecord> ended = new ConcurrentHashMap<>();
        try (PooledScheduler scheduler = new PooledScheduler()) {
            OperationRunner runner = new OperationRunner(
                    new OperationStore(operations), scheduler, Clock.systemUTC(), last -> ended.put(last.id, last));
            runner.goOn(type -> Optional.of(new DeployOperation(aws.accounts())));
            AwsCloudsRule.until("it ends", () -> ended.containsKey(ID));
        }
        return ended.get(ID);
    }

    private void deployed(OperationRecord last) {
        assertEquals(String.valueOf(last.cause), OperationRecord.Status.DONE, last.status);
        assertFalse(
                aws.east().serverGroups().find("hello-prod-v001").orElseThrow().disabled());
        assertTrue(
                aws.east().serverGroups().find("hello-prod-v000").orElseThrow().disabled());
    }

    @Test
    public void oneOfAVersionBeforeLocksGoesOn() throws Exception {
        OperationRecord last = resumed(stored("deployment-without-locks.json"));
        deployed(last);
        assertEquals(List.of("hello-prod in us-east-1 of account test"), last.locks);
    }

    @Test
    public void oneOfALaterVersionGoesOnWithoutWhatIsNotKnownHere() throws Exception {
        deployed(resumed(stored("deployment-without-locks.json")
                .replace("\"status\"", "\"weather\": {\"fair\": true}, \"status\"")
                .replace("\"phase\"", "\"colour\": \"red\", \"phase\"")
                .replace("\"keep\"", "\"taste\": [1, 2], \"keep\"")));
    }
}

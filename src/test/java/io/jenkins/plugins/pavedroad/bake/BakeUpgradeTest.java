package io.jenkins.plugins.pavedroad.bake;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.time.DrivenClock;
import io.jenkins.plugins.pavedroad.operation.OperationRecord;
import io.jenkins.plugins.pavedroad.operation.OperationRecord.Status;
import io.jenkins.plugins.pavedroad.operation.VirtualController;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Bakes under way when the plugin is replaced by another version. */
public class BakeUpgradeTest {
    private static final String ID = "ship-11-7-a1b2c3";

    private final DrivenClock clock = new DrivenClock(Instant.parse("2026-01-05T10:00:00Z"));

    @Rule
    public AwsCloudsRule aws =
            new AwsCloudsRule(options -> options.withClock(clock).withRuntime(new QuickBuilders()));

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void oneOfAVersionThatKnewNothingOfKeysAndRepositoriesGoesOn() throws Exception {
        baked(stored());
    }

    @Test
    public void oneOfALaterVersionGoesOnWithoutWhatIsNotKnownHere() throws Exception {
        baked(stored().replace("\"status\"", "\"weather\": {\"fair\": true}, \"status\"")
                .replace("\"phase\"", "\"colour\": \"red\", \"phase\"")
                .replace("\"rebake\"", "\"taste\": [1, 2], \"rebake\"")
                .replace("\"format\"", "\"smell\": \"none\", \"format\""));
    }

    private static String stored() throws IOException {
        try (InputStream record = BakeUpgradeTest.class.getResourceAsStream("bake-before-delivery.json")) {
            return new String(record.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void baked(String record) throws Exception {
        String base = aws.aws().seed().image(EAST, "plain-1", folder.newFolder().toPath(), Map.of());
        Path controllers = folder.newFolder().toPath();
        Path disk = Files.createDirectory(controllers.resolve("start-0"));
        Files.writeString(disk.resolve(ID + ".json"), record.replace("BASE", base));
        VirtualController controller = new VirtualController(controllers, clock)
                .knows(new BakeType(aws.accounts(), new FixedBytes("hello".getBytes(StandardCharsets.UTF_8))))
                .start();
        controller.pass(Duration.ofHours(1));
        OperationRecord ended = controller.ended(ID);
        assertEquals(ended.cause, Status.DONE, ended.status);
        assertEquals(2, ended.result.get("images").size());
        assertEquals(2, new BakeRemains(aws).of("plain-1", List.of(ID)).size());
    }
}

package io.jenkins.plugins.pavedroad.janitor;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.WEST;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.cloud.Volume;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.operation.OperationDriver;
import io.jenkins.plugins.pavedroad.operation.OperationRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SweepProcedureTest {
    private static final Map<String, String> LONG_DETACHED =
            Map.of(Rule.JANITOR_META, "detachTime=2020-01-01T00:00:00", "owner", "a@b.c");

    @org.junit.Rule
    public AwsCloudsRule aws = new AwsCloudsRule();

    @org.junit.Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private OperationDriver sweep(boolean dryRun) throws Exception {
        SweepInput input = new SweepInput(
                "test",
                List.of(EAST, WEST),
                List.of(Rule.OLD_DETACHED_VOLUME, Rule.NO_GENERATED_AMI),
                "janitor",
                "owner",
                Map.of(),
                dryRun);
        try (OperationDriver driver = new OperationDriver(folder.newFolder().toPath())) {
            return driver.run(new SweepOperation(aws.accounts()), input, Duration.ofMinutes(1));
        }
    }

    private static Instant longAgo() {
        return Instant.parse("2020-01-01T00:00:00Z");
    }

    @Test
    public void whatNobodyUsesIsMarkedAndNothingIsRemoved() throws Exception {
        String old = aws.aws().seed().volume(EAST, 8, longAgo(), LONG_DETACHED);
        String wanted = aws.aws().seed().volume(EAST, 8, longAgo(), Map.of("janitor", "donotmark"));
        String loose = aws.aws().seed().snapshot(WEST, 8, longAgo(), Map.of());

        OperationDriver driver = sweep(false);
        assertEquals(OperationRecord.Status.DONE, driver.record().status);
        assertEquals(List.of(EAST + "/" + old, WEST + "/" + loose), ((SweepReport) driver.result()).getMarked());
        assertTrue(driver.lines().toString(), driver.lines().stream().anyMatch(l -> l.contains("would tell a@b.c")));
        Volume volume = aws.east().inventory().volumes(List.of(old)).get(0);
        String mark = volume.tags().get(Mark.TAG);
        assertTrue(mark, Mark.of(volume.tags()).isPresent());
        assertFalse(
                aws.east().inventory().volumes(List.of(wanted)).get(0).tags().containsKey(Mark.TAG));
        assertTrue("leashed", aws.aws().ledger().entries().stream().noneMatch(e -> e.action()
                .startsWith("Delete")));

        sweep(false);
        assertEquals(
                "a second sweep keeps the day of the first",
                mark,
                aws.east().inventory().volumes(List.of(old)).get(0).tags().get(Mark.TAG));
    }

    @Test
    public void whatIsKeptAgainLosesItsMark() throws Exception {
        String old = aws.aws().seed().volume(EAST, 8, longAgo(), LONG_DETACHED);
        sweep(false);
        aws.east().inventory().tag(List.of(old), Map.of("janitor", "donotmark"));
        OperationDriver driver = sweep(false);
        assertEquals(List.of(EAST + "/" + old), ((SweepReport) driver.result()).getUnmarked());
        assertFalse(aws.east().inventory().volumes(List.of(old)).get(0).tags().containsKey(Mark.TAG));
    }

    @Test
    public void aVolumeOfUnknownAgeIsKeptAndCountedFromToday() throws Exception {
        String unknown = aws.aws().seed().volume(EAST, 8, longAgo(), Map.of());
        OperationDriver driver = sweep(false);
        assertEquals(List.of(), ((SweepReport) driver.result()).getMarked());
        assertTrue(
                aws.east().inventory().volumes(List.of(unknown)).get(0).tags().containsKey(Rule.SEEN_DETACHED));
    }

    @Test
    public void aDryRunChangesNothing() throws Exception {
        aws.aws().seed().volume(EAST, 8, longAgo(), LONG_DETACHED);
        OperationDriver driver = sweep(true);
        assertEquals(1, ((SweepReport) driver.result()).getMarked().size());
        assertTrue(aws.aws().ledger().entries().stream()
                .noneMatch(e -> e.action().endsWith("Tags") && !e.action().startsWith("Describe")));
    }
}

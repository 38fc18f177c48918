package io.jenkins.plugins.pavedroad.janitor;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.WEST;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.time.DrivenClock;
import io.jenkins.plugins.pavedroad.operation.EachCall;
import io.jenkins.plugins.pavedroad.operation.OperationRecord.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SweepRestartTest {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private final DrivenClock clock = new DrivenClock(Instant.parse("2026-01-05T10:00:00Z"));

    @org.junit.Rule
    public AwsCloudsRule aws = new AwsCloudsRule(options -> options.withClock(clock));

    @org.junit.Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void whereverTheProcessEndsTheSweepMarksTheSame() throws Exception {
        SweepInput input = new SweepInput(
                "test",
                List.of(EAST, WEST),
                List.of(Rule.OLD_DETACHED_VOLUME, Rule.NO_GENERATED_AMI),
                "janitor",
                "owner",
                Map.of(),
                false);
        EachCall.endsTheProcess(folder.newFolder().toPath(), clock, aws.accounts(), 6, (id, controller, cloud) -> {
            String old = volume(Map.of(Rule.JANITOR_META, "detachTime=2020-01-01T00:00:00"));
            String wanted = volume(Map.of("janitor", "donotmark"));
            String loose = aws.aws().seed().snapshot(WEST, 8, LONG_AGO, Map.of());
            SweepOperation sweep = new SweepOperation(cloud);
            controller.knows(sweep).start().begin(id, sweep, input);
            controller.pass(Duration.ofMinutes(10));
            assertEquals(Status.DONE, controller.ended(id).status);
            List<String> marked = StreamSupport.stream(
                            controller.ended(id).result.get("marked").spliterator(), false)
                    .map(node -> node.asText())
                    .toList();
            assertEquals(List.of(EAST + "/" + old, WEST + "/" + loose), marked);
            assertTrue(marked(old));
            assertTrue(!marked(wanted));
            aws.east().inventory().deleteVolume(old);
            aws.east().inventory().deleteVolume(wanted);
            aws.west().inventory().deleteSnapshot(loose);
        });
    }

    private String volume(Map<String, String> tags) {
        return aws.aws().seed().volume(EAST, 8, LONG_AGO, tags);
    }

    private boolean marked(String volume) {
        return Mark.of(aws.east().inventory().volumes(List.of(volume)).get(0).tags())
                .isPresent();
    }
}

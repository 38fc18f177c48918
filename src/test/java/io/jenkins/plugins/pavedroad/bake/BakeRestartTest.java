package io.jenkins.plugins.pavedroad.bake;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.WEST;
import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.time.DrivenClock;
import io.jenkins.plugins.pavedroad.operation.EachCall;
import io.jenkins.plugins.pavedroad.operation.OperationRecord.Status;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Bakes in virtual time, with builders that are done as soon as they are up. */
public class BakeRestartTest {
    private static final String BASE = "plain-1";

    private final DrivenClock clock = new DrivenClock(Instant.parse("2026-01-05T10:00:00Z"));

    @Rule
    public AwsCloudsRule aws =
            new AwsCloudsRule(options -> options.withClock(clock).withRuntime(new QuickBuilders()));

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void whereverTheProcessEndsThereIsOneImageInEachRegionAndNothingElse() throws Exception {
        aws.aws().seed().image(EAST, BASE, folder.newFolder().toPath(), Map.of());
        Set<String> made = new HashSet<>();
        EachCall.endsTheProcess(folder.newFolder().toPath(), clock, aws.accounts(), 20, (id, controller, cloud) -> {
            byte[] content = id.getBytes(StandardCharsets.UTF_8);
            BakeType bake = new BakeType(cloud, new FixedBytes(content));
            controller.knows(bake).start().begin(id, bake, input(id, content));
            controller.pass(Duration.ofHours(1));
            assertEquals(controller.ended(id).cause, Status.DONE, controller.ended(id).status);
            controller.ended(id).result.get("images").forEach(image -> made.add(image.asText()));
            assertEquals(made, left(id));
        });
    }

    private Set<String> left(String id) {
        return new BakeRemains(aws).of(BASE, List.of(id));
    }

    private static BakeInput input(String name, byte[] content) throws Exception {
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        return BakeInput.of(
                        "test",
                        List.of(PackageFile.named(name + "_1.0-h1.abc1234_all.deb", content.length, sha256)),
                        "self/plain-*",
                        List.of(EAST, WEST))
                .madeBy("hello#1", "http://jenkins/job/hello/1/", "")
                .complete();
    }
}

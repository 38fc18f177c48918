package io.jenkins.plugins.pavedroad.operation;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.cloud.Capacity;
import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.LaunchSettings;
import io.jenkins.plugins.pavedroad.cloud.ServerGroupLaunch;
import io.jenkins.plugins.pavedroad.cloud.ServerGroups;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.time.DrivenClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Operations that watch a server group each, resize it after some looks and look whether that is so. */
public class SharedLookUpsTest {
    private static final int OPERATIONS = 120;
    private static final int LOOKS = 10;

    private final DrivenClock clock = new DrivenClock(Instant.parse("2026-01-05T10:00:00Z"));
    private int looks;

    @Rule
    public AwsCloudsRule aws = new AwsCloudsRule(options -> options.withClock(clock));

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void manyThatWaitCostTheCallsOfAFewAndSeeWhatTheyDid() throws Exception {
        Cloud shared = aws.accounts().cloud("test");
        Watching watching = new Watching(shared);
        VirtualController controller = new VirtualController(folder.newFolder().toPath(), clock);
        controller.knows(watching).start();
        String image = aws.aws().seed().image(EAST, "svc", folder.newFolder().toPath(), Map.of());
        for (int i = 0; i < OPERATIONS; i++) {
            aws.east().serverGroups().create(empty("svc" + i + "-v000", image));
            controller.begin("svc" + i, watching, "svc" + i + "-v000");
            controller.pass(Duration.ofMillis(100));
        }
        controller.pass(Duration.ofMinutes(1));
        int looksBefore = looks;
        int callsBefore = calls();
        controller.pass(Duration.ofMinutes(2));
        assertEquals("each looks every 20 s", OPERATIONS * 6, looks - looksBefore, OPERATIONS);
        int calls = calls() - callsBefore;
        assertTrue(calls + " calls for " + (looks - looksBefore) + " looks", calls * 20 <= looks - looksBefore);

        controller.pass(Duration.ofMinutes(5));
        for (int i = 0; i < OPERATIONS; i++) {
            OperationRecord end = controller.ended("svc" + i);
            assertEquals("svc" + i, "\"saw its own effect\"", String.valueOf(end.result));
        }
    }

    private int calls() {
        return aws.aws().ledger().count("autoscaling", "DescribeAutoScalingGroups");
    }

    private static ServerGroupLaunch empty(String name, String image) {
        return new ServerGroupLaunch(
                name,
                new LaunchSettings(image, "t3.micro", List.of(), Optional.empty(), Optional.empty(), Optional.empty()),
                new Capacity(0, 0, 1),
                List.of(),
                List.of(EAST + "a"),
                List.of(),
                Set.of(),
                "EC2",
                60,
                Map.of());
    }

    record Seen(int looks) {}

    private final class Watching implements OperationType<String, Seen> {
        private final Cloud cloud;

        private Watching(Cloud cloud) {
            this.cloud = cloud;
        }

        @Override
        public String name() {
            return "watching";
        }

        @Override
        public Class<String> inputType() {
            return String.class;
        }

        @Override
        public Class<Seen> stateType() {
            return Seen.class;
        }

        @Override
        public Class<?> resultType() {
            return String.class;
        }

        @Override
        public Seen begin(String group) {
            return new Seen(0);
        }

        @Override
        public Procedure<Seen> procedure(String group) {
            return new Procedure<>() {
                @Override
                public Outcome<Seen> next(Seen seen, Situation now) {
                    return turn(group, seen);
                }

                @Override
                public Seen unwind(Seen seen, String cause) {
                    throw new IllegalStateException(cause);
                }
            };
        }

        private Outcome<Seen> turn(String name, Seen seen) {
            ServerGroups groups = cloud.region(EAST).serverGroups();
            looks++;
            int max = groups.find(name).orElseThrow().capacity().max();
            if (seen.looks() < LOOKS) {
                return Outcome.await(new Seen(seen.looks() + 1), Duration.ofSeconds(20), "the next look");
            }
            if (seen.looks() == LOOKS) {
                groups.resize(name, null, null, 2);
                return Outcome.advance(new Seen(seen.looks() + 1));
            }
            return Outcome.done(seen, max == 2 ? "saw its own effect" : "saw what was before its own effect");
        }
    }
}

package io.jenkins.plugins.pavedroad.bake;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.WEST;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import io.jenkins.plugins.pavedroad.cloud.Instance;
import io.jenkins.plugins.pavedroad.cloud.InstanceLaunch;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.time.DrivenClock;
import io.jenkins.plugins.pavedroad.operation.OperationRecord;
import io.jenkins.plugins.pavedroad.operation.OperationRecord.Status;
import io.jenkins.plugins.pavedroad.operation.Outcome;
import io.jenkins.plugins.pavedroad.operation.Procedure;
import io.jenkins.plugins.pavedroad.operation.VirtualController;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Bakes that others get in the way of, in virtual time. */
public class BakeRaceTest {
    private static final byte[] CONTENT = "hello".getBytes(StandardCharsets.UTF_8);

    private final DrivenClock clock = new DrivenClock(Instant.parse("2026-01-05T10:00:00Z"));

    @Rule
    public AwsCloudsRule aws =
            new AwsCloudsRule(options -> options.withClock(clock).withRuntime(new QuickBuilders()));

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private String base;

    @Before
    public void seed() throws Exception {
        base = aws.aws().seed().image(EAST, "plain-1", folder.newFolder().toPath(), Map.of());
    }

    @Test
    public void aBakeThatGaveWayBeginsAgainWhenTheOtherEndsWithoutAnImage() throws Exception {
        Procedure<BakeState> procedure = new BakeType(aws.accounts(), new FixedBytes(CONTENT)).procedure(input(EAST));
        Outcome<BakeState> outcome = procedure.next(BakeState.begin(), new Unseen("mine", clock::instant));
        while (outcome.state().phase() != BakeState.Phase.LAUNCH) {
            outcome = step(procedure, outcome);
        }
        String other = builderOfAnotherController(clock.instant().plus(Duration.ofHours(1)));
        boolean gaveWay = false;
        while (!(outcome instanceof Outcome.Done)) {
            clock.advance(Duration.ofSeconds(5));
            outcome = step(procedure, outcome);
            if (!gaveWay && outcome.state().phase() == BakeState.Phase.SEARCH) {
                gaveWay = true;
                aws.east().instances().terminate(List.of(other));
            }
        }
        assertEquals("it gave way", true, gaveWay);
        BakeResult made = (BakeResult) ((Outcome.Done<BakeState>) outcome).result();
        assertEquals(false, made.reused());
    }

    @Test
    public void aBuilderOfAControllerThatIsGoneForGoodHoldsUpNobody() throws Exception {
        String left = builderOfAnotherController(clock.instant().minus(Duration.ofMinutes(61)));
        VirtualController controller = new VirtualController(folder.newFolder().toPath(), clock);
        BakeType type = new BakeType(aws.accounts(), new FixedBytes(CONTENT));
        controller.knows(type).start().begin("mine", type, input(EAST));
        controller.pass(Duration.ofMinutes(30));
        OperationRecord ended = controller.ended("mine");
        assertEquals(ended.cause, Status.DONE, ended.status);
        assertEquals(
                List.of(),
                aws.east().instances().byTags(Map.of(BakeKey.TAG, key())).stream()
                        .map(Instance::id)
                        .filter(left::equals)
                        .toList());
    }

    @Test
    public void aRebakeWaitsForNobodyAndTakesNobodysImage() throws Exception {
        String other = builderOfAnotherController(clock.instant().plus(Duration.ofHours(1)));
        VirtualController controller = new VirtualController(folder.newFolder().toPath(), clock);
        BakeType type = new BakeType(aws.accounts(), new FixedBytes(CONTENT));
        controller.knows(type).start().begin("mine", type, input(true, EAST));
        controller.pass(Duration.ofMinutes(30));
        assertEquals(Status.DONE, controller.ended("mine").status);
        String first = controller.ended("mine").result.get("images").get(EAST).asText();
        controller.begin("again", type, input(true, EAST));
        controller.pass(Duration.ofMinutes(30));
        assertEquals(Status.DONE, controller.ended("again").status);
        assertNotEquals(
                first, controller.ended("again").result.get("images").get(EAST).asText());
        assertEquals(
                "the other bake goes on",
                Instance.State.RUNNING,
                aws.east().instances().find(List.of(other)).get(0).state());
    }

    @Test
    public void aCopyThatHadToWaitMayBeShownLateToo() throws Exception {
        for (int n = 1; n <= 10; n++) {
            aws.aws().faults().fail("ec2", "CopyImage", n, "ResourceLimitExceeded");
        }
        Procedure<BakeState> procedure =
                new BakeType(aws.accounts(), new FixedBytes(CONTENT)).procedure(input(EAST, WEST));
        Outcome<BakeState> outcome = procedure.next(BakeState.begin(), new Unseen("mine", clock::instant));
        while (!outcome.state().images().containsKey(WEST)) {
            clock.advance(Duration.ofSeconds(30));
            outcome = step(procedure, outcome);
        }
        BakeState notShown = outcome.state().withImage(WEST, "ami-0123456789abcdef0");
        outcome = procedure.next(notShown, new Unseen("mine", clock::instant));
        assertEquals(Outcome.Wait.class, outcome.getClass());
    }

    private Outcome<BakeState> step(Procedure<BakeState> procedure, Outcome<BakeState> outcome) throws Exception {
        return procedure.next(outcome.state(), new Unseen("mine", clock::instant));
    }

    private String builderOfAnotherController(Instant expires) throws Exception {
        return aws.east()
                .instances()
                .launch(new InstanceLaunch(
                        base,
                        "t3.small",
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        "",
                        Map.of(Ours.OPERATION, "theirs", BakeKey.TAG, key(), ExpiredBuilders.TAG, expires.toString()),
                        "their-token"));
    }

    private String key() throws Exception {
        return BakeKey.of(base, input(EAST).packages(), "");
    }

    private static BakeInput input(String... regions) throws Exception {
        return input(false, regions);
    }

    private static BakeInput input(boolean rebake, String... regions) throws Exception {
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT));
        return BakeInput.of(
                        "test",
                        List.of(PackageFile.named("hello_1.0-h1.abc1234_all.deb", CONTENT.length, sha256)),
                        "self/plain-*",
                        List.of(regions))
                .madeBy("hello#1", "", "")
                .rebake(rebake)
                .complete();
    }
}

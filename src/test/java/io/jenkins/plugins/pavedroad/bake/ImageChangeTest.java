package io.jenkins.plugins.pavedroad.bake;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.WEST;
import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.pavedroad.cloud.Account;
import io.jenkins.plugins.pavedroad.cloud.Accounts;
import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.time.DrivenClock;
import io.jenkins.plugins.pavedroad.operation.EachCall;
import io.jenkins.plugins.pavedroad.operation.OperationRecord;
import io.jenkins.plugins.pavedroad.operation.OperationRecord.Status;
import io.jenkins.plugins.pavedroad.operation.VirtualController;
import io.jenkins.plugins.pavedroad.permission.ForStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Promotions and deprecations in virtual time, between two accounts. */
public class ImageChangeTest {
    private static final String OTHER = "210987654321";
    private static final String THIRD = "333333333333";
    private static final Map<String, String> TAGS = Map.of("appversion", "hello-1.4.0-h12.abc1234", "stage", "test");
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    private final DrivenClock clock = new DrivenClock(START);

    @Rule
    public AwsCloudsRule aws = new AwsCloudsRule(options -> options.withClock(clock));

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    @ForStep("promoteImage")
    public void whereverTheProcessEndsAPromotionIsWhole() throws Exception {
        EachCall.endsTheProcess(folder.newFolder().toPath(), clock, this::cloud, 12, (id, controller, accounts) -> {
            image(EAST, id);
            image(WEST, id);
            OperationRecord record = run(controller, accounts, id, promotion(id));
            assertEquals(record.cause, Status.DONE, record.status);
            for (String region : List.of(EAST, WEST)) {
                Image own = own(region, id);
                assertEquals(Set.of(OTHER, THIRD), region(region).images().permitted(own.id()));
                assertEquals(
                        Set.of(OTHER, THIRD),
                        region(region).images().permitted(own.snapshots().get(0)));
                assertEquals("production", own.tags().get("stage"));
                assertEquals("prod 333333333333", own.tags().get("paved-road:promoted-to"));
                Image theirs =
                        cloud("prod").region(region).images().find(own.id()).orElseThrow();
                assertEquals("the other account's own tags", own.tags(), theirs.tags());
            }
        });
    }

    @Test
    @ForStep("promoteImage")
    public void whatAPromotionThatFailsHasChangedIsTakenBack() throws Exception {
        for (String action : List.of("CreateTags", "ModifyImageAttribute", "ModifySnapshotAttribute")) {
            String id = action.toLowerCase(java.util.Locale.ROOT);
            image(EAST, id);
            image(WEST, id);
            aws.aws().faults().fail("ec2", action, 2, "UnauthorizedOperation");
            OperationRecord record = run(controller(), this::cloud, id, promotion(id));
            assertEquals(Status.FAILED, record.status);
            assertThat(record.cause, containsString("ec2:" + action + ": UnauthorizedOperation"));
            assertEquals(List.of(), record.leftovers);
            for (String region : List.of(EAST, WEST)) {
                Image own = own(region, id);
                assertEquals(action, TAGS, own.tags());
                assertEquals(action, Set.of(), region(region).images().permitted(own.id()));
                assertEquals(
                        action,
                        Set.of(),
                        region(region).images().permitted(own.snapshots().get(0)));
            }
        }
    }

    @Test
    @ForStep("promoteImage")
    public void aTagThatIsRefusedBothWaysDoesNotKeepThePermissions() throws Exception {
        image(EAST, "stuck");
        image(WEST, "stuck");
        aws.aws().faults().fail("ec2", "CreateTags", 1, "UnauthorizedOperation");
        aws.aws().faults().fail("ec2", "DeleteTags", 1, "UnauthorizedOperation");
        OperationRecord record = run(controller(), this::cloud, "stuck", promotion("stuck"));
        assertEquals(Status.FAILED, record.status);
        assertEquals(List.of(), record.leftovers);
        assertEquals(
                Set.of(), region(EAST).images().permitted(own(EAST, "stuck").id()));
    }

    @Test
    @ForStep("deprecateImage")
    public void whereverTheProcessEndsADeprecationIsWhole() throws Exception {
        EachCall.endsTheProcess(folder.newFolder().toPath(), clock, this::cloud, 4, (id, controller, accounts) -> {
            image(EAST, id);
            image(WEST, id);
            OperationRecord record = run(controller, accounts, id, deprecation(id, 3600));
            assertEquals(record.cause, Status.DONE, record.status);
            for (String region : List.of(EAST, WEST)) {
                assertEquals(true, own(region, id).deprecatedAt().orElseThrow().isAfter(START));
            }
        });
    }

    @Test
    @ForStep("deprecateImage")
    public void aDeprecationThatFailsLeavesEachRegionAsItWas() throws Exception {
        image(EAST, "hello");
        image(WEST, "hello");
        run(controller(), this::cloud, "first", deprecation("hello", 3600));
        Optional<Instant> before = own(EAST, "hello").deprecatedAt();
        aws.aws().faults().fail("ec2", "EnableImageDeprecation", 2, "UnauthorizedOperation");
        OperationRecord record = run(controller(), this::cloud, "second", deprecation("hello", 7200));
        assertEquals(Status.FAILED, record.status);
        assertEquals(before, own(EAST, "hello").deprecatedAt());
        assertEquals(before, own(WEST, "hello").deprecatedAt());

        run(controller(), this::cloud, "third", deprecation("hello", -1));
        assertEquals(Optional.empty(), own(EAST, "hello").deprecatedAt());
    }

    private OperationRecord run(VirtualController controller, Accounts accounts, String id, ImageChangeInput input)
            throws Exception {
        ImageChangeType type = new ImageChangeType(accounts);
        controller.knows(type).start().begin(id, type, input);
        controller.pass(Duration.ofMinutes(30));
        return controller.ended(id);
    }

    private VirtualController controller() throws Exception {
        return new VirtualController(folder.newFolder().toPath(), clock);
    }

    private static ImageChangeInput promotion(String image) {
        return new ImageChangeInput(
                "test",
                new ImageChoice(image, Map.of(), List.of(EAST, WEST)),
                new ImageChangeInput.Promotion(
                        List.of(THIRD),
                        List.of("prod"),
                        Map.of("stage", "production", "paved-road:promoted-to", "prod 333333333333")),
                null,
                false);
    }

    private static ImageChangeInput deprecation(String image, long seconds) {
        return new ImageChangeInput(
                "test",
                new ImageChoice(image, Map.of(), List.of(EAST, WEST)),
                null,
                new ImageChangeInput.Deprecation(seconds),
                false);
    }

    private Cloud cloud(String account) {
        if (account.equals("test")) {
            return aws.cloud();
        }
        return aws.cloud(new Account(
                account,
                Optional.of("key"),
                Optional.of("arn:aws:iam::" + OTHER + ":role/deployer"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(aws.aws().endpoint())));
    }

    private CloudRegion region(String name) {
        return aws.region(name);
    }

    private Image own(String region, String name) {
        return region(region).images().ownByName(name).get(0);
    }

    private void image(String region, String name) throws Exception {
        aws.aws().seed().image(region, name, folder.newFolder().toPath(), TAGS);
    }
}

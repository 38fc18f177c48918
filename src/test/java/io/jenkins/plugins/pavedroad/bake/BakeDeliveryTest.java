package io.jenkins.plugins.pavedroad.bake;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.WEST;
import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.startsWith;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.time.DrivenClock;
import io.jenkins.plugins.pavedroad.operation.EachCall;
import io.jenkins.plugins.pavedroad.operation.OperationRecord;
import io.jenkins.plugins.pavedroad.operation.OperationRecord.Status;
import io.jenkins.plugins.pavedroad.operation.VirtualController;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What becomes of a bake's images: keys, other accounts, copies that fail. In virtual time. */
public class BakeDeliveryTest {
    private static final String BASE = "plain-1";
    private static final String OTHER = "210987654321";
    private static final byte[] CONTENT = "hello".getBytes(StandardCharsets.UTF_8);
    private static final Delivery KEEP = new Delivery(true, Map.of(), "", List.of(), true);
    private static final Delivery SHARED = new Delivery(
            true, Map.of(EAST, "alias/baking", WEST, "alias/baking"), "alias/baking", List.of(OTHER), false);

    private final DrivenClock clock = new DrivenClock(Instant.parse("2026-01-05T10:00:00Z"));

    @Rule
    public AwsCloudsRule aws =
            new AwsCloudsRule(options -> options.withClock(clock).withRuntime(new QuickBuilders()));

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private VirtualController controller;
    private int bakes;

    @Before
    public void seed() throws Exception {
        aws.aws().seed().image(EAST, BASE, folder.newFolder().toPath(), Map.of());
        for (String region : List.of(EAST, WEST)) {
            aws.aws().seed().key(region, "alias/baking", OTHER);
        }
        controller = new VirtualController(folder.newFolder().toPath(), clock)
                .knows(new BakeType(aws.accounts(), new FixedBytes(CONTENT)))
                .start();
    }

    @Test
    public void anotherAccountMayUseTheImageInEveryRegion() throws Exception {
        OperationRecord done = bake(SHARED);
        assertEquals(done.cause, Status.DONE, done.status);
        for (CloudRegion region : List.of(aws.east(), aws.west())) {
            assertShared(region, imageIn(done, region.name()), Set.of(OTHER));
        }
        assertTrue(
                done.result.get("seconds").toString(),
                done.result.get("seconds").has("share"));
        assertTrue(done.result.get("seconds").get("copy").asLong() > 0);
    }

    @Test
    public void aReusedImageGetsThePermissionsItLacks() throws Exception {
        OperationRecord first = bake(new Delivery(true, SHARED.keys(), SHARED.keyText(), List.of(), false));
        aws.aws().ledger().clear();
        OperationRecord second = bake(SHARED);
        assertEquals(first.result.get("images"), second.result.get("images"));
        assertShared(aws.west(), imageIn(second, WEST), Set.of(OTHER));
        assertEquals(0, aws.aws().ledger().count("ec2", "RunInstances"));
        assertEquals(2, aws.aws().ledger().count("ec2", "ModifyImageAttribute"));
        assertEquals(2, aws.aws().ledger().count("ec2", "ModifySnapshotAttribute"));

        aws.aws().ledger().clear();
        bake(SHARED);
        assertEquals(0, aws.aws().ledger().count("ec2", "ModifyImageAttribute"));
        assertTrue(
                "four calls a region and the base image's: "
                        + aws.aws().ledger().entries(),
                aws.aws().ledger().total() <= 9);
    }

    @Test
    public void aShareThatIsOfNoUseIsRefusedBeforeAnythingIsMade() throws Exception {
        OperationRecord refused = bake(new Delivery(true, Map.of(), "", List.of(OTHER), false));
        assertEquals(Status.FAILED, refused.status);
        assertThat(refused.cause, startsWith("The parameter 'shareWith' is '" + OTHER + "', and images in us-east-1"));
        assertThat(refused.cause, containsString("alias/aws/ebs"));
        assertThat(refused.cause, containsString("'kmsKey'"));
        assertTrue(aws.aws().ledger().entries().stream()
                .allMatch(call ->
                        call.action().startsWith("Describe") || call.action().startsWith("Get")));
    }

    @Test
    public void aCopyThatFailsInOneRegionTakesTheOthersWithIt() throws Exception {
        aws.aws().decrees().imageFails("CopyImage", WEST, 1, "Client.InternalError: the disk is too green");
        OperationRecord failed = bake(Delivery.USUAL);
        assertEquals(Status.FAILED, failed.status);
        assertThat(failed.cause, startsWith("The bake has no image in us-west-2. Image ami-"));
        assertThat(failed.cause, containsString("Client.InternalError: the disk is too green"));
        assertEquals(List.of(), failed.leftovers);
        assertNothingIsLeft();
    }

    @Test
    public void theOthersAreKeptWhenAskedAndTheNextBakeCopiesWhatIsMissing() throws Exception {
        aws.aws().decrees().imageFails("CopyImage", WEST, 1, "Client.InternalError: the disk is too green");
        OperationRecord failed = bake(KEEP);
        assertEquals(Status.FAILED, failed.status);
        assertThat(failed.cause, containsString("The bake has no image in us-west-2."));
        assertThat(failed.cause, containsString("'onPartialFailure' is 'keep'"));
        assertEquals(
                "the base image and ours", 2, aws.east().inventory().images().size());
        assertEquals(0, aws.west().inventory().images().size());
        assertEquals(0, aws.west().inventory().snapshots().size());
        assertEquals(0, aws.east().inventory().volumes().size());

        OperationRecord next = bake(KEEP);
        assertEquals(next.cause, Status.DONE, next.status);
        assertEquals(1, aws.aws().ledger().count("ec2", "RunInstances"));
    }

    @Test
    public void anImageThatFailsLeavesNothing() throws Exception {
        aws.aws().decrees().imageFails("CreateImage", EAST, 1, "Client.InternalError: the lens is fogged.");
        OperationRecord failed = bake(Delivery.USUAL);
        assertThat(failed.cause, containsString("in us-east-1 could not be made"));
        assertTrue(failed.cause, failed.cause.endsWith(" the lens is fogged."));
        assertNothingIsLeft();
    }

    @Test
    public void whatAwsRefusesIsNamedAndLeavesNothing() throws Exception {
        record Row(String action, String code, Delivery delivery, String sentence) {}
        for (Row row : List.of(
                new Row("CreateImage", "UnauthorizedOperation", Delivery.USUAL, "ec2:CreateImage: Unauthorized"),
                new Row("CopyImage", "UnauthorizedOperation", Delivery.USUAL, "ec2:CopyImage: Unauthorized"),
                new Row("ModifyImageAttribute", "UnauthorizedOperation", SHARED, "ec2:ModifyImageAttribute: Unauth"),
                new Row("ModifySnapshotAttribute", "UnauthorizedOperation", SHARED, "ec2:ModifySnapshotAttribute: Un"),
                new Row("CreateImage", "ResourceLimitExceeded", Delivery.USUAL, "no room for another image in us-e"))) {
            aws.aws().faults().fail("ec2", row.action, 1, row.code);
            OperationRecord failed = bake(row.delivery);
            assertEquals(row.action, Status.FAILED, failed.status);
            assertThat(failed.cause, containsString(row.sentence));
            assertEquals(row.action, List.of(), failed.leftovers);
            assertNothingIsLeft();
        }
    }

    @Test
    public void whatAFailedShareAddedToAReusedImageIsTakenBack() throws Exception {
        OperationRecord first = bake(new Delivery(true, SHARED.keys(), SHARED.keyText(), List.of(), false));
        aws.aws().faults().fail("ec2", "ModifyImageAttribute", 2, "UnauthorizedOperation");
        OperationRecord failed = bake(SHARED);
        assertEquals(Status.FAILED, failed.status);
        assertShared(aws.east(), imageIn(first, EAST), Set.of());
        assertShared(aws.west(), imageIn(first, WEST), Set.of());
    }

    @Test
    public void aTakenNameIsFollowedByAnotherUntilAllAreTaken() throws Exception {
        String name = "hello-1.0-h1.abc1234-all-202601051000-ebs";
        take(EAST, name);
        OperationRecord second = bake(Delivery.USUAL);
        assertEquals(name + "1", second.result.get("imageName").asText());
        assertEquals(
                name + "1",
                aws.west().images().find(imageIn(second, WEST)).orElseThrow().name());
    }

    @Test
    public void aNameThatIsTakenByWhatIsNotShownYetIsNotLeftForAnother() throws Exception {
        aws.aws().faults().fail("ec2", "CreateImage", 1, "InvalidAMIName.Duplicate");
        OperationRecord done = bake(Delivery.USUAL);
        assertEquals(
                "hello-1.0-h1.abc1234-all-202601051000-ebs",
                done.result.get("imageName").asText());
    }

    @Test
    public void whenAllNamesAreTakenThatIsSaid() throws Exception {
        String name = "hello-1.0-h1.abc1234-all-202601051000-ebs";
        for (String end : List.of("", "1", "2")) {
            take(EAST, name + end);
        }
        OperationRecord failed = bake(Delivery.USUAL);
        assertThat(failed.cause, startsWith("All names for the image are taken in us-east-1"));
        assertThat(failed.cause, containsString(name + ", " + name + "1, " + name + "2"));
        assertEquals(0, aws.east().inventory().volumes().size());
    }

    @Test
    public void aNameThatIsTakenWhereItIsCopiedToIsSaid() throws Exception {
        take(WEST, "hello-1.0-h1.abc1234-all-202601051000-ebs");
        OperationRecord failed = bake(Delivery.USUAL);
        assertThat(
                failed.cause,
                startsWith("The bake has no image in us-west-2. The name hello-1.0-h1.abc1234-all-202601051000-ebs is"
                        + " taken by image ami-"));
        assertEquals(
                "only the one that took it", 1, aws.west().inventory().images().size());
        assertEquals(1, aws.east().inventory().images().size());
    }

    private void take(String region, String name) throws Exception {
        aws.aws().seed().image(region, name, folder.newFolder().toPath(), Map.of());
    }

    @Test
    public void aFullQueueOfCopiesIsWaitedFor() throws Exception {
        for (int n = 1; n <= 3; n++) {
            aws.aws().faults().fail("ec2", "CopyImage", n, "ResourceLimitExceeded");
        }
        OperationRecord done = bake(Delivery.USUAL);
        assertEquals(done.cause, Status.DONE, done.status);
        assertEquals(4, aws.aws().ledger().count("ec2", "CopyImage"));
    }

    @Test
    public void whereverTheProcessEndsTheImageIsSharedOnce() throws Exception {
        EachCall.endsTheProcess(folder.newFolder().toPath(), clock, aws.accounts(), 25, (id, virtual, cloud) -> {
            byte[] content = id.getBytes(StandardCharsets.UTF_8);
            BakeType bake = new BakeType(cloud, new FixedBytes(content));
            virtual.knows(bake).start().begin(id, bake, input(id, content, SHARED));
            virtual.pass(Duration.ofHours(1));
            assertEquals(virtual.ended(id).cause, Status.DONE, virtual.ended(id).status);
            assertShared(aws.east(), imageIn(virtual.ended(id), EAST), Set.of(OTHER));
            assertShared(aws.west(), imageIn(virtual.ended(id), WEST), Set.of(OTHER));
        });
    }

    private void assertShared(CloudRegion region, String id, Set<String> with) {
        Image image = region.images().find(id).orElseThrow();
        assertEquals(with, region.images().permitted(id));
        for (String snapshot : image.snapshots()) {
            assertEquals(with, region.images().permitted(snapshot));
        }
    }

    private void assertNothingIsLeft() {
        assertEquals(
                List.of(BASE),
                aws.east().inventory().images().stream().map(Image::name).toList());
        assertEquals("the base image's", 1, aws.east().inventory().snapshots().size());
        assertEquals(0, aws.west().inventory().images().size());
        assertEquals(0, aws.west().inventory().snapshots().size());
        assertEquals(0, aws.east().inventory().volumes().size());
    }

    private static String imageIn(OperationRecord done, String region) {
        JsonNode images = done.result.get("images");
        return images.get(region).asText();
    }

    private OperationRecord bake(Delivery delivery) throws Exception {
        String id = "bake" + bakes++;
        controller.begin(id, new BakeType(aws.accounts(), new FixedBytes(CONTENT)), input("hello", CONTENT, delivery));
        controller.pass(Duration.ofHours(1));
        return controller.ended(id);
    }

    private static BakeInput input(String name, byte[] content, Delivery delivery) throws Exception {
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        return BakeInput.of(
                        "test",
                        List.of(PackageFile.named(name + "_1.0-h1.abc1234_all.deb", content.length, sha256)),
                        "self/plain-*",
                        List.of(EAST, WEST))
                .madeBy("hello#1", "http://jenkins/job/hello/1/", "")
                .delivery(delivery)
                .complete();
    }
}

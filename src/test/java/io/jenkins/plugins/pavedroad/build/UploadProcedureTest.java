package io.jenkins.plugins.pavedroad.build;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.build.UploadInput.Item;
import io.jenkins.plugins.pavedroad.cloud.Accounts;
import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.time.DrivenClock;
import io.jenkins.plugins.pavedroad.operation.EachCall;
import io.jenkins.plugins.pavedroad.operation.OperationDriver;
import io.jenkins.plugins.pavedroad.operation.OperationRecord;
import io.jenkins.plugins.pavedroad.operation.OperationRecord.Status;
import io.jenkins.plugins.pavedroad.operation.VirtualController;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Uploads to the embedded AWS, by the task that agents run. */
public class UploadProcedureTest {
    private static final String BUCKET = "team-artifacts";
    private static final int MORE_THAN_A_PART = (8 << 20) + 1000;

    private final DrivenClock clock = new DrivenClock(Instant.parse("2026-01-05T10:00:00Z"));

    @Rule
    public final AwsCloudsRule aws = new AwsCloudsRule();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path workspace;
    private Consumer<AgentTask<?>> beforeTask = task -> {};

    @Before
    public void makeBucket() throws Exception {
        aws.east().objects().ensureBucket(BUCKET);
        workspace = folder.newFolder().toPath();
    }

    @Test
    public void aSmallPackageIsSentWholeAndOnce() throws Exception {
        Item item = item("hello.deb", 1000);
        assertEquals(location(item), upload("one", EAST, item));
        assertHolds(item);
        assertEquals(location(item), upload("two", EAST, item));
        assertEquals(1, aws.aws().ledger().count("s3", "PutObject"));
        assertEquals(0, aws.aws().ledger().count("s3", "CreateMultipartUpload"));
    }

    @Test
    public void aLargePackageIsSentInPartsAndOnce() throws Exception {
        Item item = item("hello.deb", MORE_THAN_A_PART);
        assertEquals(location(item), upload("one", EAST, item));
        assertHolds(item);
        assertEquals(location(item), upload("two", EAST, item));
        assertEquals(2, aws.aws().ledger().count("s3", "UploadPart"));
        assertEquals(1, aws.aws().ledger().count("s3", "CompleteMultipartUpload"));
        assertEquals(0, aws.aws().ledger().count("s3", "PutObject"));
    }

    @Test
    public void eachPackageHasItsPlace() throws Exception {
        Item one = item("a.deb", 1000);
        Item two = item("b.rpm", 2000);
        assertEquals(location(one) + " " + location(two), upload("one", EAST, one, two));
        assertHolds(one);
        assertHolds(two);
    }

    @Test
    public void faultsOfS3AreTriedAgainAndLeaveNothing() throws Exception {
        int run = 0;
        for (String action :
                List.of("UploadPart", "PutObject", "CreateMultipartUpload", "CompleteMultipartUpload", "HeadObject")) {
            for (String fault : List.of("SlowDown", "reset", "loseAnswer")) {
                Item item =
                        item("hello-" + run + ".deb", action.equals("PutObject") ? 1000 + run : MORE_THAN_A_PART + run);
                switch (fault) {
                    case "reset" -> aws.aws().faults().reset("s3", action, 1);
                    case "loseAnswer" -> aws.aws().faults().loseAnswer("s3", action, 1);
                    default -> aws.aws().faults().fail("s3", action, 1, fault);
                }
                assertEquals(fault + " of " + action, location(item), upload("run" + run++, EAST, item));
                assertHolds(item);
                aws.aws().faults().clear();
            }
        }
    }

    @Test
    public void aPartThatS3NeverTakesIsGivenUpAndNothingIsLeft() throws Exception {
        Item item = item("hello.deb", MORE_THAN_A_PART);
        for (int call = 1; call <= 20; call++) {
            aws.aws().faults().fail("s3", "UploadPart", call, "RequestTimeout");
        }
        assertRefused(
                "The package hello.deb could not be sent in 9 tries: part 1: RequestTimeout: Injected by a fault rule..",
                EAST,
                item);
        assertNothingLeft(item);
    }

    @Test
    public void whatS3TakesInPartsButNeverAsAWholeIsGivenUp() throws Exception {
        Item item = item("hello.deb", MORE_THAN_A_PART);
        for (int call = 1; call <= 20; call++) {
            aws.aws().faults().fail("s3", "CompleteMultipartUpload", call, "InvalidPart");
        }
        assertRefused("The package hello.deb could not be sent in 9 tries: ", EAST, item);
        assertEquals(9, aws.aws().ledger().count("s3", "CompleteMultipartUpload"));
        assertNothingLeft(item);
    }

    @Test
    public void aFileThatWasChangedAfterItWasCheckedIsRefused() throws Exception {
        Item small = item("small.deb", 1000);
        Files.write(workspace.resolve("small.deb"), new byte[1000]);
        assertRefused("small.deb on the agent is not the one that was checked", EAST, small);

        Item large = item("large.deb", MORE_THAN_A_PART);
        Files.write(workspace.resolve("large.deb"), new byte[MORE_THAN_A_PART]);
        assertRefused("large.deb on the agent is not the one that was checked", EAST, large);
        assertEquals(0, aws.aws().ledger().count("s3", "CreateMultipartUpload"));

        Item between = item("between.deb", MORE_THAN_A_PART);
        beforeTask = task -> {
            if (task instanceof SendParts) {
                fill(workspace.resolve("between.deb"), MORE_THAN_A_PART, 99);
            }
        };
        assertRefused("between.deb on the agent is not the one that was checked", EAST, between);
        assertEquals(1, aws.aws().ledger().count("s3", "CreateMultipartUpload"));
        assertNothingLeft(between);
        for (Item item : List.of(small, large, between)) {
            assertFalse(aws.east().objects().exists(BUCKET, input(EAST, item).key(item)));
        }
    }

    @Test
    public void aWrongBucketIsOneSentence() throws Exception {
        Item item = item("hello.deb", 1000);
        assertRefused(
                "The parameter 'uploadTo' is 's3://no-such-bucket/pool', and there is no bucket 'no-such-bucket'; it must"
                        + " name one that is there.",
                new UploadInput("test", EAST, "", "", "no-such-bucket", "pool", List.of(item)));
        assertRefused(
                "The parameter 'uploadTo' is 's3://team-artifacts/pool', and its bucket is in us-east-1; the parameter"
                        + " 'uploadRegion' is 'us-west-2', it must be 'us-east-1'.",
                AwsCloudsRule.WEST,
                item);
        aws.aws().faults().fail("s3", "HeadBucket", 1, "AccessDenied");
        assertRefused(
                "The parameter 'uploadTo' is 's3://team-artifacts/pool', and AWS refused to show the bucket:"
                        + " s3:ListBucket: AccessDenied: the bucket 'team-artifacts' is not for this account.",
                EAST,
                item);
        aws.aws().faults().fail("s3", "HeadObject", 1, "AccessDenied");
        assertRefused("s3:GetObject: AccessDenied: objects of the bucket 'team-artifacts' may not be read", EAST, item);
        aws.aws().faults().fail("s3", "PutObject", 1, "AccessDenied");
        assertRefused(
                "The package hello.deb could not be sent to 'team-artifacts': s3:PutObject: AccessDenied: ",
                EAST,
                item);
    }

    @Test
    public void abortedInTheMiddleNoPartIsLeft() throws Exception {
        Item item = item("hello.deb", MORE_THAN_A_PART);
        aws.aws().faults().fail("s3", "UploadPart", 2, "SlowDown");
        try (OperationDriver driver = new OperationDriver(folder.newFolder().toPath())) {
            driver.abortAt("upload").run(type(aws.accounts()), input(EAST, item), Duration.ofSeconds(60));
            assertEquals(Status.FAILED, driver.record().status);
            assertEquals("Aborted by the test.", driver.record().cause);
            assertNoAddress(driver.record());
        }
        assertNothingLeft(item);
        assertFalse(aws.east().objects().exists(BUCKET, input(EAST, item).key(item)));
        assertEquals(1, aws.aws().ledger().count("s3", "AbortMultipartUpload"));
    }

    @Test
    public void anUploadThatSomebodyDropsIsBegunAgain() throws Exception {
        Item item = item("hello.deb", MORE_THAN_A_PART);
        String key = input(EAST, item).key(item);
        boolean[] dropped = new boolean[1];
        beforeTask = task -> {
            if (task instanceof SendParts && !dropped[0]) {
                dropped[0] = true;
                aws.east()
                        .uploads()
                        .abort(
                                BUCKET,
                                key,
                                aws.east().uploads().underWay(BUCKET, key).get(0));
            }
        };
        assertEquals(location(item), upload("one", EAST, item));
        assertHolds(item);
        assertEquals(2, aws.aws().ledger().count("s3", "CreateMultipartUpload"));
    }

    @Test
    public void anAgentThatIsAwayIsWaitedFor() throws Exception {
        Item item = item("hello.deb", 1000);
        int[] away = {3};
        Agent agent = new Agent() {
            @Override
            public <T extends Serializable> Future<T> ask(UploadInput input, AgentTask<T> task) {
                return away[0]-- > 0
                        ? CompletableFuture.failedFuture(new Agent.AwayException("a1"))
                        : UploadProcedureTest.this.ask(task);
            }
        };
        VirtualController controller = new VirtualController(folder.newFolder().toPath(), clock);
        controller.start().begin("one", new UploadType(aws.accounts(), agent), input(EAST, item));
        controller.pass(Duration.ofSeconds(4));
        assertEquals("the agent to come back", controller.waitingFor("one"));
        controller.pass(Duration.ofMinutes(1));
        assertEquals(Status.DONE, controller.ended("one").status);
        assertHolds(item);
    }

    @Test
    public void anAgentThatWasRemovedIsNotWaitedFor() throws Exception {
        Item item = item("hello.deb", MORE_THAN_A_PART);
        Agent agent = new Agent() {
            @Override
            public <T extends Serializable> Future<T> ask(UploadInput input, AgentTask<T> task) {
                return task instanceof SendParts
                        ? CompletableFuture.failedFuture(new Agent.RemovedException("a1"))
                        : UploadProcedureTest.this.ask(task);
            }
        };
        VirtualController controller = new VirtualController(folder.newFolder().toPath(), clock);
        controller.start().begin("one", new UploadType(aws.accounts(), agent), input(EAST, item));
        controller.pass(Duration.ofMinutes(1));
        assertEquals(Status.FAILED, controller.ended("one").status);
        assertEquals(
                "The package hello.deb cannot be uploaded: the agent a1 was removed from Jenkins.",
                controller.ended("one").cause);
        assertNothingLeft(item);
    }

    @Test
    public void whereverTheProcessEndsThereIsTheObjectAndNothingElse() throws Exception {
        for (int size : new int[] {1000, MORE_THAN_A_PART}) {
            EachCall.endsTheProcess(folder.newFolder().toPath(), clock, aws.accounts(), 3, (id, controller, cloud) -> {
                Item item = item(id + "-" + size + ".deb", size);
                UploadType type = type(cloud);
                controller.knows(type).start().begin(id, type, input(EAST, item));
                controller.pass(Duration.ofHours(1));
                OperationRecord record = controller.ended(id);
                assertEquals(record.cause, Status.DONE, record.status);
                assertHolds(item);
                assertNoAddress(record);
            });
        }
    }

    private String upload(String id, String region, Item... items) throws Exception {
        OperationRecord record = run(id, input(region, items));
        assertEquals(record.cause, Status.DONE, record.status);
        List<String> locations = new ArrayList<>();
        record.result.get("locations").forEach(location -> locations.add(location.asText()));
        return String.join(" ", locations);
    }

    private OperationRecord run(String id, UploadInput input) throws Exception {
        VirtualController controller = new VirtualController(folder.newFolder().toPath(), clock);
        controller.start().begin(id, type(aws.accounts()), input);
        controller.pass(Duration.ofHours(1));
        assertNoAddress(controller.ended(id));
        assertFalse(controller.told(id).toString().contains("X-Amz-"));
        return controller.ended(id);
    }

    private void assertRefused(String words, String region, Item item) throws Exception {
        assertRefused(words, input(region, item));
    }

    private void assertRefused(String words, UploadInput input) throws Exception {
        OperationRecord record = run("refused", input);
        assertEquals(Status.FAILED, record.status);
        assertTrue(record.cause, record.cause.contains(words));
        assertEquals(List.of(), record.leftovers);
    }

    private static void assertNoAddress(OperationRecord record) {
        assertFalse(String.valueOf(record.cause).contains("X-Amz-"));
        assertFalse(record.state.toString().contains("X-Amz-"));
        assertFalse(record.input.toString().contains("X-Amz-"));
    }

    private UploadType type(Accounts accounts) {
        return new UploadType(accounts, new Agent() {
            @Override
            public <T extends Serializable> Future<T> ask(UploadInput input, AgentTask<T> task) {
                return UploadProcedureTest.this.ask(task);
            }
        });
    }

    private <T extends Serializable> Future<T> ask(AgentTask<T> task) {
        beforeTask.accept(task);
        try {
            return CompletableFuture.completedFuture(task.run(workspace.toFile()));
        } catch (Exception failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }

    private static UploadInput input(String region, Item... items) {
        return new UploadInput("test", region, "", "", BUCKET, "pool", List.of(items));
    }

    private static String location(Item item) {
        return "s3://" + BUCKET + "/pool/" + item.sha256() + "/" + item.fileName();
    }

    private void assertHolds(Item item) throws Exception {
        CloudRegion east = aws.east();
        String key = input(EAST, item).key(item);
        try (InputStream in = east.objects()
                .readAddress(BUCKET, key, Duration.ofMinutes(5))
                .toURL()
                .openStream()) {
            assertEquals(item.sha256(), sha256(in.readAllBytes()));
        }
        assertNothingLeft(item);
    }

    private void assertNothingLeft(Item item) {
        assertEquals(
                List.of(),
                aws.east().uploads().underWay(BUCKET, input(EAST, item).key(item)));
    }

    private Item item(String name, int size) throws Exception {
        byte[] content = fill(workspace.resolve(name), size, name.hashCode());
        return new Item(name, size, sha256(content));
    }

    private static byte[] fill(Path file, int size, int seed) {
        byte[] content = new byte[size];
        new Random(seed).nextBytes(content);
        try {
            return Files.readAllBytes(Files.write(file, content));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}

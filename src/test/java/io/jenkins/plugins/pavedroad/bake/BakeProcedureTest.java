package io.jenkins.plugins.pavedroad.bake;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.WEST;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.cloud.Snapshot;
import io.jenkins.plugins.pavedroad.cloud.Volume;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.ProcessRuntime;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.SampleService;
import io.jenkins.plugins.pavedroad.operation.OperationDriver;
import io.jenkins.plugins.pavedroad.operation.OperationRecord;
import io.jenkins.plugins.pavedroad.operation.Outcome;
import io.jenkins.plugins.pavedroad.operation.Procedure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.Assume;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Bakes on the embedded AWS, whose builders really install what they are given. */
public class BakeProcedureTest {
    private static final String BASE = "plain-1";

    @Rule
    public final AwsCloudsRule aws =
            new AwsCloudsRule(options -> options.withRuntime((Path folder) -> new ProcessRuntime(folder)));

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final List<String> operations = new CopyOnWriteArrayList<>();
    private String base;
    private PackageFile hello;
    private Path helloFile;

    @BeforeClass
    public static void needInstances() {
        Assume.assumeTrue(
                ProcessRuntime.obstacle().orElse(""), ProcessRuntime.obstacle().isEmpty());
    }

    @Before
    public void seed() throws Exception {
        base = aws.aws().seed().image(EAST, BASE, folder.newFolder().toPath(), Map.of());
        helloFile = new SampleService("hello", "1.4.0-h12.abc1234")
                .packageInto(folder.newFolder().toPath(), null);
        hello = packageOf(helloFile);
    }

    @Test
    public void aPackageBecomesAnImageInEveryRegionOnce() throws Exception {
        OperationDriver first = bake(input("", EAST, WEST));
        assertEquals(first.lines().toString(), OperationRecord.Status.DONE, first.record().status);
        BakeResult made = (BakeResult) first.result();
        assertEquals(List.of(EAST, WEST), List.copyOf(made.images().keySet()));
        assertEquals("hello-1.4.0-h12.abc1234", made.appVersion());
        assertEquals(base, made.baseImage());
        for (CloudRegion region : List.of(aws.east(), aws.west())) {
            Image image = region.images().find(made.images().get(region.name())).orElseThrow();
            assertEquals(Image.State.AVAILABLE, image.state());
            assertEquals(made.imageName(), image.name());
            assertEquals("hello-1.4.0-h12.abc1234", image.tags().get("appversion"));
            assertEquals("paved-road", image.tags().get("creator"));
            assertEquals("team-a", image.tags().get("team"));
            assertEquals("http://jenkins/job/hello/1/", image.tags().get("paved-road:build"));
            Snapshot snapshot = region.inventory().snapshots(image.snapshots()).get(0);
            assertEquals(image.tags(), snapshot.tags());
        }
        assertOnlyImagesAreLeft(List.copyOf(made.images().values()));

        aws.aws().ledger().clear();
        OperationDriver second = bake(input("", EAST, WEST));
        BakeResult reused = (BakeResult) second.result();
        assertEquals(made.images(), reused.images());
        assertEquals(made.imageName(), reused.imageName());
        assertTrue(reused.reused());
        assertTrue(
                "at most two calls a region: " + aws.aws().ledger().entries(),
                aws.aws().ledger().total() <= 4);
        assertEquals(0, aws.aws().ledger().count("ec2", "RunInstances"));
    }

    @Test
    public void aRegionThatIsAddedLaterGetsACopy() throws Exception {
        BakeResult first = baked(input("", EAST));
        aws.aws().ledger().clear();
        BakeResult second = (BakeResult) bake(input("", EAST, WEST)).result();
        assertEquals(first.images().get(EAST), second.images().get(EAST));
        assertEquals(
                first.imageName(),
                aws.west()
                        .images()
                        .find(second.images().get(WEST))
                        .orElseThrow()
                        .name());
        assertEquals(0, aws.aws().ledger().count("ec2", "RunInstances"));
        assertEquals(1, aws.aws().ledger().count("ec2", "CopyImage"));
    }

    @Test
    public void theProvisionScriptRunsAndIsPartOfTheKey() throws Exception {
        BakeResult plain = baked(input("", EAST));
        OperationDriver driver =
                bake(input("echo \"quoted 'text' $HOME\" > /etc/motd; test -x /opt/hello/serve", EAST));
        assertEquals(driver.lines().toString(), OperationRecord.Status.DONE, driver.record().status);
        BakeResult provisioned = (BakeResult) driver.result();
        assertNotEquals(plain.images(), provisioned.images());
        assertNotEquals("the name is another one", plain.imageName(), provisioned.imageName());
    }

    @Test
    public void aFailureShowsTheLogAndLeavesNothing() throws Exception {
        OperationDriver driver = bake(input("echo 'the disk is too green' >&2; exit 7", EAST, WEST));
        assertEquals(OperationRecord.Status.FAILED, driver.record().status);
        assertEquals(
                "Provisioning failed: the provision script ended with status 7: the disk is too green",
                driver.record().cause);
        assertTrue(
                driver.lines().toString(),
                driver.lines().stream().anyMatch(line -> line.contains("the disk is too green")));
        assertEquals(List.of(), driver.record().leftovers);
        assertOnlyImagesAreLeft(List.of());
    }

    @Test
    public void aPackageThatCannotBeInstalledFailsTheBake() throws Exception {
        Path broken = folder.newFile("broken_1.0-1_all.deb").toPath();
        Files.writeString(broken, "this is not a package");
        hello = packageOf(broken);
        helloFile = broken;
        OperationDriver driver = bake(input("", EAST));
        assertEquals(OperationRecord.Status.FAILED, driver.record().status);
        assertTrue(driver.record().cause, driver.record().cause.contains("installation of broken_1.0-1_all.deb"));
        assertOnlyImagesAreLeft(List.of());
    }

    @Test
    public void anAbortAtAnyPointLeavesNothing() throws Exception {
        for (String phase : List.of("base", "upload", "builder", "image", "copy")) {
            OperationDriver driver = drive(phase, input("", EAST, WEST));
            assertEquals(phase, OperationRecord.Status.FAILED, driver.record().status);
            assertEquals(phase, "Aborted by the test.", driver.record().cause);
            assertEquals(phase, List.of(), driver.record().leftovers);
            assertOnlyImagesAreLeft(List.of());
        }
    }

    @Test
    public void anAbortWhileItIsSharedLeavesNothing() throws Exception {
        for (String region : List.of(EAST, WEST)) {
            aws.aws().seed().key(region, "alias/baking");
        }
        BakeInput like = input("", EAST, WEST);
        Delivery shared = new Delivery(
                true,
                Map.of(EAST, "alias/baking", WEST, "alias/baking"),
                "alias/baking",
                List.of("210987654321"),
                false);
        OperationDriver driver = drive(
                "share",
                BakeInput.of(like.account(), like.packages(), like.baseImage(), like.regions())
                        .madeBy(like.build(), like.buildUrl(), "")
                        .delivery(shared)
                        .complete());
        assertEquals("Aborted by the test.", driver.record().cause);
        assertEquals(List.of(), driver.record().leftovers);
        assertOnlyImagesAreLeft(List.of());
    }

    @Test
    public void whatDoesNotFitIsSaidBeforeAnythingIsMade() throws Exception {
        BakeInput good = input("", EAST);
        PackageFile forArm =
                new PackageFile("hello", "1.0", "1", "arm64", "deb", "hello_1.0-1_arm64.deb", 1, hello.sha256());
        record Row(BakeInput input, String sentence) {}
        for (Row row : List.of(
                new Row(
                        with(good, good.packages(), "self/none-*", "", ""),
                        "no available image of that name and owner"),
                new Row(
                        with(good, good.packages(), "ami-0123456789abcdef0", "", ""),
                        "The parameter 'baseImage' is 'ami-0123456789abcdef0', and us-east-1 has no available image of"
                                + " that id"),
                new Row(with(good, good.packages(), "/aws/none", "", ""), "no parameter of that name"),
                new Row(with(good, List.of(forArm), base, "", ""), "The parameter 'baseImage' is '" + base + "', and "),
                new Row(with(good, good.packages(), base, "x9.huge", ""), "'instanceType' is 'x9.huge'"),
                new Row(with(good, good.packages(), base, "t4g.small", ""), "it must be a type in us-east-1 that runs"),
                new Row(
                        with(good, good.packages(), base, "", "subnet-0123456789"),
                        "'subnet' is 'subnet-0123456789'"))) {
            OperationDriver driver = bake(row.input);
            assertEquals(OperationRecord.Status.FAILED, driver.record().status);
            assertTrue(driver.record().cause, driver.record().cause.contains(row.sentence));
        }
        assertTrue(aws.aws().ledger().entries().stream()
                .allMatch(call ->
                        call.action().startsWith("Describe") || call.action().startsWith("Get")));
    }

    @Test
    public void aDryRunMakesNothing() throws Exception {
        BakeInput real = input("", EAST);
        BakeInput dry = BakeInput.of(real.account(), real.packages(), BASE, real.regions())
                .madeBy(real.build(), real.buildUrl(), "")
                .dryRun(true)
                .complete();
        OperationDriver driver = bake(dry);
        assertEquals(OperationRecord.Status.DONE, driver.record().status);
        assertEquals(Map.of(), ((BakeResult) driver.result()).images());
        assertTrue(driver.lines().toString(), driver.lines().toString().contains("Dry run: would bake in us-east-1"));
        assertTrue(aws.aws().ledger().entries().stream()
                .allMatch(call -> call.action().startsWith("Describe")));
    }

    @Test
    public void anEffectWhoseAnswerWasLostIsFoundAndNotRepeated() throws Exception {
        BakeInput input = input("", EAST, WEST);
        operations.add("job-again");
        Procedure<BakeState> procedure = new BakeType(aws.accounts(), bytes()).procedure(input);
        Unseen situation = new Unseen("job-again", Instant::now);
        BakeState state = BakeState.begin();
        Outcome<BakeState> outcome = procedure.next(state, situation);
        while (!(outcome instanceof Outcome.Done)) {
            BakeState stored = outcome.state();
            // As after a crash: whatever was done from this state is done again from it.
            procedure.next(stored, situation);
            outcome = procedure.next(stored, situation);
        }
        BakeResult made = (BakeResult) ((Outcome.Done<BakeState>) outcome).result();
        assertOnlyImagesAreLeft(List.copyOf(made.images().values()));
        for (String action : List.of("CreateImage", "CopyImage")) {
            assertTrue(action, aws.aws().ledger().count("ec2", action) >= 2);
        }
        assertEquals(1, aws.aws().ledger().count("ec2", "RunInstances"));
    }

    @Test
    public void ofTwoBakesOfTheSameContentAtOnceOneUsesTheOthersImage() throws Exception {
        BakeInput input = input("", EAST, WEST);
        CompletableFuture<BakeResult> other = CompletableFuture.supplyAsync(() -> {
            try {
                return (BakeResult) bake(input).result();
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
        BakeResult own = (BakeResult) bake(input).result();
        assertEquals(own.images(), other.get(1, TimeUnit.MINUTES).images());
        assertNotEquals("one of them", own.reused(), other.get().reused());
        assertOnlyImagesAreLeft(List.copyOf(own.images().values()));
    }

    /** Nothing but these images, their snapshots and the base image is there, in either region. */
    private void assertOnlyImagesAreLeft(List<String> images) {
        List<String> left = new ArrayList<>();
        for (CloudRegion region : List.of(aws.east(), aws.west())) {
            List<Image> own = region.inventory().images();
            own.stream().filter(image -> !image.name().equals(BASE)).forEach(image -> left.add(image.id()));
            List<String> used =
                    own.stream().flatMap(image -> image.snapshots().stream()).toList();
            region.inventory().snapshots().stream()
                    .map(Snapshot::id)
                    .filter(id -> !used.contains(id))
                    .forEach(left::add);
            region.inventory().volumes().stream().map(Volume::id).forEach(left::add);
            for (String operation : operations) {
                region.instances().byTags(Map.of(Ours.OPERATION, operation)).forEach(each -> left.add(each.id()));
                left.addAll(region.instances()
                        .securityGroupsByTags(Map.of(Ours.OPERATION, operation))
                        .values());
            }
        }
        for (String operation : operations) {
            String key = new Ours(input("", EAST), operation).objectKey(hello);
            if (aws.east().objects().exists("paved-road-" + aws.cloud().accountId() + "-" + EAST, key)) {
                left.add(key);
            }
        }
        assertEquals(Set.copyOf(images), Set.copyOf(left));
    }

    private BakeInput input(String provision, String... regions) {
        return BakeInput.of("test", List.of(hello), "self/plain-*", List.of(regions))
                .madeBy("hello#1", "http://jenkins/job/hello/1/", "")
                .provision(provision, Provisioning.NONE)
                .tags(Map.of("team", "team-a"))
                .complete();
    }

    private static BakeInput with(
            BakeInput like, List<PackageFile> packages, String baseImage, String type, String subnet) {
        return BakeInput.of(like.account(), packages, baseImage, like.regions())
                .madeBy(like.build(), like.buildUrl(), "")
                .builder(type, subnet, "", "")
                .complete();
    }

    private BakeResult baked(BakeInput input) throws Exception {
        OperationDriver driver = bake(input);
        assertEquals(driver.lines().toString(), OperationRecord.Status.DONE, driver.record().status);
        return (BakeResult) driver.result();
    }

    private OperationDriver bake(BakeInput input) throws Exception {
        return drive(null, input);
    }

    private OperationDriver drive(String abortAt, BakeInput input) throws Exception {
        String id = "job-" + UUID.randomUUID();
        operations.add(id);
        Path records = folder.newFolder(id).toPath();
        try (OperationDriver driver = new OperationDriver(records).named(id).abortAt(abortAt)) {
            return driver.run(new BakeType(aws.accounts(), bytes()), input, Duration.ofMinutes(2));
        }
    }

    private PackageBytes bytes() {
        return new PackageBytes() {
            @Override
            public InputStream open(BakeInput of, PackageFile file) throws IOException {
                return Files.newInputStream(helloFile);
            }

            @Override
            public InputStream open(BakeInput of, Provisioning.File file) {
                throw new AssertionError("this bake has no files");
            }

            @Override
            public void release(BakeInput of) {}
        };
    }

    private static PackageFile packageOf(Path file) throws Exception {
        byte[] content = Files.readAllBytes(file);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        return PackageFile.named(file.getFileName().toString(), content.length, sha256);
    }
}

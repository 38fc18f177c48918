package io.jenkins.plugins.pavedroad.bake;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.pavedroad.cloud.Instance;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.ProcessRuntime;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.SampleService;
import io.jenkins.plugins.pavedroad.operation.OperationDriver;
import io.jenkins.plugins.pavedroad.operation.OperationRecord.Status;
import io.jenkins.plugins.pavedroad.operation.Outcome;
import io.jenkins.plugins.pavedroad.operation.Procedure;
import io.jenkins.plugins.pavedroad.operation.Situation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.Assume;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What builders do that are real processes. */
public class BuilderTest {
    private static final byte[] MOTD = "hello there".getBytes(StandardCharsets.UTF_8);

    @Rule
    public final AwsCloudsRule aws =
            new AwsCloudsRule(options -> options.withRuntime((Path files) -> new ProcessRuntime(files)));

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path packed;

    @BeforeClass
    public static void needInstances() {
        Assume.assumeTrue(
                ProcessRuntime.obstacle().orElse(""), ProcessRuntime.obstacle().isEmpty());
    }

    @Before
    public void seed() throws Exception {
        Path root = folder.newFolder().toPath();
        // Within an instance there is no other user that apt could become.
        Path sandbox = root.resolve("etc/apt/apt.conf.d/sandbox");
        Files.createDirectories(sandbox.getParent());
        Files.writeString(sandbox, "APT::Sandbox::User \"root\";\n");
        for (String path : List.of("var/lib/apt/lists/partial", "var/cache/apt/archives/partial", "var/log/apt")) {
            Files.createDirectories(root.resolve(path));
        }
        aws.aws().seed().image(EAST, "plain-1", root, Map.of());
        packed = new SampleService("hello", "1.4.0-h12.abc1234")
                .packageInto(folder.newFolder().toPath(), null);
    }

    @Test
    public void repositoriesAndFilesAreThereWhileItBakesOnly() throws Exception {
        HttpServer server = repository();
        server.start();
        try {
            String line =
                    "deb [trusted=yes] http://127.0.0.1:" + server.getAddress().getPort() + "/ ./";
            String motd = sha256(MOTD);
            // More than user data hold, so that it comes from elsewhere.
            String script = "#!/bin/sh\nset -ex\n# " + "x".repeat(20_000)
                    + "\ntest \"$(cat \"$PAVED_ROAD_FILES/etc/motd file\")\" = 'hello there'"
                    + "\ntest -x /opt/hello/serve\ncp \"$PAVED_ROAD_FILES/etc/motd file\" /etc/motd\n";
            BakeInput first = input(
                    List.of(PackageFile.ofRepository("hello", "1.4.0-h12.abc1234")),
                    script,
                    new Provisioning(
                            List.of(line), List.of(new Provisioning.File("etc/motd file", MOTD.length, motd))));
            OperationDriver driver = drive(null, first);
            assertEquals(driver.lines().toString(), Status.DONE, driver.record().status);
            BakeResult made = (BakeResult) driver.result();
            assertEquals("hello-1.4.0-h12.abc1234", made.appVersion());
            assertTrue(made.imageName(), made.imageName().startsWith("hello-1.4.0-h12.abc1234-x86_64-"));
            String left =
                    """
                    test -e /etc/motd
                    test -x /opt/hello/serve
                    for left in /etc/apt/sources.list.d/paved-road* /var/cache/apt/archives/*.deb \\
                            /var/lib/apt/lists/*_Packages /var/lib/paved-road-bake/refreshed; do
                        test ! -e "$left"
                    done
                    """;
            BakeInput onIt = input(made.images().get(EAST), List.of(file()), left, Provisioning.NONE);
            OperationDriver second = drive(null, onIt);
            assertEquals(second.lines().toString(), Status.DONE, second.record().status);

            BakeInput other = input(
                    List.of(PackageFile.ofRepository("hello", "1.5.0-h13.abc1234")),
                    "",
                    new Provisioning(List.of(line), List.of()));
            OperationDriver missing = drive(null, other);
            assertEquals(Status.FAILED, missing.record().status);
            assertTrue(
                    missing.record().cause,
                    missing.record().cause.contains("installation of hello 1.5.0-h13.abc1234 ended with status 100: "));
        } finally {
            server.stop(0);
        }
    }

    @Test
    public void everythingIsFetchedBeforeAnythingIsInstalled() throws Exception {
        PackageFile twin = new PackageFile(
                "hello", "1.4.0", "h12.abc1234", "all", "deb", "other/twin_1_all.deb", file().size(), file().sha256());
        OperationDriver driver = drive(null, input(List.of(file(), twin), "", Provisioning.NONE));
        assertEquals(driver.lines().toString(), Status.DONE, driver.record().status);
        assertEquals(
                List.of("gets " + file().fileName(), "gets twin_1_all.deb", "installs " + file().fileName()),
                driver.lines().stream()
                        .filter(line -> line.contains("== gets") || line.contains("== installs"))
                        .map(line -> line.substring(line.indexOf("== ") + 3))
                        .limit(3)
                        .toList());
    }

    @Test
    public void cloudInitDoesNotGoOnWhileTheBuilderShutsDown() throws Exception {
        Path root = folder.newFolder().toPath();
        // systemd ends an instance in its own time.
        Path slow = root.resolve("usr/local/sbin/shutdown");
        Files.createDirectories(slow.getParent());
        Files.writeString(slow, "#!/bin/sh\n(sleep 2; exec /usr/sbin/shutdown \"$@\") </dev/null >/dev/null 2>&1 &\n");
        assertTrue(slow.toFile().setExecutable(true));
        aws.aws().seed().image(EAST, "slow-1", root, Map.of());
        OperationDriver first = drive(null, input("self/slow-*", List.of(file()), "", Provisioning.NONE));
        assertEquals(first.lines().toString(), Status.DONE, first.record().status);
        BakeResult made = (BakeResult) first.result();
        String ownAlone =
                "test \"$(ls /var/lib/cloud/instances)\" = \"$(basename \"$(readlink /var/lib/cloud/instance)\")\"";
        OperationDriver second =
                drive(null, input(made.images().get(EAST), List.of(file()), ownAlone, Provisioning.NONE));
        assertEquals(second.lines().toString(), Status.DONE, second.record().status);
    }

    @Test
    public void theLogIsToldWhileItRunsAndItsEndIsInTheFailure() throws Exception {
        OperationDriver running = drive("half way", input("echo half way; sleep 600"));
        assertEquals("Aborted by the test.", running.record().cause);

        OperationDriver failing = drive(null, input("for i in $(seq 1 60); do echo line $i; done; exit 9"));
        assertEquals(
                "Provisioning failed: the provision script ended with status 9:"
                        + " line 56 / line 57 / line 58 / line 59 / line 60",
                failing.record().cause);
        for (int i = 1; i <= 60; i++) {
            String line = "[us-east-1] line " + i;
            assertEquals(line, 1, failing.lines().stream().filter(line::equals).count());
        }
    }

    @Test
    public void theVerdictWaitsForTheEndOfALongLog() throws Exception {
        OperationDriver failing = drive(null, input("seq 1 5000; exit 9"));
        assertEquals(
                "Provisioning failed: the provision script ended with status 9: 4996 / 4997 / 4998 / 4999 / 5000",
                failing.record().cause);
    }

    @Test
    public void aBuilderWhoseControllerIsGoneTerminatesItself() throws Exception {
        BakeInput input = input("sleep 600");
        Procedure<BakeState> procedure = new BakeType(aws.accounts(), bytes()).procedure(input);
        // An hour's timeout, of which a few seconds are left.
        // The bake begins when the test does, and the next look at the clock is late.
        Instant begin = Instant.now().minus(Duration.ofMinutes(60).minusSeconds(8));
        Situation late = new Unseen("job-gone", () -> begin);
        Outcome<BakeState> outcome = procedure.next(BakeState.begin(), late);
        while (outcome.state().builder() == null || outcome.state().builder().armed() == null) {
            outcome = procedure.next(outcome.state(), late);
        }
        String id = outcome.state().builder().instance();
        AwsCloudsRule.until("the builder is gone", () -> aws.east().instances().find(List.of(id)).stream()
                .allMatch(instance -> instance.state() == Instance.State.TERMINATED));
        assertEquals(List.of(), aws.east().inventory().volumes());
        assertEquals(1, aws.aws().ledger().count("ec2", "TerminateInstances"));
    }

    /** A flat repository with the one package. */
    private HttpServer repository() throws Exception {
        byte[] deb = Files.readAllBytes(packed);
        byte[] packages =
                ("Package: hello\nVersion: 1.4.0-h12.abc1234\nArchitecture: all\nFilename: ./hello.deb\nSize: "
                                + deb.length + "\nSHA256: " + sha256(deb) + "\nDescription: a small HTTP service\n")
                        .getBytes(StandardCharsets.UTF_8);
        byte[] release = ("Date: Mon, 05 Jan 2026 10:00:00 UTC\nSHA256:\n " + sha256(packages) + " " + packages.length
                        + " Packages\n")
                .getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> files = Map.of("/hello.deb", deb, "/Packages", packages, "/Release", release);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] content = files.get(exchange.getRequestURI().normalize().getPath());
            exchange.sendResponseHeaders(content == null ? 404 : 200, content == null ? -1 : content.length);
            if (content != null) {
                exchange.getResponseBody().write(content);
            }
            exchange.close();
        });
        return server;
    }

    private OperationDriver drive(String abortAt, BakeInput input) throws Exception {
        String id = "job-" + UUID.randomUUID();
        try (OperationDriver driver =
                new OperationDriver(folder.newFolder(id).toPath()).named(id).abortAt(abortAt)) {
            return driver.run(new BakeType(aws.accounts(), bytes()), input, Duration.ofMinutes(2));
        }
    }

    private PackageBytes bytes() {
        return new PackageBytes() {
            @Override
            public InputStream open(BakeInput of, PackageFile file) throws IOException {
                return Files.newInputStream(packed);
            }

            @Override
            public InputStream open(BakeInput of, Provisioning.File file) {
                return new ByteArrayInputStream(MOTD);
            }

            @Override
            public void release(BakeInput of) {}
        };
    }

    private PackageFile file() throws Exception {
        byte[] content = Files.readAllBytes(packed);
        return PackageFile.named(packed.getFileName().toString(), content.length, sha256(content));
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private BakeInput input(String provision) throws Exception {
        return input(List.of(file()), provision, Provisioning.NONE);
    }

    private static BakeInput input(List<PackageFile> packages, String provision, Provisioning more) {
        return input("self/plain-*", packages, provision, more);
    }

    private static BakeInput input(String base, List<PackageFile> packages, String provision, Provisioning more) {
        return BakeInput.of("test", packages, base, List.of(EAST))
                .madeBy("hello#1", "", "")
                .provision(provision, more)
                .complete();
    }
}

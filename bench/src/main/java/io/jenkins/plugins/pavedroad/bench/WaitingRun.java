package io.jenkins.plugins.pavedroad.bench;

import io.jenkins.plugins.pavedroad.cloud.Account;
import io.jenkins.plugins.pavedroad.cloud.Capacity;
import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.Credentials;
import io.jenkins.plugins.pavedroad.cloud.Network;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsClouds;
import io.jenkins.plugins.pavedroad.cloud.shared.SharedClouds;
import io.jenkins.plugins.pavedroad.deploy.DeployInput;
import io.jenkins.plugins.pavedroad.deploy.DeployOperation;
import io.jenkins.plugins.pavedroad.embedded.aws.EmbeddedAws;
import io.jenkins.plugins.pavedroad.embedded.aws.Options;
import io.jenkins.plugins.pavedroad.embedded.aws.ledger.LedgerEntry;
import io.jenkins.plugins.pavedroad.operation.OperationRunner;
import io.jenkins.plugins.pavedroad.operation.OperationStore;
import io.jenkins.plugins.pavedroad.operation.PooledScheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Deployments of new clusters whose instances never come up, on an embedded AWS of their own. */
final class WaitingRun implements AutoCloseable {
    private static final String REGION = "us-east-1";
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final String WAITS_FOR_INSTANCES = "in service";

    /**
     * What was counted.
     *
     * @param begun from the first deployment's beginning until all of them waited for their instances
     * @param looks turns taken in the window, each with one look
     */
    record Measured(Duration begun, long callsToBegin, long looks, long calls, Map<String, Long> byAction) {}

    private final Path folder = Files.createTempDirectory("paved-road-bench");
    private final AtomicLong looks = new AtomicLong();
    private final EmbeddedAws aws;
    private final AwsClouds clouds;
    private final Cloud cloud;
    private final PooledScheduler scheduler = new PooledScheduler();
    private final OperationRunner runner;

    private WaitingRun(boolean shared) throws IOException {
        aws = EmbeddedAws.start(Options.in(folder.resolve("aws")).withRuntime(new NeverUp()));
        clouds = new AwsClouds(
                id -> Optional.of(new Credentials.AccessKey("AKIDEXAMPLE", "none")),
                "bench",
                Network.direct(),
                Clock.systemUTC());
        Account account = new Account(
                "bench",
                Optional.of("key"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(aws.endpoint()));
        Cloud own = clouds.cloud(account);
        cloud = shared ? new SharedClouds(Clock.systemUTC()).share(account.name(), own) : own;
        runner = new OperationRunner(
                new OperationStore(folder.resolve("operations")), scheduler, Clock.systemUTC(), ended -> {});
    }

    static Measured measure(int operations, boolean shared, Duration settle, Duration window)
            throws IOException, InterruptedException {
        try (WaitingRun run = new WaitingRun(shared)) {
            return run.measure(operations, settle, window);
        }
    }

    private Measured measure(int operations, Duration settle, Duration window)
            throws IOException, InterruptedException {
        String image = aws.seed().image(REGION, "bench", Files.createDirectory(folder.resolve("image")), Map.of());
        List<String> subnets = List.of(subnet());
        DeployOperation type = new DeployOperation(account -> {
            looks.incrementAndGet();
            return cloud;
        });
        long start = System.nanoTime();
        for (int i = 0; i < operations; i++) {
            String application = "svc%04d".formatted(i);
            runner.begin(application, type, input(application, image, subnets), "bench#1", null);
        }
        while (!allWait(operations)) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException("not all deployments wait after " + PATIENCE.toMinutes() + " minutes");
            }
            pause(Duration.ofMillis(500));
        }
        Duration begun = Duration.ofNanos(System.nanoTime() - start);
        long callsToBegin = aws.ledger().total();
        pause(settle);
        long before = aws.ledger().total();
        long looksBefore = looks.get();
        pause(window);
        long calls = aws.ledger().total() - before;
        Map<String, Long> byAction = aws.ledger().entries().stream()
                .filter(entry -> entry.number() > before && entry.number() <= before + calls)
                .collect(Collectors.groupingBy(LedgerEntry::action, TreeMap::new, Collectors.counting()));
        if (!allWait(operations)) {
            throw new IllegalStateException("not all deployments wait at the end: "
                    + runner.operations().stream()
                            .map(r -> r.status + " " + r.cause)
                            .distinct()
                            .toList());
        }
        return new Measured(begun, callsToBegin, looks.get() - looksBefore, calls, byAction);
    }

    private boolean allWait(int operations) {
        return runner.operations().stream()
                        .filter(record -> runner.waitingFor(record.id)
                                .filter(what -> what.contains(WAITS_FOR_INSTANCES))
                                .isPresent())
                        .count()
                == operations;
    }

    private static void pause(Duration time) throws InterruptedException {
        new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private String subnet() {
        try (Ec2Client ec2 = Ec2Client.builder()
                .endpointOverride(aws.endpoint())
                .region(Region.of(REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "none")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            return ec2.describeSubnets().subnets().get(0).subnetId();
        }
    }

    private static DeployInput input(String application, String image, List<String> subnets) {
        return new DeployInput(
                "bench",
                application,
                null,
                null,
                image,
                Map.of(),
                List.of(new DeployInput.InRegion(
                        REGION, new Capacity(1, 1, 1), "t3.micro", subnets, List.of(), null, null, List.of())),
                false,
                Map.of(),
                Map.of(),
                2,
                false,
                new DeployInput.Healthy(100, Duration.ofSeconds(10), Duration.ofHours(12)),
                DeployInput.RollbackScope.REGION,
                false,
                false,
                "bench#1",
                DeployInput.WhenBusy.WAIT,
                null);
    }

    @Override
    public void close() {
        scheduler.close();
        clouds.close();
        aws.close();
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}

package io.jenkins.plugins.pavedroad.bench;

import io.jenkins.plugins.pavedroad.cloud.Account;
import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.Credentials;
import io.jenkins.plugins.pavedroad.cloud.Network;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsClouds;
import io.jenkins.plugins.pavedroad.cloud.shared.SharedClouds;
import io.jenkins.plugins.pavedroad.embedded.aws.EmbeddedAws;
import io.jenkins.plugins.pavedroad.embedded.aws.Options;
import io.jenkins.plugins.pavedroad.operation.OperationRecord;
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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** An embedded AWS with the plugin's real runner, scheduler and AWS provider on it, and nothing of Jenkins. */
final class BenchCloud implements AutoCloseable {
    /** The bench's own looks, which are not the plugin's calls. */
    static final String OWN_KEY = "AKIDBENCH";

    private final Path folder = Files.createTempDirectory("paved-road-bench");
    private final ConcurrentHashMap<String, OperationRecord> ended = new ConcurrentHashMap<>();
    private final EmbeddedAws aws;
    private final AwsClouds clouds;
    private final Cloud cloud;
    private final PooledScheduler scheduler = new PooledScheduler();
    private final OperationRunner runner;

    /** @param shared whether operations share their looks, as on a controller */
    BenchCloud(UnaryOperator<Options> setUp, boolean shared) throws IOException {
        aws = EmbeddedAws.start(setUp.apply(Options.in(folder.resolve("aws"))));
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
                new OperationStore(folder.resolve("operations")),
                scheduler,
                Clock.systemUTC(),
                record -> ended.put(record.id, record));
    }

    Path folder() {
        return folder;
    }

    EmbeddedAws aws() {
        return aws;
    }

    Cloud cloud() {
        return cloud;
    }

    OperationRunner runner() {
        return runner;
    }

    /** An operation's record once it has ended. */
    OperationRecord ended(String id, Duration patience) throws InterruptedException {
        long start = System.nanoTime();
        while (!ended.containsKey(id)) {
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new IllegalStateException(id + " has not ended after " + patience.toMinutes()
                        + " minutes; it waits for " + runner.waitingFor(id).orElse("nothing"));
            }
            pause(Duration.ofMillis(100));
        }
        return ended.get(id);
    }

    Ec2Client ec2(String region) {
        return Ec2Client.builder()
                .endpointOverride(aws.endpoint())
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(OWN_KEY, "none")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    static void pause(Duration time) throws InterruptedException {
        new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
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

package io.jenkins.plugins.pavedroad.embedded.aws;

import io.jenkins.plugins.pavedroad.embedded.aws.time.DrivenClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.Assert;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * An embedded AWS for one test, with the real SDK's clients on it. Its time stands still but for {@link #eventually}, so what a
 * call returns does not depend on how long the test took to make it; a set-up of the test's own runs in real time.
 */
public final class AwsRule extends ExternalResource {
    public static final String EAST = "us-east-1";
    public static final String WEST = "us-west-2";

    private final TemporaryFolder folder = new TemporaryFolder();
    private final UnaryOperator<Options> setUp;
    private final List<AutoCloseable> clients = new ArrayList<>();
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final FakeRuntime runtime = new FakeRuntime();
    private EmbeddedAws aws;

    private final DrivenClock clock;

    public AwsRule() {
        this(new DrivenClock(Instant.now().truncatedTo(ChronoUnit.SECONDS)), options -> options);
    }

    private AwsRule(DrivenClock clock, UnaryOperator<Options> setUp) {
        this.clock = clock;
        this.setUp = options -> setUp.apply(options.withClock(clock));
    }

    /** Set up in the test's own way, with time that stands still. */
    public static AwsRule standingStill(UnaryOperator<Options> setUp) {
        return new AwsRule(new DrivenClock(Instant.now().truncatedTo(ChronoUnit.SECONDS)), setUp);
    }

    /** In real time, with waits 1,000 times shorter than AWS's if the set-up does not say otherwise. */
    public AwsRule(UnaryOperator<Options> setUp) {
        this.clock = null;
        this.setUp = options -> setUp.apply(options.withSpeed(1000));
    }

    @Override
    protected void before() throws IOException {
        folder.create();
        aws = EmbeddedAws.start(
                setUp.apply(Options.in(folder.getRoot().toPath()).withRuntime(runtime)));
    }

    @Override
    protected void after() {
        clients.forEach(client -> {
            try {
                client.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        aws.close();
        http.close();
        folder.delete();
    }

    public EmbeddedAws aws() {
        return aws;
    }

    public FakeRuntime runtime() {
        return runtime;
    }

    /** An image with nothing in it, in the given region. */
    public String image(String region, String name) throws IOException {
        return aws.seed().image(region, name, folder.getRoot().toPath(), Map.of());
    }

    /** A client of the SDK on this embedded AWS, closed with it. */
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends AutoCloseable> C client(
            B builder, String region) {
        return client(
                builder,
                region,
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "not-a-secret")));
    }

    /** As a user of another account. */
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends AutoCloseable> C client(
            B builder, String region, String account) {
        String key = "AKID" + account;
        aws.sessions().user(key, account);
        return client(
                builder, region, StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "not-a-secret")));
    }

    /** As somebody else. */
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends AutoCloseable> C client(
            B builder, String region, AwsCredentialsProvider credentials) {
        C client = builder.region(Region.of(region))
                .endpointOverride(URI.create(aws.endpoint().toString()))
                .httpClient(http)
                .credentialsProvider(credentials)
                .build();
        clients.add(client);
        return client;
    }

    /** Looks again and again until it holds; fails after 20 s. */
    public static void until(String what, BooleanSupplier holds) {
        until(what, holds, Thread::onSpinWait);
    }

    /** As {@link #until}, with a second of the embedded AWS's time going by between two looks. */
    public void eventually(String what, BooleanSupplier holds) {
        until(what, holds, () -> pass(Duration.ofSeconds(1)));
    }

    private static void until(String what, BooleanSupplier holds, Runnable between) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!holds.getAsBoolean()) {
            Assert.assertTrue("not within 20 s: " + what, System.nanoTime() < deadline);
            between.run();
        }
    }

    /** Lets time go on; in real time it does so by itself. */
    public void pass(Duration time) {
        if (clock != null) {
            clock.advance(time);
        }
    }
}

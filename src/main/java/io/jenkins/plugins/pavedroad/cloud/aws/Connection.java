package io.jenkins.plugins.pavedroad.cloud.aws;

import io.jenkins.plugins.pavedroad.cloud.Network;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * How every client reaches AWS: one HTTP client for each way, through Jenkins's proxy and directly, and one pair of threads for
 * time limits, shared by all. The HTTP client is given to each builder, because the SDK's own search would also see those of other Jenkins plugins.
 */
final class Connection implements AutoCloseable {
    /** The SDK has no limits of its own (its best practices ask for these two). A try must fit several times in a call. */
    private static final Limits USUAL = new Limits(Duration.ofSeconds(90), Duration.ofSeconds(25));

    /** A package may be hundreds of megabytes. */
    static final Limits LONG = new Limits(Duration.ofMinutes(30), Duration.ofMinutes(10));

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int TIMEOUT_THREADS = 2;

    private final SdkHttpClient proxied;
    private final SdkHttpClient direct;
    private final ScheduledExecutorService timeouts;
    private final String userAgent;

    /** How long a call may take with all its tries, and one try. */
    record Limits(Duration call, Duration attempt) {}

    Connection(String version, Network network) {
        userAgent = "paved-road/" + version;
        proxied = UrlConnectionHttpClient.create(new Connections(network, true, CONNECT, LONG.attempt()));
        direct = UrlConnectionHttpClient.create(new Connections(network, false, CONNECT, LONG.attempt()));
        AtomicInteger number = new AtomicInteger();
        timeouts = Executors.newScheduledThreadPool(TIMEOUT_THREADS, task -> {
            Thread thread = new Thread(task, "paved-road-aws-timeouts-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, Region region, Access access) {
        return client(builder, region, access, USUAL);
    }

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, Region region, Access access, Limits limits) {
        access.endpoint().ifPresent(builder::endpointOverride);
        return builder.region(region)
                .credentialsProvider(access.credentials())
                .httpClient(access.proxied() ? proxied : direct)
                .overrideConfiguration(configuration(limits, access))
                .build();
    }

    private ClientOverrideConfiguration configuration(Limits limits, Access access) {
        // ADAPTIVE_V2 is the standard mode with a client-side rate limit that follows AWS's throttling.
        ClientOverrideConfiguration.Builder configuration = ClientOverrideConfiguration.builder();
        access.watchers().forEach(configuration::addExecutionInterceptor);
        return configuration
                .retryStrategy(RetryMode.ADAPTIVE_V2)
                .apiCallTimeout(limits.call())
                .apiCallAttemptTimeout(limits.attempt())
                .scheduledExecutorService(timeouts)
                .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_PREFIX, userAgent)
                .build();
    }

    @Override
    public void close() {
        proxied.close();
        direct.close();
        timeouts.shutdownNow();
    }
}

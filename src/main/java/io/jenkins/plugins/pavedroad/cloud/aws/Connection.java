package io.jenkins.plugins.pavedroad.cloud.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * How every client reaches AWS: one HTTP client and one pair of threads for time limits, shared by all. The HTTP client
 * is given to each builder, because the SDK's own search would also see those of other Jenkins plugins.
 */
final class Connection implements AutoCloseable {
    /** The SDK has no limits of its own (its best practices ask for these two). A try must fit several times in a call. */
    private static final Limits USUAL = new Limits(Duration.ofSeconds(90), Duration.ofSeconds(25));

    /** A package may be hundreds of megabytes. */
    static final Limits LONG = new Limits(Duration.ofMinutes(30), Duration.ofMinutes(10));

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int TIMEOUT_THREADS = 2;

    private final SdkHttpClient http;
    private final ScheduledExecutorService timeouts;
    private final String userAgent;

    /** How long a call may take with all its tries, and one try. */
    record Limits(Duration call, Duration attempt) {}

    Connection(String version) {
        userAgent = "paved-road/" + version;
        // The environment's proxy is for programs started by hand; Jenkins has a proxy configuration of its own.
        http = UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(LONG.attempt())
                .proxyConfiguration(ProxyConfiguration.builder()
                        .useEnvironmentVariablesValues(false)
                        .build())
                .build();
        AtomicInteger number = new AtomicInteger();
        timeouts = Executors.newScheduledThreadPool(TIMEOUT_THREADS, task -> {
            Thread thread = new Thread(task, "paved-road-aws-timeouts-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, Region region, Optional<URI> endpoint, AwsCredentialsProvider credentials) {
        return client(builder, region, endpoint, credentials, USUAL);
    }

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, Region region, Optional<URI> endpoint, AwsCredentialsProvider credentials, Limits limits) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(region)
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(configuration(limits))
                .build();
    }

    private ClientOverrideConfiguration configuration(Limits limits) {
        // ADAPTIVE_V2 is the standard mode with a client-side rate limit that follows AWS's throttling.
        return ClientOverrideConfiguration.builder()
                .retryStrategy(RetryMode.ADAPTIVE_V2)
                .apiCallTimeout(limits.call())
                .apiCallAttemptTimeout(limits.attempt())
                .scheduledExecutorService(timeouts)
                .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_PREFIX, userAgent)
                .build();
    }

    @Override
    public void close() {
        http.close();
        timeouts.shutdownNow();
    }
}

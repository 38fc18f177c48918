package io.jenkins.plugins.pavedroad.cloud.aws;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * How an account's clients reach AWS, and as whom.
 *
 * @param endpoint one address for all services instead of AWS's own
 * @param proxied whether through Jenkins's proxy, where it has one
 * @param watchers see each call
 */
record Access(
        Optional<URI> endpoint,
        boolean proxied,
        AwsCredentialsProvider credentials,
        List<ExecutionInterceptor> watchers) {
    Access(Optional<URI> endpoint, boolean proxied, AwsCredentialsProvider credentials) {
        this(endpoint, proxied, credentials, List.of());
    }
}

package io.jenkins.plugins.pavedroad.cloud.aws;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.endpoints.Ec2EndpointProvider;

/**
 * EC2 calls as addresses that somebody without credentials can fetch: the Query API takes signatures in the query string
 * (EC2 developer guide, query requests), as CopySnapshot's PresignedUrl does.
 */
final class SignedCalls {
    /** EC2's API version, as the SDK's client sends it. */
    private static final String VERSION = "2016-11-15";

    private final Region region;
    private final Access access;

    SignedCalls(Region region, Access access) {
        this.region = region;
        this.access = access;
    }

    URI terminate(String instance, Duration validity) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(endpoint())
                .encodedPath("/")
                .putRawQueryParameter("Action", "TerminateInstances")
                .putRawQueryParameter("InstanceId.1", instance)
                .putRawQueryParameter("Version", VERSION)
                .build();
        AwsCredentialsProvider credentials = access.credentials();
        return AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(credentials.resolveCredentials())
                        .request(request)
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "ec2")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region.id())
                        .putProperty(AwsV4FamilyHttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, validity))
                .request()
                .getUri();
    }

    private URI endpoint() {
        return access.endpoint().orElseGet(() -> Ec2EndpointProvider.defaultProvider()
                .resolveEndpoint(parameters -> parameters.region(region))
                .join()
                .url());
    }
}

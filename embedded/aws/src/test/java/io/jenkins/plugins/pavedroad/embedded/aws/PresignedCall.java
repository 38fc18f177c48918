package io.jenkins.plugins.pavedroad.embedded.aws;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/** A call of EC2 as an address: signed by the SDK's own signer at the embedded AWS's time, good for whoever has it. */
public final class PresignedCall {
    private final EmbeddedAws aws;
    private final String region;
    private final Map<String, String> parameters = new LinkedHashMap<>();

    public PresignedCall(EmbeddedAws aws, String region, String action) {
        this.aws = aws;
        this.region = region;
        with("Action", action).with("Version", "2016-11-15");
    }

    public PresignedCall with(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    public URI lasting(Duration time) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(aws.endpoint())
                .encodedPath("/");
        parameters.forEach(request::putRawQueryParameter);
        return AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(AwsBasicCredentials.create("AKIDEXAMPLE", "not-a-secret"))
                        .request(request.build())
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "ec2")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(
                                AwsV4FamilyHttpSigner.AUTH_LOCATION, AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, time)
                        .putProperty(HttpSigner.SIGNING_CLOCK, aws.options().clock()))
                .request()
                .getUri();
    }
}

package io.jenkins.plugins.pavedroad.embedded.run.cloud;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** The SDK's clients on an embedded AWS, for one region. */
public record Clients(String region, Ec2Client ec2, AutoScalingClient scaling, ElasticLoadBalancingV2Client balancing)
        implements AutoCloseable {
    /** The embedded AWS checks that requests are signed, not by whom. */
    public static final String ACCESS_KEY = "AKIDEXAMPLE";

    public static final String SECRET_KEY = "not-a-secret";

    public static Clients of(URI endpoint, String region) {
        SdkHttpClient http = UrlConnectionHttpClient.create();
        return new Clients(
                region,
                client(Ec2Client.builder(), endpoint, region, http),
                client(AutoScalingClient.builder(), endpoint, region, http),
                client(ElasticLoadBalancingV2Client.builder(), endpoint, region, http));
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
            B builder, URI endpoint, String region, SdkHttpClient http) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(region))
                .httpClient(http)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
                .build();
    }

    @Override
    public void close() {
        ec2.close();
        scaling.close();
        balancing.close();
    }
}

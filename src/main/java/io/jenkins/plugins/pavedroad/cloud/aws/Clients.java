package io.jenkins.plugins.pavedroad.cloud.aws;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The SDK's clients for one account and region. */
record Clients(
        Region region,
        Ec2Client ec2,
        AutoScalingClient autoScaling,
        ElasticLoadBalancingV2Client balancing,
        SsmClient ssm,
        S3Client s3,
        S3Presigner presigner)
        implements AutoCloseable {
    Clients(Connection connection, Region region, Optional<URI> endpoint, AwsCredentialsProvider credentials) {
        this(
                region,
                connection.client(Ec2Client.builder(), region, endpoint, credentials),
                connection.client(AutoScalingClient.builder(), region, endpoint, credentials),
                connection.client(ElasticLoadBalancingV2Client.builder(), region, endpoint, credentials),
                connection.client(SsmClient.builder(), region, endpoint, credentials),
                connection.client(
                        S3Client.builder()
                                .forcePathStyle(endpoint.isPresent())
                                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED),
                        region,
                        endpoint,
                        credentials,
                        Connection.LONG),
                presigner(region, endpoint, credentials));
    }

    private static S3Presigner presigner(Region region, Optional<URI> endpoint, AwsCredentialsProvider credentials) {
        S3Presigner.Builder builder = S3Presigner.builder()
                .region(region)
                .credentialsProvider(credentials)
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(endpoint.isPresent())
                        .build());
        endpoint.ifPresent(builder::endpointOverride);
        return builder.build();
    }

    @Override
    public void close() {
        ec2.close();
        autoScaling.close();
        balancing.close();
        ssm.close();
        s3.close();
        presigner.close();
    }
}

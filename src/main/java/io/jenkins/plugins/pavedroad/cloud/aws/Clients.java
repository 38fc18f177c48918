package io.jenkins.plugins.pavedroad.cloud.aws;

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
        S3Presigner presigner,
        SignedCalls signedCalls)
        implements AutoCloseable {
    Clients(Connection connection, Region region, Access access) {
        this(
                region,
                connection.client(Ec2Client.builder(), region, access),
                connection.client(AutoScalingClient.builder(), region, access),
                connection.client(ElasticLoadBalancingV2Client.builder(), region, access),
                connection.client(SsmClient.builder(), region, access),
                connection.client(
                        S3Client.builder()
                                .forcePathStyle(access.endpoint().isPresent())
                                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED),
                        region,
                        access,
                        Connection.LONG),
                presigner(region, access),
                new SignedCalls(region, access));
    }

    private static S3Presigner presigner(Region region, Access access) {
        S3Presigner.Builder builder = S3Presigner.builder()
                .region(region)
                .credentialsProvider(access.credentials())
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(access.endpoint().isPresent())
                        .build());
        access.endpoint().ifPresent(builder::endpointOverride);
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

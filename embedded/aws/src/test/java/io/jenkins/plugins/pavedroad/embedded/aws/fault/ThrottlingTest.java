package io.jenkins.plugins.pavedroad.embedded.aws.fault;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import java.time.Duration;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The numbers are those of EC2's guide on request throttling. */
public class ThrottlingTest {
    @Rule
    public final AwsRule aws = AwsRule.standingStill(options -> options.withThrottling(true));

    private Ec2Client ec2;
    private AutoScalingClient scaling;

    @Before
    public void setUp() {
        ec2 = aws.client(
                Ec2Client.builder()
                        .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry())),
                AwsRule.EAST);
        scaling = aws.client(
                AutoScalingClient.builder()
                        .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry())),
                AwsRule.EAST);
    }

    @Test
    public void bucketsEmptyAndRefill() {
        assertEquals(100, served(150, this::oneVolumePage));
        aws.pass(Duration.ofSeconds(2));
        assertEquals(40, served(150, this::oneVolumePage));
        aws.pass(Duration.ofSeconds(60));
        assertEquals(100, served(150, this::oneVolumePage));
    }

    @Test
    public void eachActionHasItsOwnBucketAndAskingForAllASmallerOne() {
        assertEquals(50, served(60, () -> ec2.describeVolumes()));
        assertEquals(60, served(60, this::oneVolumePage));
        assertEquals(50, served(60, () -> ec2.describeSnapshots()));
        assertEquals(60, served(60, () -> scaling.describeAutoScalingGroups()));
        assertEquals(
                50,
                served(
                        60,
                        () -> ec2.createVolume(request ->
                                request.availabilityZone("us-east-1a").size(1))));
    }

    @Test
    public void refusalBearsTheServicesOwnCode() {
        served(150, () -> scaling.describeAutoScalingGroups());
        served(150, this::oneVolumePage);

        assertEquals(
                "Throttling",
                aws.aws()
                        .ledger()
                        .of("autoscaling", "DescribeAutoScalingGroups")
                        .get(149)
                        .error());
        assertEquals(
                "RequestLimitExceeded",
                aws.aws().ledger().of("ec2", "DescribeVolumes").get(149).error());
    }

    private void oneVolumePage() {
        ec2.describeVolumes(request -> request.maxResults(5));
    }

    private static int served(int calls, Runnable call) {
        int served = 0;
        for (int i = 0; i < calls; i++) {
            try {
                call.run();
                served++;
            } catch (AwsServiceException refused) {
                assertEquals("throttled", true, refused.isThrottlingException());
            }
        }
        return served;
    }
}

package io.jenkins.plugins.pavedroad.embedded.aws.fault;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import java.time.Duration;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.Tag;

public class ConsistencyTest {
    private static final String GROUP = "hello-prod-v001";

    @Rule
    public final AwsRule aws = AwsRule.standingStill(options -> options.withConsistencyDelay(Duration.ofSeconds(5)));

    private Ec2Client ec2;
    private AutoScalingClient scaling;

    @Before
    public void setUp() {
        ec2 = aws.client(Ec2Client.builder(), AwsRule.EAST);
        scaling = aws.client(AutoScalingClient.builder(), AwsRule.EAST);
    }

    @Test
    public void whatWasJustMadeIsNotFoundAtFirst() {
        aws.pass(Duration.ofSeconds(1));
        String volume = ec2.createVolume(
                        request -> request.availabilityZone("us-east-1a").size(1))
                .volumeId();

        assertEquals(
                "InvalidVolume.NotFound",
                assertThrows(Ec2Exception.class, () -> ec2.describeVolumes(request -> request.volumeIds(volume)))
                        .awsErrorDetails()
                        .errorCode());
        aws.pass(Duration.ofSeconds(5));
        assertEquals(
                1,
                ec2.describeVolumes(request -> request.volumeIds(volume))
                        .volumes()
                        .size());
    }

    @Test
    public void readsLagBehindWrites() throws Exception {
        String image = aws.image(AwsRule.EAST, "hello-1.0.0");
        ec2.createLaunchTemplate(request -> request.launchTemplateName(GROUP)
                .launchTemplateData(data -> data.imageId(image).instanceType(InstanceType.T3_MICRO)));
        scaling.createAutoScalingGroup(request -> request.autoScalingGroupName(GROUP)
                .launchTemplate(spec -> spec.launchTemplateName(GROUP))
                .availabilityZones("us-east-1a")
                .minSize(0)
                .maxSize(4));
        aws.pass(Duration.ofSeconds(10));
        assertEquals(0, group().desiredCapacity().intValue());

        scaling.setDesiredCapacity(
                request -> request.autoScalingGroupName(GROUP).desiredCapacity(2));
        assertEquals(0, group().desiredCapacity().intValue());
        aws.pass(Duration.ofSeconds(5));
        assertEquals(2, group().desiredCapacity().intValue());
    }

    @Test
    public void writesFindWhatReadsDoNotYet() {
        aws.pass(Duration.ofSeconds(1));
        String volume = ec2.createVolume(
                        request -> request.availabilityZone("us-east-1a").size(1))
                .volumeId();
        ec2.createTags(request ->
                request.resources(volume).tags(Tag.builder().key("a").value("b").build()));

        aws.pass(Duration.ofSeconds(5));
        assertEquals(
                List.of(Tag.builder().key("a").value("b").build()),
                ec2.describeVolumes().volumes().get(0).tags());
    }

    private AutoScalingGroup group() {
        return scaling.describeAutoScalingGroups(request -> request.autoScalingGroupNames(GROUP))
                .autoScalingGroups()
                .get(0);
    }
}

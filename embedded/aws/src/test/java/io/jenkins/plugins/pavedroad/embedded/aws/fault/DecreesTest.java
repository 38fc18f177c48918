package io.jenkins.plugins.pavedroad.embedded.aws.fault;

import static io.jenkins.plugins.pavedroad.embedded.aws.Ec2Looks.image;
import static io.jenkins.plugins.pavedroad.embedded.aws.Ec2Looks.instance;
import static io.jenkins.plugins.pavedroad.embedded.aws.Ec2Looks.run;
import static io.jenkins.plugins.pavedroad.embedded.aws.Ec2Looks.state;
import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import java.time.Duration;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ImageState;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

public class DecreesTest {
    @Rule
    public final AwsRule aws = new AwsRule();

    private Ec2Client ec2;
    private String base;

    @Before
    public void setUp() throws Exception {
        ec2 = aws.client(Ec2Client.builder(), AwsRule.EAST);
        base = aws.image(AwsRule.EAST, "base");
    }

    @Test
    public void theNthCopyOfTheRegionEndsFailed() {
        aws.aws().decrees().imageFails("CopyImage", AwsRule.EAST, 2, "Server.InternalError: storage was lost");
        aws.aws().decrees().imageFails("CopyImage", AwsRule.WEST, 1, "of another region");
        String good = copy("good");
        String bad = copy("bad");
        String next = copy("next");

        aws.eventually("failed", () -> image(ec2, bad).state() == ImageState.FAILED);
        assertEquals("Server.InternalError", image(ec2, bad).stateReason().code());
        assertEquals(
                "Server.InternalError: storage was lost",
                image(ec2, bad).stateReason().message());
        assertEquals(ImageState.AVAILABLE, image(ec2, good).state());
        assertEquals(ImageState.AVAILABLE, image(ec2, next).state());
    }

    @Test
    public void anImageOfAnInstanceEndsFailed() {
        aws.aws().decrees().imageFails("CreateImage", AwsRule.EAST, 1, "Client.InternalError: Client error");
        String builder = run(ec2, base, "");
        aws.eventually("running", () -> state(ec2, builder) == InstanceStateName.RUNNING);
        String id = ec2.createImage(request -> request.instanceId(builder).name("hello"))
                .imageId();

        assertEquals(ImageState.PENDING, image(ec2, id).state());
        aws.eventually("failed", () -> image(ec2, id).state() == ImageState.FAILED);
    }

    @Test
    public void aLaunchIsTerminatedWhilePending() {
        String reason =
                "Server.InsufficientInstanceCapacity: There is not enough capacity to fulfill your instance request";
        aws.aws().decrees().launchFails(AwsRule.EAST, 1, reason);
        String id = run(ec2, base, "");

        assertEquals(InstanceStateName.PENDING, state(ec2, id));
        aws.eventually("terminated", () -> state(ec2, id) == InstanceStateName.TERMINATED);
        assertEquals(
                "Server.InsufficientInstanceCapacity",
                instance(ec2, id).stateReason().code());
        assertEquals(reason, instance(ec2, id).stateReason().message());
        assertEquals("never booted", 0, aws.runtime().boots.size());
    }

    @Test
    public void aLaunchNeverBootsAndCanStillBeEnded() {
        aws.aws().decrees().launchStaysPending(AwsRule.EAST, 1).launchRunsSilently(AwsRule.EAST, 2);
        String pending = run(ec2, base, "");
        String silent = run(ec2, base, "");
        aws.eventually("running", () -> state(ec2, silent) == InstanceStateName.RUNNING);
        aws.pass(Duration.ofHours(2));

        assertEquals(InstanceStateName.PENDING, state(ec2, pending));
        assertEquals(0, aws.runtime().boots.size());
        ec2.stopInstances(request -> request.instanceIds(silent));
        aws.eventually("stopped", () -> state(ec2, silent) == InstanceStateName.STOPPED);
        ec2.terminateInstances(request -> request.instanceIds(pending, silent));
        aws.eventually("terminated", () -> state(ec2, pending) == InstanceStateName.TERMINATED);
        aws.eventually("terminated", () -> state(ec2, silent) == InstanceStateName.TERMINATED);
    }

    private String copy(String name) {
        return ec2.copyImage(request ->
                        request.sourceImageId(base).sourceRegion(AwsRule.EAST).name(name))
                .imageId();
    }
}

package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.PresignedCall;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.ProcessRuntime;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/** Instances that are real processes and provision themselves. */
public class BuildersTest {
    @Rule
    public final AwsRule aws = new AwsRule(options -> options.withRuntime(ProcessRuntime::new));

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Ec2Client ec2;
    private String image;

    @Before
    public void setUp() throws Exception {
        Assume.assumeTrue(
                ProcessRuntime.obstacle().orElse(""), ProcessRuntime.obstacle().isEmpty());
        ec2 = aws.client(Ec2Client.builder(), AwsRule.EAST);
        image = aws.aws().seed().image(AwsRule.EAST, "base", folder.newFolder().toPath(), Map.of());
    }

    @Test
    public void oneCallsAwsByAnAddressThatWasSignedForIt() {
        String target = run("");
        AwsRule.until("it runs", () -> state(target) == InstanceStateName.RUNNING);
        URI end = new PresignedCall(aws.aws(), AwsRule.EAST, "TerminateInstances")
                .with("InstanceId.1", target)
                .lasting(Duration.ofHours(1));
        run("#!/bin/sh\ncurl -fsS '" + end + "'\n");

        AwsRule.until("terminated from inside", () -> state(target) == InstanceStateName.TERMINATED);
        assertEquals(
                "Client.UserInitiatedShutdown", instance(target).stateReason().code());
    }

    private String run(String userData) {
        return ec2.runInstances(request -> request.imageId(image)
                        .instanceType("t3.micro")
                        .userData(Base64.getEncoder().encodeToString(userData.getBytes(StandardCharsets.UTF_8)))
                        .minCount(1)
                        .maxCount(1))
                .instances()
                .get(0)
                .instanceId();
    }

    private InstanceStateName state(String id) {
        return instance(id).state().name();
    }

    private Instance instance(String id) {
        return ec2.describeInstances(request -> request.instanceIds(id))
                .reservations()
                .get(0)
                .instances()
                .get(0);
    }
}

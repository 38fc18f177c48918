package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import static io.jenkins.plugins.pavedroad.embedded.aws.Ec2Looks.instance;
import static io.jenkins.plugins.pavedroad.embedded.aws.Ec2Looks.run;
import static io.jenkins.plugins.pavedroad.embedded.aws.Ec2Looks.state;
import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.PresignedCall;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.ProcessRuntime;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import software.amazon.awssdk.services.ec2.Ec2Client;
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
        String target = run(ec2, image, "");
        AwsRule.until("it runs", () -> state(ec2, target) == InstanceStateName.RUNNING);
        URI end = new PresignedCall(aws.aws(), AwsRule.EAST, "TerminateInstances")
                .with("InstanceId.1", target)
                .lasting(Duration.ofHours(1));
        run(ec2, image, "#!/bin/sh\ncurl -fsS '" + end + "'\n");

        AwsRule.until("terminated from inside", () -> state(ec2, target) == InstanceStateName.TERMINATED);
        assertEquals(
                "Client.UserInitiatedShutdown",
                instance(ec2, target).stateReason().code());
    }
}

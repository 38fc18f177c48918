package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import static io.jenkins.plugins.pavedroad.embedded.aws.Ec2Looks.run;
import static io.jenkins.plugins.pavedroad.embedded.aws.Ec2Looks.state;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputResponse;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

public class ConsoleTest {
    @Rule
    public final AwsRule aws = new AwsRule();

    private Ec2Client ec2;
    private String id;

    @Before
    public void setUp() throws Exception {
        ec2 = aws.client(Ec2Client.builder(), AwsRule.EAST);
        id = run(ec2, aws.image(AwsRule.EAST, "base"), "");
        aws.eventually("running", () -> state(ec2, id) == InstanceStateName.RUNNING);
    }

    @Test
    public void theLatestOutputGrowsAndThePostedOneLagsBehind() {
        assertNull("nothing was posted yet", console(false).output());
        aws.runtime().consoles.put(id, "booted\n");
        assertEquals("booted\n", text(true));
        aws.pass(Duration.ofMinutes(2));
        aws.runtime().consoles.put(id, "booted\ninstalled\n");

        assertEquals("booted\ninstalled\n", text(true));
        aws.pass(Duration.ofMinutes(30));
        assertEquals("not posted while it runs", "booted\n", text(false));
        ec2.stopInstances(request -> request.instanceIds(id));
        aws.eventually("stopped", () -> state(ec2, id) == InstanceStateName.STOPPED);
        aws.pass(Duration.ofMinutes(2));
        assertEquals("booted\ninstalled\n", text(false));
    }

    @Test
    public void itIsKeptAfterTheEndForAWhile() {
        aws.runtime().consoles.put(id, "failed with 7\n");
        ec2.terminateInstances(request -> request.instanceIds(id));
        aws.eventually("terminated", () -> state(ec2, id) == InstanceStateName.TERMINATED);
        aws.pass(Duration.ofMinutes(50));

        assertEquals("failed with 7\n", text(false));
        assertEquals("failed with 7\n", text(true));
        aws.pass(Duration.ofMinutes(20));
        Ec2Exception gone = assertThrows(Ec2Exception.class, () -> console(false));
        assertEquals("InvalidInstanceID.NotFound", gone.awsErrorDetails().errorCode());
    }

    @Test
    public void theLast64KilobytesAreKept() {
        aws.runtime().consoles.put(id, "first" + "x".repeat(64 << 10));
        assertEquals("x".repeat(64 << 10), text(true));
    }

    @Test
    public void olderTypesHaveNoLatestOutput() {
        ec2.stopInstances(request -> request.instanceIds(id));
        aws.eventually("stopped", () -> state(ec2, id) == InstanceStateName.STOPPED);
        ec2.modifyInstanceAttribute(request -> request.instanceId(id).instanceType(type -> type.value("t2.micro")));

        Ec2Exception refused = assertThrows(Ec2Exception.class, () -> console(true));
        assertEquals("UnsupportedOperation", refused.awsErrorDetails().errorCode());
        assertEquals(
                "xen",
                ec2.describeInstanceTypes(request -> request.instanceTypesWithStrings("t2.micro"))
                        .instanceTypes()
                        .get(0)
                        .hypervisorAsString());
    }

    private String text(boolean latest) {
        return new String(Base64.getDecoder().decode(console(latest).output()), StandardCharsets.UTF_8);
    }

    private GetConsoleOutputResponse console(boolean latest) {
        return ec2.getConsoleOutput(request -> request.instanceId(id).latest(latest));
    }
}

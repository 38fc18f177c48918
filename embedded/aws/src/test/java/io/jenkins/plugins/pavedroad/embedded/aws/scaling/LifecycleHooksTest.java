package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import java.time.Duration;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;

public class LifecycleHooksTest {
    private static final String GROUP = "hello-prod-v001";

    @Rule
    public final AwsRule aws = new AwsRule();

    private AutoScalingClient scaling;

    @Before
    public void setUp() throws Exception {
        scaling = aws.client(AutoScalingClient.builder(), AwsRule.EAST);
        Ec2Client ec2 = aws.client(Ec2Client.builder(), AwsRule.EAST);
        String image = aws.image(AwsRule.EAST, "hello-1.0.0");
        ec2.createLaunchTemplate(request -> request.launchTemplateName(GROUP)
                .launchTemplateData(data -> data.imageId(image).instanceType(InstanceType.T3_MICRO)));
        scaling.createAutoScalingGroup(request -> request.autoScalingGroupName(GROUP)
                .launchTemplate(spec -> spec.launchTemplateName(GROUP))
                .availabilityZones("us-east-1a")
                .minSize(0)
                .maxSize(4));
    }

    @Test
    public void instanceWaitsForItsHookBeforeItIsInService() {
        hook("warm", "LAUNCHING", 600, "ABANDON");
        size(1);
        aws.eventually("held", () -> states().equals(List.of("Pending:Wait")));
        aws.pass(Duration.ofMinutes(5));
        assertEquals(List.of("Pending:Wait"), states());

        complete("warm", "CONTINUE");
        aws.eventually("in service", () -> states().equals(List.of("InService")));
        assertThrows(AutoScalingException.class, () -> complete("warm", "CONTINUE"));
    }

    @Test
    public void abandonedInstanceIsReplacedByTheNext() {
        hook("warm", "LAUNCHING", 600, "ABANDON");
        size(1);
        aws.eventually("held", () -> states().equals(List.of("Pending:Wait")));
        String first = instances().get(0).instanceId();

        complete("warm", "ABANDON");
        aws.eventually(
                "another is held",
                () -> states().equals(List.of("Pending:Wait"))
                        && !instances().get(0).instanceId().equals(first));
        assertTrue(activities().stream()
                .anyMatch(activity -> activity.statusCodeAsString().equals("Failed")
                        && activity.description().contains(first)));
    }

    @Test
    public void silenceComesToTheDefaultResultAndHeartbeatsPutItOff() {
        hook("warm", "LAUNCHING", 60, "CONTINUE");
        size(1);
        aws.eventually("held", () -> states().equals(List.of("Pending:Wait")));
        aws.pass(Duration.ofSeconds(50));
        scaling.recordLifecycleActionHeartbeat(request -> request.autoScalingGroupName(GROUP)
                .lifecycleHookName("warm")
                .instanceId(instances().get(0).instanceId()));
        aws.pass(Duration.ofSeconds(50));
        assertEquals(List.of("Pending:Wait"), states());
        aws.pass(Duration.ofSeconds(20));
        assertEquals(List.of("InService"), states());
    }

    @Test
    public void instanceIsTerminatedOnlyAfterItsHook() {
        size(1);
        aws.eventually("in service", () -> states().equals(List.of("InService")));
        hook("logs", "TERMINATING", 600, "ABANDON");
        size(0);
        aws.eventually("held", () -> states().equals(List.of("Terminating:Wait")));
        assertTrue(activities().stream()
                .anyMatch(activity -> activity.statusCodeAsString().equals("MidTerminatingLifecycleAction")));

        complete("logs", "CONTINUE");
        aws.eventually("gone", () -> states().isEmpty());
    }

    private void hook(String name, String transition, int seconds, String result) {
        scaling.putLifecycleHook(request -> request.autoScalingGroupName(GROUP)
                .lifecycleHookName(name)
                .lifecycleTransition("autoscaling:EC2_INSTANCE_" + transition)
                .heartbeatTimeout(seconds)
                .defaultResult(result));
    }

    private void complete(String hook, String result) {
        scaling.completeLifecycleAction(request -> request.autoScalingGroupName(GROUP)
                .lifecycleHookName(hook)
                .lifecycleActionResult(result)
                .instanceId(instances().get(0).instanceId()));
    }

    private void size(int desired) {
        scaling.setDesiredCapacity(
                request -> request.autoScalingGroupName(GROUP).desiredCapacity(desired));
    }

    private List<Instance> instances() {
        return scaling.describeAutoScalingGroups(request -> request.autoScalingGroupNames(GROUP))
                .autoScalingGroups()
                .get(0)
                .instances();
    }

    private List<String> states() {
        return instances().stream().map(Instance::lifecycleStateAsString).toList();
    }

    private List<Activity> activities() {
        return scaling.describeScalingActivities(request -> request.autoScalingGroupName(GROUP))
                .activities();
    }
}

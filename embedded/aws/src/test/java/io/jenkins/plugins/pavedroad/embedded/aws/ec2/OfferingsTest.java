package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import static io.jenkins.plugins.pavedroad.embedded.aws.Ec2Looks.instance;
import static io.jenkins.plugins.pavedroad.embedded.aws.Ec2Looks.run;
import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.startsWith;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import java.util.List;
import java.util.function.Consumer;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.InstanceTypeOffering;
import software.amazon.awssdk.services.ec2.model.LocationType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Subnet;

public class OfferingsTest {
    @Rule
    public final AwsRule aws = new AwsRule();

    private Ec2Client ec2;
    private String image;
    private NetworkSeed network;

    @Before
    public void setUp() throws Exception {
        ec2 = aws.client(
                Ec2Client.builder()
                        .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry())),
                AwsRule.EAST);
        image = aws.image(AwsRule.EAST, "base");
        network = aws.aws().seed().network(AwsRule.EAST);
    }

    @Test
    public void aZoneThatDoesNotOfferTheTypeNamesThoseThatDo() {
        network.offer("t3.micro", "us-east-1b");
        assertEquals(List.of("us-east-1b"), zonesOf("t3.micro"));
        assertEquals(List.of("us-east-1a", "us-east-1b"), zonesOf("t3.small"));

        Ec2Exception refused = refused(() -> launch(request -> request.subnetId(subnet("us-east-1a"))));
        assertEquals("Unsupported", refused.awsErrorDetails().errorCode());
        assertEquals(
                "Your requested instance type (t3.micro) is not supported in your requested Availability Zone"
                        + " (us-east-1a). Please retry your request by not specifying an Availability Zone or choosing"
                        + " us-east-1b.",
                refused.awsErrorDetails().errorMessage());
        String id = launch(request -> request.subnetId(subnet("us-east-1b")));
        assertEquals("us-east-1b", instance(ec2, id).placement().availabilityZone());
        assertEquals(
                "AWS chooses when it may",
                "us-east-1b",
                instance(ec2, run(ec2, image, "")).placement().availabilityZone());
    }

    @Test
    public void aTypeThatTheRegionDoesNotHaveIsUnsupported() {
        network.offer("t3.micro");
        assertEquals(List.of(), zonesOf("t3.micro"));
        assertThat(
                refused(() -> run(ec2, image, "")).awsErrorDetails().errorMessage(),
                startsWith("The requested configuration is currently not supported."));
    }

    @Test
    public void aZoneRunsOutOfCapacityAndHasSomeAgain() {
        network.exhaust("t3.micro", "us-east-1a");
        Ec2Exception refused = refused(
                () -> launch(request -> request.placement(placement -> placement.availabilityZone("us-east-1a"))));
        assertEquals("InsufficientInstanceCapacity", refused.awsErrorDetails().errorCode());
        assertEquals(500, refused.statusCode());
        assertThat(
                refused.awsErrorDetails().errorMessage(),
                containsString("sufficient t3.micro capacity in the Availability Zone you requested (us-east-1a)"));
        assertThat(refused.awsErrorDetails().errorMessage(), containsString("or choosing us-east-1b."));

        network.exhaust("t3.micro", "us-east-1b");
        assertEquals("InsufficientInstanceCapacity", code(() -> run(ec2, image, "")));
        network.replenish("t3.micro", "us-east-1b");
        assertEquals(
                "us-east-1b", instance(ec2, run(ec2, image, "")).placement().availabilityZone());
    }

    @Test
    public void anAccountWithoutDefaultNetworksNeedsASubnet() {
        network.withoutDefaultSubnets();
        Ec2Exception refused = refused(() -> run(ec2, image, ""));
        assertEquals("MissingInput", refused.awsErrorDetails().errorCode());
        assertThat(refused.awsErrorDetails().errorMessage(), startsWith("No subnets found for the default VPC 'vpc-"));

        network.withoutDefaultVpc();
        assertEquals("VPCIdNotSpecified", code(() -> run(ec2, image, "")));
        String subnet = network.subnet("us-east-1b");
        String id = launch(request -> request.subnetId(subnet));
        assertEquals(subnet, instance(ec2, id).subnetId());
        String vpc = instance(ec2, id).vpcId();
        assertEquals(
                "VPCIdNotSpecified",
                code(() -> ec2.createSecurityGroup(
                        request -> request.groupName("builders").description("none"))));
        ec2.createSecurityGroup(
                request -> request.groupName("builders").description("none").vpcId(vpc));
    }

    @Test
    public void unknownKindsOfLocationAreRefused() {
        assertEquals(
                "InvalidParameterValue",
                code(() -> ec2.describeInstanceTypeOfferings(request -> request.locationType("planet"))));
    }

    private List<String> zonesOf(String type) {
        return ec2
                .describeInstanceTypeOfferings(request -> request.locationType(LocationType.AVAILABILITY_ZONE)
                        .filters(filter -> filter.name("instance-type").values(type)))
                .instanceTypeOfferings()
                .stream()
                .map(InstanceTypeOffering::location)
                .toList();
    }

    private String subnet(String zone) {
        return ec2.describeSubnets().subnets().stream()
                .filter(subnet -> subnet.availabilityZone().equals(zone))
                .map(Subnet::subnetId)
                .findFirst()
                .orElseThrow();
    }

    private String launch(Consumer<RunInstancesRequest.Builder> more) {
        return ec2.runInstances(request -> more.accept(request.imageId(image)
                        .instanceType("t3.micro")
                        .minCount(1)
                        .maxCount(1)))
                .instances()
                .get(0)
                .instanceId();
    }

    private static Ec2Exception refused(ThrowingRunnable call) {
        return assertThrows(Ec2Exception.class, call);
    }

    private static String code(ThrowingRunnable call) {
        return refused(call).awsErrorDetails().errorCode();
    }
}

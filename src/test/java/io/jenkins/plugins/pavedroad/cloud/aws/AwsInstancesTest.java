package io.jenkins.plugins.pavedroad.cloud.aws;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.until;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.cloud.Account;
import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.Instance;
import io.jenkins.plugins.pavedroad.cloud.InstanceLaunch;
import io.jenkins.plugins.pavedroad.cloud.Instances;
import io.jenkins.plugins.pavedroad.cloud.Volume;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import software.amazon.awssdk.services.ec2.model.HttpTokensState;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;

public class AwsInstancesTest {
    private static final Map<String, String> TAGS = Map.of("paved-road:operation", "one");

    @Rule
    public final AwsCloudsRule aws = new AwsCloudsRule();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Instances instances;
    private String base;

    @Before
    public void seed() throws Exception {
        instances = aws.east().instances();
        base = aws.aws().seed().image(EAST, "debian-13", folder.newFolder().toPath(), Map.of());
    }

    @Test
    public void aBuilderIsLaunchedOnceAsBuildersMustBe() {
        String group = instances.closedSecurityGroup(
                "builder-1", "d", instances.defaultNetwork().orElseThrow(), TAGS);
        InstanceLaunch launch = launch(List.of(group), "#!/bin/sh\n");
        String id = instances.launch(launch);
        assertEquals("the same token, the same instance", id, instances.launch(launch));
        until("running", () -> instances.find(List.of(id)).get(0).state() == Instance.State.RUNNING);
        Instance found = instances.find(List.of("i-0123456789abcdef0", id)).get(0);
        assertEquals(base, found.imageId());
        assertEquals("t3.small", found.type());
        assertEquals(List.of(group), found.securityGroups());
        assertEquals(TAGS, found.tags());
        assertTrue(found.zone(), found.zone().startsWith(EAST));
        assertTrue(found.privateAddress().isPresent());
        Volume volume = aws.east().inventory().volumes(found.volumes()).get(0);
        assertEquals(TAGS, volume.tags());
        try (Clients sdk = aws.sdk(EAST)) {
            var seen = sdk.ec2()
                    .describeInstances(request -> request.instanceIds(id))
                    .reservations()
                    .get(0)
                    .instances()
                    .get(0);
            assertEquals(HttpTokensState.REQUIRED, seen.metadataOptions().httpTokens());
            assertTrue(seen.blockDeviceMappings().get(0).ebs().deleteOnTermination());
            assertEquals(
                    "stop",
                    sdk.ec2()
                            .describeInstanceAttribute(request -> request.instanceId(id)
                                    .attribute(InstanceAttributeName.INSTANCE_INITIATED_SHUTDOWN_BEHAVIOR))
                            .instanceInitiatedShutdownBehavior()
                            .value());
            assertTrue(sdk.ec2()
                    .describeVolumes(request -> request.volumeIds(found.volumes()))
                    .volumes()
                    .get(0)
                    .encrypted());
        }
        assertFalse("it is in use", instances.deleteSecurityGroup(group));

        instances.terminate(List.of("i-0123456789abcdef0", id));
        until("gone", () -> instances.byTags(TAGS).isEmpty());
        assertEquals(List.of(), aws.east().inventory().volumes());
        assertTrue(instances.deleteSecurityGroup(group));
        assertTrue("it is gone already", instances.deleteSecurityGroup(group));
    }

    /** Whoever fetches it sends no header but the host's, so no other may be signed. */
    @Test
    public void theAddressThatTerminatesNeedsNothingElse() {
        Account account = new Account(
                "prod",
                Optional.of("key"),
                Optional.of("arn:aws:iam::210987654321:role/deployer"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(aws.aws().endpoint()));
        String query = aws.cloud(account)
                .region(EAST)
                .instances()
                .terminationAddress("i-0123456789abcdef0", Duration.ofHours(1))
                .getRawQuery();
        List<String> parameters = List.of(query.split("&"));
        assertTrue(
                query,
                parameters.containsAll(List.of(
                        "Action=TerminateInstances",
                        "InstanceId.1=i-0123456789abcdef0",
                        "Version=2016-11-15",
                        "X-Amz-Expires=3600",
                        "X-Amz-SignedHeaders=host")));
        for (String name : List.of("X-Amz-Security-Token=", "X-Amz-Signature=", "X-Amz-Date=")) {
            assertTrue(name, parameters.stream().anyMatch(each -> each.startsWith(name)));
        }
    }

    @Test
    public void anUnknownImageIsARefusalWithItsCode() {
        base = "ami-0123456789abcdef0";
        CloudException refused = assertThrows(CloudException.class, () -> instances.launch(launch(List.of(), "")));
        assertEquals("InvalidAMIID.NotFound", refused.code());
    }

    @Test
    public void aSecurityGroupIsMadeOnceAndLetsNothingIn() {
        String network = instances.defaultNetwork().orElseThrow();
        String id = instances.closedSecurityGroup("g", "d", network, TAGS);
        assertEquals(id, instances.closedSecurityGroup("g", "d", network, TAGS));
        assertEquals(Map.of("g", id), instances.securityGroupsByTags(TAGS));
        try (Clients sdk = aws.sdk(EAST)) {
            assertEquals(
                    List.of(),
                    sdk.ec2()
                            .describeSecurityGroups(request -> request.groupIds(id))
                            .securityGroups()
                            .get(0)
                            .ipPermissions());
        }
    }

    @Test
    public void typesAndNetworksAreLookedUp() {
        assertEquals(List.of("x86_64"), instances.architectures("t3.small"));
        assertEquals(List.of("arm64"), instances.architectures("t4g.small"));
        assertEquals(List.of(), instances.architectures("x9.huge"));
        String network = instances.defaultNetwork().orElseThrow();
        try (Clients sdk = aws.sdk(EAST)) {
            String subnet = sdk.ec2().describeSubnets().subnets().get(0).subnetId();
            assertEquals(Optional.of(network), instances.networkOf(subnet));
        }
        assertEquals(Optional.empty(), instances.networkOf("subnet-0123456789abcdef0"));
    }

    @Test
    public void theConsoleOfAnInstanceThatIsNotThereIsARefusal() {
        CloudException refused = assertThrows(CloudException.class, () -> instances.console("i-0123456789abcdef0"));
        assertEquals("InvalidInstanceID.NotFound", refused.code());
    }

    private InstanceLaunch launch(List<String> groups, String userData) {
        return new InstanceLaunch(
                base, "t3.small", Optional.empty(), groups, Optional.empty(), userData, TAGS, "token");
    }
}

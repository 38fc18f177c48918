package io.jenkins.plugins.pavedroad.bake;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.WEST;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.cloud.Accounts;
import io.jenkins.plugins.pavedroad.cloud.Instance;
import io.jenkins.plugins.pavedroad.cloud.InstanceLaunch;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.time.DrivenClock;
import io.jenkins.plugins.pavedroad.operation.MortalCloud;
import io.jenkins.plugins.pavedroad.operation.OperationRecord;
import io.jenkins.plugins.pavedroad.operation.OperationRecord.Status;
import io.jenkins.plugins.pavedroad.operation.VirtualController;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What AWS may refuse a builder, in virtual time: the sentence says what to do, and nothing temporary is left. */
public class BuilderFaultsTest {
    private static final String BASE = "plain-1";
    private static final String TYPE = "t3.small";
    private static final List<String> ZONES = List.of(EAST + "a", EAST + "b", EAST + "c");
    private static final Instant BEGIN = Instant.parse("2026-01-05T10:00:00Z");

    private final DrivenClock clock = new DrivenClock(BEGIN);

    @Rule
    public AwsCloudsRule aws =
            new AwsCloudsRule(options -> options.withClock(clock).withRuntime(new QuickBuilders()));

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private final List<String> ids = new ArrayList<>();
    private final Set<String> images = new TreeSet<>();
    private VirtualController controller;

    @Before
    public void seed() throws Exception {
        aws.aws().seed().image(EAST, BASE, folder.newFolder().toPath(), Map.of());
    }

    @Test
    public void aZoneThatDoesNotTakeItIsLeftForAnother() throws Exception {
        for (String code : List.of("Unsupported", "InsufficientInstanceCapacity")) {
            aws.aws().ledger().clear();
            // A refusal with status 500 is asked again by the SDK itself.
            for (int nth = 1; nth <= (code.equals("Unsupported") ? 2 : 6); nth++) {
                aws.aws().faults().fail("ec2", "RunInstances", nth, code);
            }
            OperationRecord ended = bake("");
            assertEquals(ended.cause, Status.DONE, ended.status);
            List<String> subnets = aws.aws().ledger().entries().stream()
                    .filter(call -> call.action().equals("RunInstances"))
                    .map(call -> call.parameters().getOrDefault("SubnetId", ""))
                    .distinct()
                    .toList();
            assertEquals("AWS's choice and two others: " + subnets, 3, subnets.size());
            assertTrue(told().toString(), told().toString().contains("A zone has no t3.small (" + code + ")"));
            assertNothingIsLeft();
        }
    }

    @Test
    public void capacityIsWaitedFor() throws Exception {
        ZONES.forEach(zone -> aws.aws().seed().network(EAST).exhaust(TYPE, zone));
        begin("", aws.accounts());
        controller.pass(Duration.ofMinutes(5));
        assertEquals(
                "capacity for t3.small in us-east-1 (InsufficientInstanceCapacity)", controller.waitingFor(last()));
        aws.aws().seed().network(EAST).replenish(TYPE, ZONES.get(1));
        OperationRecord ended = end();
        assertEquals(ended.cause, Status.DONE, ended.status);
        assertNothingIsLeft();
    }

    @Test
    public void capacityThatNeverComesFailsTheBake() throws Exception {
        ZONES.forEach(zone -> aws.aws().seed().network(EAST).exhaust(TYPE, zone));
        assertFails(bake(""), "No zone of us-east-1 has capacity for t3.small", "InsufficientInstanceCapacity");
        Duration tried = Duration.between(BEGIN, controller.ended(last()).unwindingSince);
        assertTrue(tried.toString(), tried.compareTo(Duration.ofMinutes(15)) >= 0);
        assertTrue(tried.toString(), tried.compareTo(Duration.ofMinutes(20)) < 0);
    }

    @Test
    public void whatCannotBeLaunchedNamesTheParameterAndTheCode() throws Exception {
        aws.aws().decrees().launchFails(EAST, 1, "Client.VolumeLimitExceeded: Volume limit exceeded");
        assertFails(bake(""), "was terminated before it had finished (Client.VolumeLimitExceeded: ");
        OperationRecord noGroup = bake("", "sg-0123456789abcdef0");
        assertFails(
                noGroup,
                "The parameter 'securityGroup' is 'sg-0123456789abcdef0'; it must be a security group in us-east-1",
                "InvalidGroup.NotFound");
        Duration tried = Duration.between(noGroup.started, noGroup.unwindingSince);
        assertTrue(tried.toString(), tried.compareTo(Duration.ofMinutes(1)) < 0);
        aws.aws().seed().network(EAST).offer(TYPE);
        assertFails(bake(""), "The parameter 'instanceType' is 't3.small'; it must be a type", "Unsupported");
        aws.aws().seed().network(EAST).offer(TYPE, ZONES.get(1));
        String subnet = aws.east().instances().defaultSubnets().get(ZONES.get(0));
        assertFails(
                bake(subnet),
                "The parameter 'subnet' is '" + subnet + "'; it must be a subnet in a zone",
                "Unsupported");
        for (String code : List.of("VcpuLimitExceeded", "InstanceLimitExceeded")) {
            aws.aws().faults().fail("ec2", "RunInstances", 1, code);
            assertFails(bake(""), "ec2:RunInstances: " + code);
        }
        for (String code : List.of("MissingInput", "VPCIdNotSpecified")) {
            aws.aws().faults().fail("ec2", "RunInstances", 1, code);
            assertFails(bake(""), "no default subnet in us-east-1: give the parameter 'subnet'", code);
        }
        aws.aws().seed().network(EAST).withoutDefaultSubnets();
        assertFails(bake(""), "no default subnet in us-east-1: give the parameter 'subnet'");
        aws.aws().seed().network(EAST).withoutDefaultVpc();
        assertFails(bake(""), "no default network in us-east-1: give the parameter 'subnet'");
    }

    @Test
    public void aMissingPermissionIsNamed() throws Exception {
        aws.aws().faults().fail("s3", "CreateBucket", 1, "AccessDenied");
        assertFails(bake(""), "s3:CreateBucket: AccessDenied");
        aws.aws().ledger().clear();
        assertEquals(Status.DONE, bake("").status);
        Set<List<String>> calls = new LinkedHashSet<>();
        aws.aws().ledger().entries().stream()
                .filter(call -> !call.service().equals("sts") && !call.action().equals("CreateBucket"))
                .forEach(call -> calls.add(List.of(call.service(), call.action())));
        assertTrue(calls.toString(), calls.size() > 12);
        for (List<String> call : calls) {
            boolean s3 = call.get(0).equals("s3");
            String code = s3 ? "AccessDenied" : "UnauthorizedOperation";
            aws.aws().faults().fail(call.get(0), call.get(1), 1, code);
            if (call.get(1).equals("GetConsoleOutput")) {
                // Asked for the latest output first, and then for what there is.
                aws.aws().faults().fail("ec2", "GetConsoleOutput", 2, code);
            }
            OperationRecord ended = bake("");
            String said = ended.cause + told() + ended.leftovers;
            String action = call.get(0) + ":" + (call.get(1).equals("HeadBucket") ? "ListBucket" : call.get(1));
            assertTrue(action + " is not named in " + said, said.contains(action + ": "));
            if (said.contains("Could not be removed: ")) {
                // Whoever may not remove it is told what it is.
                assertEquals(action, Status.DONE, ended.status);
                aws.east()
                        .instances()
                        .terminate(aws.east().instances().byTags(Map.of(Ours.OPERATION, last())).stream()
                                .map(Instance::id)
                                .toList());
                clock.advance(Duration.ofMinutes(10));
                aws.east()
                        .instances()
                        .securityGroupsByTags(Map.of(Ours.OPERATION, last()))
                        .values()
                        .forEach(aws.east().instances()::deleteSecurityGroup);
            } else {
                assertEquals(action + " " + said, Status.FAILED, ended.status);
                assertNothingIsLeft();
            }
        }
    }

    @Test
    public void whicheverCallBreaksNothingIsLeft() throws Exception {
        MortalCloud whole = new MortalCloud(aws.accounts(), AssertionError::new);
        begin("", whole);
        assertEquals(Status.DONE, end().status);
        Set<String> seen = new HashSet<>();
        int broken = 0;
        for (int number = 0; number < whole.calls().size(); number++) {
            String before = number == 0 ? "" : whole.calls().get(number - 1);
            // Of looks that are repeated while it waits, one stands for all.
            if (!seen.add(before + " " + whole.calls().get(number))) {
                continue;
            }
            MortalCloud cloud = new MortalCloud(aws.accounts(), () -> new AssertionError("The call broke."));
            cloud.killAt(number, number % 2 == 1);
            begin("", cloud);
            OperationRecord ended = end();
            if (ended.status == Status.FAILED) {
                broken++;
                assertEquals("The call broke.", ended.cause);
            }
            assertNothingIsLeft();
        }
        assertTrue(whole.calls().toString(), broken > 15);
    }

    @Test
    public void buildersThatNobodyCameBackForAreRemovedByTheNextBake() throws Exception {
        String over = builder("a", Optional.of(BEGIN.minus(Duration.ofMinutes(61))), true);
        String recent = builder("b", Optional.of(BEGIN.minus(Duration.ofMinutes(50))), true);
        String strange = builder("c", Optional.of(BEGIN.minus(Duration.ofDays(9))), false);
        String older = builder("d", Optional.empty(), true);
        OperationRecord ended = bake("");
        assertEquals(ended.cause, Status.DONE, ended.status);
        Set<String> left = new TreeSet<>();
        aws.east().instances().find(List.of(over, recent, strange, older)).stream()
                .filter(instance -> instance.state() != Instance.State.TERMINATED)
                .forEach(instance -> left.add(instance.id()));
        assertEquals(new TreeSet<>(List.of(recent, strange, older)), left);
        assertTrue(told().toString(), told().toString().contains("Builder " + over + " of a bake that is long over"));
    }

    @Test
    public void aBuilderIsAsClosedAsItCanBe() throws Exception {
        assertEquals(Status.DONE, bake("").status);
        Map<String, String> asked = aws.aws().ledger().entries().stream()
                .filter(call -> call.action().equals("RunInstances"))
                .findFirst()
                .orElseThrow()
                .parameters();
        assertEquals(asked.toString(), "required", asked.get("MetadataOptions.HttpTokens"));
        assertEquals("stop", asked.get("InstanceInitiatedShutdownBehavior"));
        assertEquals("true", asked.get("BlockDeviceMapping.1.Ebs.Encrypted"));
        assertEquals("true", asked.get("BlockDeviceMapping.1.Ebs.DeleteOnTermination"));
        assertEquals(0, aws.aws().ledger().count("ec2", "AuthorizeSecurityGroupIngress"));
        assertTrue(
                asked.toString(),
                asked.values().containsAll(List.of("paved-road:build", "http://jenkins/job/hello/1/")));
        assertTrue(asked.toString(), asked.values().containsAll(List.of("paved-road:expires", "2026-01-05T11:00:00Z")));
    }

    private String builder(String operation, Optional<Instant> expires, boolean ours) {
        Map<String, String> tags = new HashMap<>();
        expires.ifPresent(time -> tags.put("paved-road:expires", time.toString()));
        if (ours) {
            tags.put(Ours.OPERATION, operation);
        }
        return aws.east()
                .instances()
                .launch(new InstanceLaunch(
                        aws.east().images().ownByName(BASE).get(0).id(),
                        TYPE,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        "",
                        tags,
                        "token-" + operation));
    }

    private void assertFails(OperationRecord ended, String... parts) throws Exception {
        assertEquals(Status.FAILED, ended.status);
        for (String part : parts) {
            assertTrue(ended.cause, ended.cause.contains(part));
        }
        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() throws Exception {
        assertEquals(List.of(), controller.ended(last()).leftovers);
        assertEquals(images, new BakeRemains(aws).of(BASE, ids));
        assertEquals(Set.of(), new BakeRemains(aws).objects(input(last(), "", ""), last()));
    }

    private OperationRecord bake(String subnet) throws Exception {
        return bake(subnet, "");
    }

    private OperationRecord bake(String subnet, String group) throws Exception {
        begin(subnet, group, aws.accounts());
        return end();
    }

    private void begin(String subnet, Accounts accounts) throws Exception {
        begin(subnet, "", accounts);
    }

    private void begin(String subnet, String group, Accounts accounts) throws Exception {
        String id = "bake" + ids.size();
        ids.add(id);
        controller = new VirtualController(folder.newFolder().toPath(), clock);
        BakeType type = new BakeType(accounts, new FixedBytes(content(id)));
        controller.knows(type).start().begin(id, type, input(id, subnet, group));
    }

    private OperationRecord end() throws Exception {
        controller.pass(Duration.ofMinutes(50));
        OperationRecord ended = controller.ended(last());
        if (ended.status == Status.DONE) {
            ended.result.get("images").forEach(image -> images.add(image.asText()));
        }
        return ended;
    }

    private List<String> told() throws Exception {
        return controller.told(last());
    }

    private String last() {
        return ids.get(ids.size() - 1);
    }

    private static byte[] content(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }

    private static BakeInput input(String id, String subnet, String group) throws Exception {
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content(id)));
        return BakeInput.of(
                        "test",
                        List.of(PackageFile.named(id + "_1.0-h1.abc1234_all.deb", content(id).length, sha256)),
                        "self/plain-*",
                        List.of(EAST, WEST))
                .madeBy("hello#1", "http://jenkins/job/hello/1/", "")
                .builder("", subnet, group, "")
                .complete();
    }
}

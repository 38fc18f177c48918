package io.jenkins.plugins.pavedroad.cloud.aws;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.until;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.cloud.Capacity;
import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.LaunchSettings;
import io.jenkins.plugins.pavedroad.cloud.ServerGroup;
import io.jenkins.plugins.pavedroad.cloud.ServerGroupLaunch;
import io.jenkins.plugins.pavedroad.cloud.ServerGroups;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class AwsServerGroupsTest {
    private static final String GROUP = "hello-prod-v001";
    private static final Map<String, String> TAGS = Map.of("paved-road:operation", "one", "team", "a");

    @Rule
    public final AwsCloudsRule aws = new AwsCloudsRule();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private ServerGroups groups;
    private LaunchSettings settings;

    @Before
    public void seed() throws Exception {
        groups = aws.east().serverGroups();
        String image = aws.aws().seed().image(EAST, "hello", folder.newFolder().toPath(), Map.of());
        settings = new LaunchSettings(
                image, "t3.small", List.of(), Optional.empty(), Optional.empty(), Optional.of("NETFLIX_APP=hello\n"));
    }

    @Test
    public void aGroupIsMadeOnceWithWhatItLaunches() {
        groups.create(launch(GROUP, TAGS, new Capacity(1, 2, 3), Set.of()));
        groups.create(launch(GROUP, TAGS, new Capacity(1, 2, 3), Set.of()));
        assertEquals(
                1,
                aws.aws().ledger().of("autoscaling", "CreateAutoScalingGroup").stream()
                        .filter(call -> call.succeeded())
                        .count());
        until("in service", () -> inService(GROUP) == 2);
        ServerGroup group = groups.find(GROUP).orElseThrow();
        assertEquals(new Capacity(1, 2, 3), group.capacity());
        assertEquals(TAGS, group.tags());
        assertFalse(group.disabled());
        assertFalse(group.deleting());
        assertEquals("EC2", group.healthCheckType());
        assertEquals(60, group.healthCheckGrace());
        assertEquals(settings, groups.settings(group));
        Map<String, String> instanceTags =
                aws.east().instances().find(group.instanceIds()).get(0).tags();
        assertEquals("a", instanceTags.get("team"));
        assertEquals(GROUP, instanceTags.get("aws:autoscaling:groupName"));
    }

    @Test
    public void aTakenNameIsTakenByWhoeverHasOtherTags() {
        groups.create(launch(GROUP, TAGS, new Capacity(0, 0, 0), Set.of()));
        CloudException taken = assertThrows(
                CloudException.class,
                () -> groups.create(
                        launch(GROUP, Map.of("paved-road:operation", "two"), new Capacity(0, 0, 0), Set.of())));
        assertEquals(CloudException.ALREADY_EXISTS, taken.code());
        assertEquals(settings, groups.settings(groups.find(GROUP).orElseThrow()));
    }

    @Test
    public void whatMustNotRunIsSuspendedBeforeAnythingIsLaunched() {
        groups.create(launch(GROUP, TAGS, new Capacity(1, 1, 1), Set.of("AddToLoadBalancer", "Launch")));
        ServerGroup group = groups.find(GROUP).orElseThrow();
        assertTrue(group.disabled());
        assertEquals(Set.of("AddToLoadBalancer", "Launch"), group.suspended().keySet());
        assertEquals(new Capacity(1, 1, 1), group.capacity());
        assertEquals(List.of(), group.members());
        groups.resume(GROUP, Set.of("Launch"));
        until("in service", () -> inService(GROUP) == 1);
        groups.suspend(GROUP, ServerGroup.DISABLED_PROCESSES);
        assertEquals(
                ServerGroup.DISABLED_PROCESSES,
                groups.find(GROUP).orElseThrow().suspended().keySet());
    }

    @Test
    public void sizesChangeOneByOne() {
        groups.create(launch(GROUP, TAGS, new Capacity(0, 0, 3), Set.of()));
        groups.resize(GROUP, null, 2, null);
        assertEquals(new Capacity(0, 2, 3), groups.find(GROUP).orElseThrow().capacity());
        groups.resize(GROUP, 2, null, 4);
        assertEquals(new Capacity(2, 2, 4), groups.find(GROUP).orElseThrow().capacity());
        groups.tag(GROUP, Map.of("note", "x"));
        assertEquals("x", groups.find(GROUP).orElseThrow().tags().get("note"));
    }

    @Test
    public void aClusterHasItsGroupsOldestFirst() {
        for (String name : List.of("hello-prod-v002", "hello-v000", "hello-prod-blue-v000", GROUP)) {
            groups.create(launch(name, TAGS, new Capacity(0, 0, 0), Set.of()));
        }
        assertEquals(
                List.of("hello-prod-v002", GROUP),
                groups.ofCluster("hello-prod").stream().map(ServerGroup::name).toList());
        assertEquals(2, groups.find(List.of("hello-v000", "none-v000", GROUP)).size());
        assertEquals(Optional.empty(), groups.find("none-v000"));
    }

    @Test
    public void manyGroupsComeInPages() {
        for (int number = 0; number < 105; number++) {
            groups.create(launch(String.format("many-v%03d", number), Map.of(), new Capacity(0, 0, 0), Set.of()));
        }
        assertEquals(105, groups.ofCluster("many").size());
    }

    @Test
    public void destroyingTakesInstancesAndTemplateAndMayBeRepeated() {
        groups.create(launch(GROUP, TAGS, new Capacity(1, 1, 1), Set.of()));
        until("in service", () -> inService(GROUP) == 1);
        List<String> members = groups.find(GROUP).orElseThrow().instanceIds();
        groups.destroy(GROUP);
        until("gone", () -> groups.find(GROUP).isEmpty());
        until(
                "terminated",
                () -> aws.east().instances().byTags(Map.of("team", "a")).isEmpty());
        assertEquals(1, members.size());
        try (Clients sdk = aws.sdk(EAST)) {
            assertEquals(List.of(), sdk.ec2().describeLaunchTemplates().launchTemplates());
        }
        groups.destroy(GROUP);
    }

    @Test
    public void aRefusedGroupLeavesNoTemplate() {
        ServerGroupLaunch wrong = new ServerGroupLaunch(
                GROUP,
                settings,
                new Capacity(0, 0, 0),
                List.of("subnet-0123456789abcdef0"),
                List.of(),
                List.of(),
                Set.of(),
                "EC2",
                60,
                TAGS);
        assertThrows(CloudException.class, () -> groups.create(wrong));
        try (Clients sdk = aws.sdk(EAST)) {
            assertEquals(List.of(), sdk.ec2().describeLaunchTemplates().launchTemplates());
        }
    }

    private long inService(String name) {
        return groups.find(name).orElseThrow().members().stream()
                .filter(ServerGroup.Member::inService)
                .count();
    }

    private ServerGroupLaunch launch(String name, Map<String, String> tags, Capacity capacity, Set<String> suspended) {
        return new ServerGroupLaunch(
                name, settings, capacity, List.of(), List.of(EAST + "a"), List.of(), suspended, "EC2", 60, tags);
    }
}

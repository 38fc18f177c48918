package io.jenkins.plugins.pavedroad.cloud.aws;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.cloud.InstanceLaunch;
import io.jenkins.plugins.pavedroad.cloud.Inventory;
import io.jenkins.plugins.pavedroad.cloud.Snapshot;
import io.jenkins.plugins.pavedroad.cloud.Volume;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class AwsInventoryTest {
    private static final Instant THEN = Instant.parse("2025-01-02T03:04:05Z");
    private static final String GONE = "vol-0123456789abcdef0";

    @Rule
    public final AwsCloudsRule aws = new AwsCloudsRule();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Inventory inventory;

    @Before
    public void open() {
        inventory = aws.east().inventory();
    }

    @Test
    public void allPagesOfVolumesAndSnapshotsAreRead() {
        for (int number = 0; number < 510; number++) {
            aws.aws().seed().volume(EAST, 8, THEN, Map.of());
        }
        for (int number = 0; number < 1005; number++) {
            aws.aws().seed().snapshot(EAST, 8, THEN, Map.of());
        }
        assertEquals(510, inventory.volumes().size());
        assertEquals(1005, inventory.snapshots().size());
        List<String> ids =
                inventory.volumes().stream().map(Volume::id).limit(450).toList();
        assertEquals(450, inventory.volumes(ids).size());
        assertEquals(List.of(), aws.west().inventory().volumes());
    }

    @Test
    public void whatExistsIsToldAsItIs() {
        String id = aws.aws().seed().volume(EAST, 9, THEN, Map.of("owner", "a@b.c"));
        Volume volume = inventory.volumes(List.of(id, GONE)).get(0);
        assertEquals(new Volume(id, "available", 9, "gp3", THEN, List.of(), Map.of("owner", "a@b.c")), volume);
        String snapshot = aws.aws().seed().snapshot(EAST, 7, THEN, Map.of());
        assertEquals(
                new Snapshot(snapshot, "completed", 7, "", THEN, Map.of()),
                inventory.snapshots(List.of(snapshot)).get(0));
    }

    @Test
    public void aResourceThatIsGoneDoesNotKeepOthersFromTheirTags() {
        String id = aws.aws().seed().volume(EAST, 8, THEN, Map.of());
        inventory.tag(List.of(GONE, id), Map.of("mark", "x"));
        assertEquals(Map.of("mark", "x"), inventory.volumes(List.of(id)).get(0).tags());
        inventory.untag(List.of(GONE, id), List.of("mark"));
        assertEquals(Map.of(), inventory.volumes(List.of(id)).get(0).tags());
        inventory.deleteVolume(id);
        inventory.deleteVolume(id);
        assertEquals(List.of(), inventory.volumes(List.of(id)));
        String snapshot = aws.aws().seed().snapshot(EAST, 8, THEN, Map.of());
        inventory.deleteSnapshot(snapshot);
        inventory.deleteSnapshot(snapshot);
        assertEquals(List.of(), inventory.snapshots());
    }

    @Test
    public void imagesInUseAreThoseOfInstancesTemplatesConfigurationsAndParameters() throws Exception {
        String running = image("running");
        String unused = image("unused");
        String oldVersion = image("old-version");
        String newVersion = image("new-version");
        String configured = image("configured");
        String byParameter = image("by-parameter");
        aws.aws().seed().parameter(EAST, "/our/base", byParameter);
        aws.east()
                .instances()
                .launch(new InstanceLaunch(
                        running, "t3.small", Optional.empty(), List.of(), Optional.empty(), "", Map.of(), "t"));
        try (Clients sdk = aws.sdk(EAST)) {
            sdk.ec2().createLaunchTemplate(request -> request.launchTemplateName("hello")
                    .launchTemplateData(data -> data.imageId(oldVersion)));
            sdk.ec2().createLaunchTemplateVersion(request -> request.launchTemplateName("hello")
                    .launchTemplateData(data -> data.imageId(newVersion)));
            sdk.ec2().createLaunchTemplate(request -> request.launchTemplateName("parameter")
                    .launchTemplateData(data -> data.imageId("resolve:ssm:/our/base")));
            sdk.autoScaling().createLaunchConfiguration(request -> request.launchConfigurationName("c")
                    .imageId(configured)
                    .instanceType("t3.small"));
        }
        assertEquals(Set.of(running, oldVersion, newVersion, configured, byParameter), inventory.imagesInUse());
        assertEquals(
                Set.of(unused, running),
                Set.copyOf(inventory.images(List.of(unused, running)).stream()
                        .map(Image::id)
                        .toList()));
        assertTrue(inventory.images().size() >= 6);
    }

    private String image(String name) throws Exception {
        return aws.aws().seed().image(EAST, name, folder.newFolder().toPath(), Map.of());
    }
}

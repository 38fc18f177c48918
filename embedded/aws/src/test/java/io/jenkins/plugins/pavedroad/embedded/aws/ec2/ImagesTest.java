package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.ImageAttributeName;
import software.amazon.awssdk.services.ec2.model.ImageState;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SnapshotState;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.VolumeState;

public class ImagesTest {
    private static final Tag APP_VERSION =
            Tag.builder().key("appversion").value("hello-1.0.0-h1").build();

    @Rule
    public final AwsRule aws = new AwsRule();

    private Ec2Client east;
    private Ec2Client west;

    @Before
    public void setUp() {
        east = aws.client(Ec2Client.builder(), AwsRule.EAST);
        west = aws.client(Ec2Client.builder(), AwsRule.WEST);
    }

    @Test
    public void bakedImageIsCopiedWithItsTagsAndRunsThere() throws Exception {
        String baked = bake("hello-1.0.0");
        assertEquals(baked, image(east, baked).imageId());

        String plain = copy(baked, "hello-plain", false);
        String copied = copy(baked, "hello-1.0.0", true);
        aws.eventually("copied", () -> image(west, copied).state() == ImageState.AVAILABLE);

        assertTrue(image(west, plain).tags().isEmpty());
        assertEquals(List.of(APP_VERSION), image(west, copied).tags());
        String instance = west.runInstances(request -> request.imageId(copied)
                        .instanceType(InstanceType.T3_MICRO)
                        .minCount(1)
                        .maxCount(1))
                .instances()
                .get(0)
                .instanceId();
        aws.eventually("started", () -> aws.runtime().boots.containsKey(instance));
        assertTrue(aws.runtime()
                .images()
                .contains(aws.runtime().boots.get(instance).imageKey()));
    }

    @Test
    public void imagesArePendingFirst() throws Exception {
        String builder = stoppedInstance();
        String id = east.createImage(request -> request.instanceId(builder).name("slow"))
                .imageId();

        assertEquals(ImageState.PENDING, image(east, id).state());
        assertEquals(
                "InvalidAMIID.Unavailable",
                code(() -> east.runInstances(request -> request.imageId(id)
                        .instanceType(InstanceType.T3_MICRO)
                        .minCount(1)
                        .maxCount(1))));
        assertEquals(
                "InvalidAMIName.Duplicate",
                code(() ->
                        east.createImage(request -> request.instanceId(builder).name("slow"))));
        assertEquals(
                "InvalidAMIName.Malformed",
                code(() ->
                        east.createImage(request -> request.instanceId(builder).name("a:b"))));
        aws.eventually("available", () -> image(east, id).state() == ImageState.AVAILABLE);
    }

    @Test
    public void snapshotOutlivesItsImageAndKeepsItsContent() throws Exception {
        String id = bake("hello-1.0.1");
        String copied = copy(id, "hello-1.0.1", false);
        aws.eventually("copied", () -> image(west, copied).state() == ImageState.AVAILABLE);
        String snapshot = snapshotOf(east, id);
        String copiedSnapshot = snapshotOf(west, copied);
        assertEquals(
                SnapshotState.COMPLETED,
                east.describeSnapshots(request -> request.snapshotIds(snapshot))
                        .snapshots()
                        .get(0)
                        .state());

        assertEquals("InvalidSnapshot.InUse", code(() -> east.deleteSnapshot(request -> request.snapshotId(snapshot))));
        east.deregisterImage(request -> request.imageId(id));
        east.deleteSnapshot(request -> request.snapshotId(snapshot));
        assertEquals("InvalidAMIID.NotFound", code(() -> image(east, id)));
        assertEquals(2, aws.runtime().images().size());

        west.deregisterImage(request -> request.imageId(copied));
        west.deleteSnapshot(request -> request.snapshotId(copiedSnapshot));
        aws.eventually(
                "content dropped with its last snapshot",
                () -> aws.runtime().images().size() == 1);
    }

    @Test
    public void launchPermissionsAreGrantedAndTakenBack() throws Exception {
        String id = bake("hello-1.0.2");
        east.modifyImageAttribute(request ->
                request.imageId(id).launchPermission(change -> change.add(add -> add.userId("210987654321"))));
        assertEquals(
                "210987654321",
                east.describeImageAttribute(
                                request -> request.imageId(id).attribute(ImageAttributeName.LAUNCH_PERMISSION))
                        .launchPermissions()
                        .get(0)
                        .userId());
        assertFalse(image(east, id).publicLaunchPermissions());

        east.modifyImageAttribute(request ->
                request.imageId(id).launchPermission(change -> change.remove(remove -> remove.userId("210987654321"))));
        assertTrue(east.describeImageAttribute(
                        request -> request.imageId(id).attribute(ImageAttributeName.LAUNCH_PERMISSION))
                .launchPermissions()
                .isEmpty());
    }

    @Test
    public void ownersAndFiltersNarrowImages() throws Exception {
        aws.image(AwsRule.EAST, "mine");
        aws.aws()
                .seed()
                .image(AwsRule.EAST, "debian-12-amd64", java.nio.file.Path.of("."), Map.of(), "136693071363", "amazon");

        assertEquals(
                1,
                east.describeImages(request -> request.owners("self")).images().size());
        assertEquals(
                "debian-12-amd64",
                east.describeImages(request -> request.owners("136693071363")
                                .filters(filter -> filter.name("name").values("debian-12-*")))
                        .images()
                        .get(0)
                        .name());
        assertEquals(
                1,
                east.describeImages(request -> request.owners("amazon"))
                        .images()
                        .size());
    }

    @Test
    public void volumesComeAndGo() {
        String id = east.createVolume(request -> request.availabilityZone("us-east-1a")
                        .size(10)
                        .tagSpecifications(
                                spec -> spec.resourceType(ResourceType.VOLUME).tags(APP_VERSION)))
                .volumeId();
        aws.eventually(
                "available",
                () -> east.describeVolumes(request -> request.volumeIds(id))
                                .volumes()
                                .get(0)
                                .state()
                        == VolumeState.AVAILABLE);
        String snapshot = east.createSnapshot(request -> request.volumeId(id)).snapshotId();
        east.deleteVolume(request -> request.volumeId(id));

        assertEquals("InvalidVolume.NotFound", code(() -> east.deleteVolume(request -> request.volumeId(id))));
        aws.eventually(
                "completed",
                () -> east.describeSnapshots(request -> request.snapshotIds(snapshot))
                                .snapshots()
                                .get(0)
                                .state()
                        == SnapshotState.COMPLETED);
    }

    @Test
    public void tagsAreSetAndRemoved() throws Exception {
        String id = aws.image(AwsRule.EAST, "tagged");
        east.createTags(request -> request.resources(id).tags(APP_VERSION));
        assertEquals(
                "image",
                east.describeTags(request ->
                                request.filters(filter -> filter.name("key").values("appversion")))
                        .tags()
                        .get(0)
                        .resourceTypeAsString());

        east.deleteTags(request ->
                request.resources(id).tags(Tag.builder().key("appversion").build()));
        assertTrue(image(east, id).tags().isEmpty());
        assertEquals(
                "InvalidAMIID.NotFound",
                code(() -> east.createTags(
                        request -> request.resources("ami-0123456789abcdef0").tags(APP_VERSION))));
    }

    private String bake(String name) throws Exception {
        String builder = stoppedInstance();
        String id = east.createImage(
                        request -> request.instanceId(builder).name(name).tagSpecifications(spec -> spec.resourceType(
                                        ResourceType.IMAGE)
                                .tags(APP_VERSION)))
                .imageId();
        aws.eventually("available", () -> image(east, id).state() == ImageState.AVAILABLE);
        east.terminateInstances(request -> request.instanceIds(builder));
        return id;
    }

    private String stoppedInstance() throws Exception {
        String base = aws.image(AwsRule.EAST, "base-" + System.nanoTime());
        String id = east.runInstances(request -> request.imageId(base)
                        .instanceType(InstanceType.T3_MICRO)
                        .userData("cG93ZXJvZmY=")
                        .minCount(1)
                        .maxCount(1))
                .instances()
                .get(0)
                .instanceId();
        aws.eventually(
                "stopped",
                () -> east.describeInstances(request -> request.instanceIds(id))
                                .reservations()
                                .get(0)
                                .instances()
                                .get(0)
                                .state()
                                .name()
                        == InstanceStateName.STOPPED);
        return id;
    }

    private String copy(String id, String name, boolean tags) {
        return west.copyImage(request -> request.sourceImageId(id)
                        .sourceRegion(AwsRule.EAST)
                        .name(name)
                        .copyImageTags(tags))
                .imageId();
    }

    private static Image image(Ec2Client ec2, String id) {
        return ec2.describeImages(request -> request.imageIds(id)).images().get(0);
    }

    private static String snapshotOf(Ec2Client ec2, String id) {
        return image(ec2, id).blockDeviceMappings().get(0).ebs().snapshotId();
    }

    private static String code(ThrowingRunnable call) {
        return assertThrows(Ec2Exception.class, call).awsErrorDetails().errorCode();
    }
}

package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import static io.jenkins.plugins.pavedroad.embedded.aws.Ec2Looks.image;
import static io.jenkins.plugins.pavedroad.embedded.aws.Ec2Looks.instance;
import static io.jenkins.plugins.pavedroad.embedded.aws.Ec2Looks.snapshot;
import static io.jenkins.plugins.pavedroad.embedded.aws.Ec2Looks.snapshotOf;
import static org.hamcrest.CoreMatchers.startsWith;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import java.util.function.Consumer;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CopyImageRequest;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.ImageState;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.SnapshotAttributeName;
import software.amazon.awssdk.services.ec2.model.SnapshotState;
import software.amazon.awssdk.services.ec2.model.Volume;

public class EncryptionTest {
    private static final String OTHER = "210987654321";

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
    public void theDefaultKeyIsTheAwsManagedOneUntilAnotherIsChosen() {
        String own = aws.aws().seed().key(AwsRule.EAST, "alias/baking");
        assertEquals("alias/aws/ebs", east.getEbsDefaultKmsKeyId(request -> {}).kmsKeyId());
        assertFalse(east.getEbsEncryptionByDefault(request -> {}).ebsEncryptionByDefault());

        east.modifyEbsDefaultKmsKeyId(request -> request.kmsKeyId("alias/baking"));
        assertEquals(own, east.getEbsDefaultKmsKeyId(request -> {}).kmsKeyId());
        assertEquals("alias/aws/ebs", west.getEbsDefaultKmsKeyId(request -> {}).kmsKeyId());
        assertThat(own, startsWith("arn:aws:kms:us-east-1:123456789012:key/"));
    }

    @Test
    public void aVolumeItsImageAndTheCopiesHaveTheirRegionsKeys() throws Exception {
        String own = aws.aws().seed().key(AwsRule.EAST, "alias/baking");
        String there = aws.aws().seed().key(AwsRule.WEST, "alias/baking");
        String baked = bake(ebs -> ebs.encrypted(true).kmsKeyId("alias/baking"));

        assertTrue(image(east, baked).blockDeviceMappings().get(0).ebs().encrypted());
        assertEquals(own, snapshotOf(east, baked).kmsKeyId());
        String plain = copy(baked, copy -> {});
        assertTrue("of an encrypted source", snapshotOf(west, plain).encrypted());
        assertThat(snapshotOf(west, plain).kmsKeyId(), startsWith("arn:aws:kms:us-west-2:123456789012:key/"));
        String named = copy(baked, copy -> copy.name("named").encrypted(true).kmsKeyId("alias/baking"));
        assertEquals(there, snapshotOf(west, named).kmsKeyId());
    }

    @Test
    public void everythingNewIsEncryptedWhereTheAccountSaysSo() throws Exception {
        String base = bake(ebs -> {});
        assertFalse(snapshotOf(east, base).encrypted());
        assertNull(snapshotOf(east, base).kmsKeyId());
        assertFalse(snapshotOf(west, copy(base, copy -> {})).encrypted());

        west.enableEbsEncryptionByDefault(request -> {});
        assertTrue(snapshotOf(west, copy(base, copy -> copy.name("second"))).encrypted());
    }

    @Test
    public void aKeyWithoutEncryptionIsRefused() throws Exception {
        String base = bake(ebs -> {});
        assertEquals("InvalidParameterDependency", code(() -> copy(base, copy -> copy.kmsKeyId("alias/baking"))));
    }

    @Test
    public void anUnknownKeyFailsAfterTheCall() throws Exception {
        String base = bake(ebs -> {});
        String copy = west.copyImage(request -> request.sourceImageId(base)
                        .sourceRegion(AwsRule.EAST)
                        .name("hello-1.0.0")
                        .encrypted(true)
                        .kmsKeyId("alias/unknown"))
                .imageId();
        Snapshot snapshot = snapshotOf(west, copy);

        assertEquals(ImageState.PENDING, image(west, copy).state());
        aws.eventually("failed", () -> image(west, copy).state() == ImageState.FAILED);
        assertThat(image(west, copy).stateReason().message(), startsWith("Given key ID is not accessible."));
        assertEquals(SnapshotState.ERROR, snapshot(west, snapshot.snapshotId()).state());
        assertThat(snapshot(west, snapshot.snapshotId()).stateMessage(), startsWith("Given key ID is not accessible."));

        String instance = run(ebs -> ebs.encrypted(true).kmsKeyId("alias/unknown"));
        aws.eventually("ended", () -> instance(east, instance).state().name() == InstanceStateName.TERMINATED);
        assertEquals(
                "Client.InternalError", instance(east, instance).stateReason().code());
    }

    @Test
    public void aSnapshotOfTheAwsManagedKeyIsNotShared() throws Exception {
        String managed = bake(ebs -> ebs.encrypted(true));
        Snapshot snapshot = snapshotOf(east, managed);

        Ec2Exception refused = assertThrows(Ec2Exception.class, () -> share(snapshot.snapshotId()));
        assertEquals("OperationNotPermitted", refused.awsErrorDetails().errorCode());
        assertEquals(
                "Encrypted snapshots with EBS default key cannot be shared",
                refused.awsErrorDetails().errorMessage());
        assertEquals(
                "InvalidParameter",
                code(() -> east.modifyImageAttribute(request ->
                        request.imageId(managed).launchPermission(change -> change.add(add -> add.userId(OTHER))))));
        assertTrue(permissions(snapshot.snapshotId()).isEmpty());
    }

    @Test
    public void aSnapshotOfTheAccountsOwnKeyIsShared() throws Exception {
        aws.aws().seed().key(AwsRule.EAST, "alias/baking", OTHER);
        String baked = bake(ebs -> ebs.encrypted(true).kmsKeyId("alias/baking"));
        String snapshot = snapshotOf(east, baked).snapshotId();
        share(snapshot);

        assertEquals(OTHER, permissions(snapshot).get(0).userId());
        assertEquals(
                "OperationNotPermitted",
                code(() -> east.modifySnapshotAttribute(request -> request.snapshotId(snapshot)
                        .attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION)
                        .createVolumePermission(change -> change.add(add -> add.group("all"))))));
    }

    @Test
    public void copiesOfSnapshotsAndVolumesCarryKeys() {
        String volume = east.createVolume(request ->
                        request.availabilityZone("us-east-1a").size(1).encrypted(true))
                .volumeId();
        Volume made = east.describeVolumes(request -> request.volumeIds(volume))
                .volumes()
                .get(0);
        assertThat(made.kmsKeyId(), startsWith("arn:aws:kms:us-east-1:123456789012:key/"));
        String snapshot =
                east.createSnapshot(request -> request.volumeId(volume)).snapshotId();
        assertEquals(made.kmsKeyId(), snapshot(east, snapshot).kmsKeyId());
        aws.eventually("completed", () -> snapshot(east, snapshot).state() == SnapshotState.COMPLETED);

        String copy = west.copySnapshot(
                        // the SDK would sign an address of its own, for which it needs to know AWS's host names
                        request -> request.sourceRegion(AwsRule.EAST)
                                .sourceSnapshotId(snapshot)
                                .presignedUrl("-"))
                .snapshotId();
        assertThat(snapshot(west, copy).kmsKeyId(), startsWith("arn:aws:kms:us-west-2:123456789012:key/"));
        aws.eventually("copied", () -> snapshot(west, copy).state() == SnapshotState.COMPLETED);
    }

    private void share(String snapshot) {
        east.modifySnapshotAttribute(request -> request.snapshotId(snapshot)
                .attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION)
                .createVolumePermission(change -> change.add(add -> add.userId(OTHER))));
    }

    private java.util.List<software.amazon.awssdk.services.ec2.model.CreateVolumePermission> permissions(String id) {
        return east.describeSnapshotAttribute(
                        request -> request.snapshotId(id).attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION))
                .createVolumePermissions();
    }

    private String bake(Consumer<EbsBlockDevice.Builder> ebs) throws Exception {
        String builder = run(ebs);
        aws.eventually("running", () -> instance(east, builder).state().name() == InstanceStateName.RUNNING);
        String id = east.createImage(request -> request.instanceId(builder).name("hello-" + builder))
                .imageId();
        aws.eventually("available", () -> image(east, id).state() == ImageState.AVAILABLE);
        return id;
    }

    private String run(Consumer<EbsBlockDevice.Builder> ebs) throws Exception {
        String base = aws.image(AwsRule.EAST, "base-" + System.nanoTime());
        return east.runInstances(request -> request.imageId(base)
                        .instanceType("t3.micro")
                        .blockDeviceMappings(
                                device -> device.deviceName("/dev/xvda").ebs(ebs.andThen(each -> each.volumeSize(9))))
                        .minCount(1)
                        .maxCount(1))
                .instances()
                .get(0)
                .instanceId();
    }

    private String copy(String id, Consumer<CopyImageRequest.Builder> more) {
        String copy = west.copyImage(request -> more.accept(
                        request.sourceImageId(id).sourceRegion(AwsRule.EAST).name("copy")))
                .imageId();
        aws.eventually("copied", () -> image(west, copy).state() == ImageState.AVAILABLE);
        return copy;
    }

    private static String code(ThrowingRunnable call) {
        return assertThrows(Ec2Exception.class, call).awsErrorDetails().errorCode();
    }
}

package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import static io.jenkins.plugins.pavedroad.embedded.aws.Ec2Looks.run;
import static io.jenkins.plugins.pavedroad.embedded.aws.Ec2Looks.snapshotOf;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.ImageState;
import software.amazon.awssdk.services.ec2.model.Tag;

public class SharingTest {
    private static final String OTHER = "210987654321";
    private static final Tag PROMOTED =
            Tag.builder().key("promoted").value("by-other").build();

    @Rule
    public final AwsRule aws = new AwsRule();

    private Ec2Client owner;
    private Ec2Client other;
    private String image;

    @Before
    public void setUp() throws Exception {
        owner = aws.client(Ec2Client.builder(), AwsRule.EAST);
        other = aws.client(Ec2Client.builder(), AwsRule.EAST, OTHER);
        image = aws.image(AwsRule.EAST, "hello-1.0.0");
        owner.createTags(request -> request.resources(image)
                .tags(Tag.builder().key("appversion").value("hello-1.0.0").build()));
    }

    @Test
    public void anImageIsSeenByTheAccountsItIsSharedWith() {
        assertEquals("InvalidAMIID.NotFound", code(() -> seen()));
        assertEquals(List.of(), other.describeImages().images());
        share();

        assertEquals("hello-1.0.0", seen().name());
        assertEquals("123456789012", seen().ownerId());
        assertEquals(
                1,
                other.describeImages(request -> request.executableUsers("self"))
                        .images()
                        .size());
        assertEquals(
                List.of(),
                other.describeImages(request -> request.owners("self")).images());
        assertEquals("AuthFailure", code(() -> other.deregisterImage(request -> request.imageId(image))));
        assertTrue(run(other, image, "").startsWith("i-"));
    }

    @Test
    public void tagsAreEachAccountsOwn() {
        share();
        assertEquals(List.of(), seen().tags());
        other.createTags(request -> request.resources(image).tags(PROMOTED));

        assertEquals(List.of(PROMOTED), seen().tags());
        assertEquals(
                1,
                other.describeImages(request -> request.filters(
                                filter -> filter.name("tag:promoted").values("by-other")))
                        .images()
                        .size());
        assertEquals(
                "appversion",
                owner.describeImages(request -> request.imageIds(image))
                        .images()
                        .get(0)
                        .tags()
                        .get(0)
                        .key());
    }

    @Test
    public void aCopyNeedsTheSnapshotAndOutlivesTheOriginal() {
        share();
        assertEquals("InvalidRequest", code(this::copy));
        String snapshot = snapshotOf(owner, image).snapshotId();
        owner.modifySnapshotAttribute(request ->
                request.snapshotId(snapshot).createVolumePermission(change -> change.add(add -> add.userId(OTHER))));
        String copy = copy();
        aws.eventually(
                "copied",
                () -> other.describeImages(request -> request.imageIds(copy))
                                .images()
                                .get(0)
                                .state()
                        == ImageState.AVAILABLE);

        owner.deregisterImage(request -> request.imageId(image));
        owner.deleteSnapshot(request -> request.snapshotId(snapshot));
        assertEquals("InvalidAMIID.NotFound", code(() -> seen()));
        assertEquals(1, aws.runtime().images().size());
    }

    private void share() {
        owner.modifyImageAttribute(
                request -> request.imageId(image).launchPermission(change -> change.add(add -> add.userId(OTHER))));
    }

    private Image seen() {
        return other.describeImages(request -> request.imageIds(image)).images().get(0);
    }

    private String copy() {
        return other.copyImage(request ->
                        request.sourceImageId(image).sourceRegion(AwsRule.EAST).name("copy"))
                .imageId();
    }

    private static String code(ThrowingRunnable call) {
        return assertThrows(Ec2Exception.class, call).awsErrorDetails().errorCode();
    }
}

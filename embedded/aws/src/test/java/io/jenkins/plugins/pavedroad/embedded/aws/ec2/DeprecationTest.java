package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import static io.jenkins.plugins.pavedroad.embedded.aws.Ec2Looks.image;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Image;

public class DeprecationTest {
    private static final String OTHER = "210987654321";

    @Rule
    public final AwsRule aws = new AwsRule();

    private Ec2Client owner;
    private Ec2Client other;
    private String id;
    private Instant now;

    @Before
    public void setUp() throws Exception {
        owner = aws.client(Ec2Client.builder(), AwsRule.EAST);
        other = aws.client(Ec2Client.builder(), AwsRule.EAST, OTHER);
        id = aws.image(AwsRule.EAST, "hello-1.0.0");
        owner.modifyImageAttribute(
                request -> request.imageId(id).launchPermission(change -> change.add(add -> add.userId(OTHER))));
        now = aws.aws().options().clock().instant().truncatedTo(ChronoUnit.MINUTES);
    }

    @Test
    public void othersLoseSightOfADeprecatedImageAndItsOwnerDoesNot() {
        deprecate(now.plus(Duration.ofHours(1)).plusSeconds(31));
        assertEquals(
                now.plus(Duration.ofHours(1)).plus(Duration.ofMinutes(1)),
                Instant.parse(image(owner, id).deprecationTime()));
        assertEquals(1, all(other, null).size());
        aws.pass(Duration.ofHours(2));

        assertEquals(List.of(), all(other, null));
        assertEquals(List.of(), all(other, false));
        assertEquals(1, all(other, true).size());
        assertEquals("by its id", id, image(other, id).imageId());
        assertEquals(1, all(owner, null).size());
    }

    @Test
    public void deprecationIsTakenBack() {
        deprecate(now.plus(Duration.ofMinutes(1)));
        aws.pass(Duration.ofHours(1));
        owner.disableImageDeprecation(request -> request.imageId(id));

        assertNull(image(owner, id).deprecationTime());
        assertEquals(1, all(other, null).size());
    }

    @Test
    public void timesAreNeitherPastNorTooFar() {
        assertEquals("InvalidParameterValue", code(() -> deprecate(now.minus(Duration.ofHours(1)))));
        assertEquals("InvalidParameterValue", code(() -> deprecate(now.plus(Duration.ofDays(3660)))));
        assertEquals(
                "AuthFailure",
                code(() -> other.enableImageDeprecation(
                        request -> request.imageId(id).deprecateAt(now.plus(Duration.ofHours(1))))));
    }

    private void deprecate(Instant at) {
        owner.enableImageDeprecation(request -> request.imageId(id).deprecateAt(at));
    }

    private static List<Image> all(Ec2Client ec2, Boolean deprecated) {
        return ec2.describeImages(DescribeImagesRequest.builder()
                        .includeDeprecated(deprecated)
                        .build())
                .images();
    }

    private static String code(ThrowingRunnable call) {
        return assertThrows(Ec2Exception.class, call).awsErrorDetails().errorCode();
    }
}

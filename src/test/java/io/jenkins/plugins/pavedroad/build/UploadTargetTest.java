package io.jenkins.plugins.pavedroad.build;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import java.util.List;
import org.junit.Test;

public class UploadTargetTest {
    private static final String SHA = "0".repeat(64);
    private static final long MIB = 1L << 20;

    @Test
    public void aLocationIsABucketAndAPrefix() {
        assertNull(UploadTarget.parse(""));
        for (String none : List.of("s3://team-artifacts", "s3://team-artifacts/")) {
            UploadTarget target = UploadTarget.parse(none);
            assertEquals("team-artifacts", target.bucket());
            assertEquals(SHA + "/a.deb", UploadTarget.key(target.prefix(), SHA, "a.deb"));
        }
        UploadTarget target = UploadTarget.parse("s3://a.1/pool/v1.0_(x)!/");
        assertEquals("a.1", target.bucket());
        assertEquals("pool/v1.0_(x)!/" + SHA + "/a.deb", UploadTarget.key(target.prefix(), SHA, "a.deb"));
    }

    @Test
    public void whatS3WouldNotTakeIsRefusedInOneSentence() {
        for (String wrong : List.of(
                "team-artifacts",
                "https://team-artifacts/x",
                "s3://",
                "s3://ab",
                "s3://" + "a".repeat(64),
                "s3://Team",
                "s3://team_artifacts",
                "s3://-team",
                "s3://team-",
                "s3://a..b",
                "s3://192.168.1.1",
                "s3://xn--team",
                "s3://team-s3alias",
                "s3://team//x",
                "s3://team/../x",
                "s3://team/a b",
                "s3://team/a?x=1",
                "s3://team/" + "a".repeat(701))) {
            BadParameterException refused =
                    assertThrows(wrong, BadParameterException.class, () -> UploadTarget.parse(wrong));
            assertTrue(
                    refused.getMessage(),
                    refused.getMessage()
                            .startsWith("The parameter 'uploadTo' is '" + wrong + "'; it must be an S3 location such as"
                                    + " s3://bucket/prefix: "));
        }
    }

    @Test
    public void theRegionIsGivenOrTheAccountsFirst() {
        UploadSettings none = new UploadSettings("s3://team", "", "");
        UploadSettings west = new UploadSettings("s3://team", "us-west-2", "");
        assertEquals("eu-west-1", none.regionOf("prod", List.of("eu-west-1", "us-west-2")));
        assertEquals("us-west-2", west.regionOf("prod", List.of("eu-west-1", "us-west-2")));
        assertEquals("us-west-2", west.regionOf("prod", List.of()));
        assertEquals(
                "The parameter 'uploadRegion' is not given, and the account 'prod' has no list of regions to take the"
                        + " first one of; it must be the region of the bucket 'team'.",
                refusal(() -> none.regionOf("prod", List.of())));
        assertEquals(
                "The parameter 'uploadRegion' is 'us-west-2'; it must be one of the regions that the account 'prod' is"
                        + " for: eu-west-1.",
                refusal(() -> west.regionOf("prod", List.of("eu-west-1"))));
        assertEquals(
                "The parameter 'uploadRegion' is 'here'; it must be the name of a region such as us-east-1.",
                refusal(() -> new UploadSettings("s3://team", "here", "")));
    }

    @Test
    public void partsKeepS3sLimits() {
        for (long size : new long[] {0, 1, 8 * MIB, 8 * MIB + 1, 80_000 * MIB, 80_000 * MIB + 1, 48L << 40}) {
            UploadParts parts = UploadParts.of(size);
            String of = size + " in " + parts;
            assertTrue(of, parts.count() >= 1 && parts.count() <= 10_000);
            assertTrue(of, parts.each() >= 5 * MIB && parts.each() <= 5120 * MIB);
            long sum = 0;
            for (int number = 1; number <= parts.count(); number++) {
                assertEquals(of, sum, parts.offset(number));
                assertTrue(of, number == parts.count() || parts.length(number) == parts.each());
                sum += parts.length(number);
            }
            assertEquals(of, size, sum);
        }
        assertTrue(UploadParts.of(8 * MIB).whole());
        assertEquals(2, UploadParts.of(8 * MIB + 1).count());
    }

    private static String refusal(org.junit.function.ThrowingRunnable asked) {
        return assertThrows(BadParameterException.class, asked).getMessage();
    }
}

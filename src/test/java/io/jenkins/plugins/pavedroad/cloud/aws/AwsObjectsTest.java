package io.jenkins.plugins.pavedroad.cloud.aws;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.cloud.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;

public class AwsObjectsTest {
    private static final byte[] CONTENT = "a package".getBytes(StandardCharsets.UTF_8);

    @Rule
    public final AwsCloudsRule aws = new AwsCloudsRule();

    @Test
    public void anObjectIsStoredReadByItsAddressAndRemovedInBothRegions() throws Exception {
        for (CloudRegion region : List.of(aws.east(), aws.west())) {
            ObjectStore objects = region.objects();
            String bucket = "packages-" + region.name();
            assertFalse(objects.exists(bucket, "a/b.deb"));
            objects.ensureBucket(bucket);
            objects.ensureBucket(bucket);
            assertFalse(objects.exists(bucket, "a/b.deb"));
            put(objects, bucket, sha256(CONTENT));
            assertTrue(objects.exists(bucket, "a/b.deb"));
            URI address = objects.readAddress(bucket, "a/b.deb", Duration.ofMinutes(5));
            assertEquals(aws.aws().endpoint().getAuthority(), address.getAuthority());
            try (InputStream in = address.toURL().openStream()) {
                assertEquals("a package", new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
            objects.delete(bucket, "a/b.deb");
            objects.delete(bucket, "a/b.deb");
            assertFalse(objects.exists(bucket, "a/b.deb"));
        }
    }

    @Test
    public void contentThatIsNotWhatItShouldBeIsRefused() {
        ObjectStore objects = aws.east().objects();
        objects.ensureBucket("packages");
        CloudException refused =
                assertThrows(CloudException.class, () -> put(objects, "packages", sha256("other".getBytes())));
        assertEquals("s3:PutObject", refused.action());
        assertFalse(objects.exists("packages", "a/b.deb"));
    }

    @Test
    public void aSecondTryReadsTheContentAgain() throws Exception {
        ObjectStore objects = aws.east().objects();
        objects.ensureBucket("packages");
        aws.aws().faults().fail("s3", "PutObject", 1, "SlowDown");
        AtomicInteger opened = new AtomicInteger();
        objects.put(
                "packages",
                "a/b.deb",
                () -> {
                    opened.incrementAndGet();
                    return new ByteArrayInputStream(CONTENT);
                },
                CONTENT.length,
                sha256(CONTENT));
        assertTrue(objects.exists("packages", "a/b.deb"));
        assertTrue("opened " + opened, opened.get() >= 2);
    }

    private static void put(ObjectStore objects, String bucket, String sha256) {
        objects.put(bucket, "a/b.deb", () -> new ByteArrayInputStream(CONTENT), CONTENT.length, sha256);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}

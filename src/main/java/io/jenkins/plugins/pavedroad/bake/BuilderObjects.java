package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.cloud.ObjectStore;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/** What one bake puts into its bucket for its builder to fetch, which has no credentials. */
final class BuilderObjects {
    private final ObjectStore objects;
    private final String bucket;

    BuilderObjects(CloudRegion region, String bucket) {
        this.objects = region.objects();
        this.bucket = bucket;
    }

    void put(String key, ObjectStore.Content content, long size, String sha256) {
        objects.put(bucket, key, content, size, sha256);
    }

    void put(String key, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        put(key, () -> new ByteArrayInputStream(bytes), bytes.length, sha256(bytes));
    }

    /** A secret. */
    URI address(String key, Duration validity) {
        return objects.readAddress(bucket, key, validity);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}

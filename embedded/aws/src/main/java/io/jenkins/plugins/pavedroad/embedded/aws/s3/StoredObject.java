package io.jenkins.plugins.pavedroad.embedded.aws.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/**
 * An object: its file is never changed, an overwritten object has another one.
 *
 * @param etag without quotes
 * @param metadata {@code x-amz-meta-…} headers as they came
 */
record StoredObject(
        String key,
        Path file,
        long size,
        String etag,
        String contentType,
        Instant modified,
        Map<String, String> metadata) {
    /** As clients send it in {@code x-amz-checksum-sha256}. */
    String sha256() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

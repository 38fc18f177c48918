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
import java.util.Map;

/**
 * An object: its file is never changed, an overwritten object has another one.
 *
 * @param etag without quotes
 * @param checksum SHA-256 in base64 as the sender told it, of parts with {@code -} and their number; null for none
 * @param metadata {@code x-amz-meta-…} headers as they came
 */
record StoredObject(
        String key,
        Path file,
        long size,
        String etag,
        String contentType,
        Instant modified,
        Map<String, String> metadata,
        String checksum) {
    StoredObject withChecksum(String told) {
        return new StoredObject(key, file, size, etag, contentType, modified, metadata, told);
    }

    byte[] sha256() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = digest();
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return digest.digest();
        }
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.jenkins.plugins.pavedroad.embedded.aws.s3;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * An upload in parts: the parts by number.
 *
 * @param checksummed whether it was begun with SHA-256 checksums, so that each part must come with one
 */
record MultipartUpload(
        String id,
        String key,
        Instant initiated,
        boolean checksummed,
        String contentType,
        Map<String, String> metadata,
        NavigableMap<Integer, StoredObject> parts) {
    MultipartUpload(
            String id,
            String key,
            Instant initiated,
            boolean checksummed,
            String contentType,
            Map<String, String> metadata) {
        this(id, key, initiated, checksummed, contentType, metadata, new ConcurrentSkipListMap<>());
    }
}

package io.jenkins.plugins.pavedroad.embedded.aws.s3;

import java.nio.file.Path;
import java.time.Instant;
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
        Map<String, String> metadata) {}

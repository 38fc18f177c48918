package io.jenkins.plugins.pavedroad.embedded.aws.s3;

import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** An upload in parts: the parts by number. */
record MultipartUpload(
        String key, String contentType, Map<String, String> metadata, NavigableMap<Integer, StoredObject> parts) {
    MultipartUpload(String key, String contentType, Map<String, String> metadata) {
        this(key, contentType, metadata, new ConcurrentSkipListMap<>());
    }
}

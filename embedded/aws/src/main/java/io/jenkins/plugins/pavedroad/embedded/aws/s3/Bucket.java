package io.jenkins.plugins.pavedroad.embedded.aws.s3;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A bucket: objects by key, and uploads in parts that are not complete. */
final class Bucket {
    final String name;
    final String region;
    final Instant created;
    final NavigableMap<String, StoredObject> objects = new ConcurrentSkipListMap<>();
    final Map<String, MultipartUpload> uploads = new ConcurrentHashMap<>();

    Bucket(String name, String region, Instant created) {
        this.name = name;
        this.region = region;
        this.created = created;
    }
}

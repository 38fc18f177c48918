package io.jenkins.plugins.pavedroad.embedded.aws.s3;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Buckets, and their objects' files in one folder. Safe for use by many threads. */
public final class ObjectStore {
    private final Path folder;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new ConcurrentSkipListMap<>();

    /** @param folder made when missing */
    public ObjectStore(Path folder, Clock clock) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    List<Bucket> buckets() {
        return List.copyOf(buckets.values());
    }

    Bucket bucket(String name) {
        Bucket bucket = buckets.get(name);
        if (bucket == null) {
            throw new AwsError("NoSuchBucket", 404, "The specified bucket does not exist");
        }
        return bucket;
    }

    void create(String name, String region) {
        if (!name.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            throw new AwsError("InvalidBucketName", "The specified bucket is not valid.");
        }
        Bucket before = buckets.putIfAbsent(name, new Bucket(name, region, clock.instant()));
        // in us-east-1 creating one's own bucket again succeeds
        if (before != null && !(before.region.equals("us-east-1") && region.equals("us-east-1"))) {
            throw new AwsError(
                    "BucketAlreadyOwnedByYou",
                    409,
                    "Your previous request to create the named bucket succeeded and you already own it.");
        }
    }

    synchronized void delete(Bucket bucket) {
        if (!bucket.objects.isEmpty()) {
            throw new AwsError("BucketNotEmpty", 409, "The bucket you tried to delete is not empty");
        }
        buckets.remove(bucket.name);
    }

    /** Writes a new file; the object is in no bucket yet. */
    StoredObject write(String key, InputStream body, String contentType, Map<String, String> metadata)
            throws IOException {
        Path file = Files.createTempFile(folder, "object-", "");
        MessageDigest md5 = md5();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), md5)) {
            long size = body.transferTo(out);
            return new StoredObject(
                    key,
                    file,
                    size,
                    HexFormat.of().formatHex(md5.digest()),
                    contentType,
                    clock.instant(),
                    metadata,
                    null);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    void put(Bucket bucket, StoredObject object) throws IOException {
        drop(bucket.objects.put(object.key(), object));
    }

    void remove(Bucket bucket, String key) throws IOException {
        drop(bucket.objects.remove(key));
    }

    /** Deletes an object's file; readers that have it open read on. */
    void drop(StoredObject object) throws IOException {
        if (object != null) {
            Files.deleteIfExists(object.file());
        }
    }

    static StoredObject object(Bucket bucket, String key) {
        StoredObject object = bucket.objects.get(key);
        if (object == null) {
            throw new AwsError("NoSuchKey", 404, "The specified key does not exist.");
        }
        return object;
    }

    static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

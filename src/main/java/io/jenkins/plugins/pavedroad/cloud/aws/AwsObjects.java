package io.jenkins.plugins.pavedroad.cloud.aws;

import io.jenkins.plugins.pavedroad.cloud.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * S3 in one region. Every call says which account must own the bucket, because a bucket of our name that a stranger made
 * first would get our packages.
 */
final class AwsObjects implements ObjectStore {
    private static final Set<String> NO_BUCKET = Set.of("NoSuchBucket", "NotFound", "404", "HTTP404");
    private static final Set<String> NO_OBJECT = Set.of("NoSuchBucket", "NoSuchKey", "NotFound", "404", "HTTP404");

    private final S3Client s3;
    private final S3Presigner presigner;
    private final Region region;
    private final Supplier<String> accountId;

    AwsObjects(S3Client s3, S3Presigner presigner, Region region, Supplier<String> accountId) {
        this.s3 = s3;
        this.presigner = presigner;
        this.region = region;
        this.accountId = accountId;
    }

    @Override
    public void ensureBucket(String bucket) {
        String owner = accountId.get();
        boolean there = Call.find(
                        "s3:ListBucket",
                        NO_BUCKET,
                        () -> s3.headBucket(request -> request.bucket(bucket).expectedBucketOwner(owner)))
                .isPresent();
        if (!there) {
            Call.unless(
                    "s3:CreateBucket",
                    Set.of("BucketAlreadyOwnedByYou"),
                    () -> s3.createBucket(request -> request.bucket(bucket).createBucketConfiguration(location())));
        }
    }

    /** us-east-1 is the one region that must not be named. */
    private CreateBucketConfiguration location() {
        return region.equals(Region.US_EAST_1)
                ? null
                : CreateBucketConfiguration.builder()
                        .locationConstraint(region.id())
                        .build();
    }

    @Override
    public void put(String bucket, String key, Content content, long length, String sha256) {
        String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
        RequestBody body = RequestBody.fromContentProvider(() -> open(content), length, "application/octet-stream");
        String owner = accountId.get();
        Call.effect(
                "s3:PutObject",
                () -> s3.putObject(
                        request -> request.bucket(bucket)
                                .key(key)
                                .checksumSHA256(checksum)
                                .expectedBucketOwner(owner),
                        body));
    }

    private static InputStream open(Content content) {
        try {
            return content.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean exists(String bucket, String key) {
        String owner = accountId.get();
        return Call.find(
                        "s3:GetObject",
                        NO_OBJECT,
                        () -> s3.headObject(
                                request -> request.bucket(bucket).key(key).expectedBucketOwner(owner)))
                .isPresent();
    }

    @Override
    public URI readAddress(String bucket, String key, Duration validity) {
        return Call.to(
                "s3:GetObject",
                () -> URI.create(presigner
                        .presignGetObject(request -> request.signatureDuration(validity)
                                .getObjectRequest(get -> get.bucket(bucket).key(key)))
                        .url()
                        .toExternalForm()));
    }

    @Override
    public void delete(String bucket, String key) {
        String owner = accountId.get();
        Call.unless(
                "s3:DeleteObject",
                NO_OBJECT,
                () -> s3.deleteObject(request -> request.bucket(bucket).key(key).expectedBucketOwner(owner)));
    }
}

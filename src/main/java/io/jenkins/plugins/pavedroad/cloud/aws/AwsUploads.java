package io.jenkins.plugins.pavedroad.cloud.aws;

import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.Uploads;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * S3's uploads by presigned address. The bucket may be another account's, since its user named it: an artifacts bucket of a
 * tools account is common.
 */
final class AwsUploads implements Uploads {
    private static final String REGION = "x-amz-bucket-region";
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;
    /** What the one who sends sets by itself. */
    private static final Set<String> BY_ITSELF = Set.of("host", "content-length");

    private final S3Client s3;
    private final S3Presigner presigner;

    AwsUploads(S3Client s3, S3Presigner presigner) {
        this.s3 = s3;
        this.presigner = presigner;
    }

    @Override
    public Optional<String> regionOf(String bucket) {
        return Call.to("s3:ListBucket", () -> {
            try {
                return Optional.ofNullable(
                        s3.headBucket(request -> request.bucket(bucket)).bucketRegion());
            } catch (S3Exception e) {
                Optional<String> region = header(e, REGION);
                if (e.statusCode() == NOT_FOUND) {
                    return Optional.empty();
                }
                // A request signed for another region than the bucket's is refused in several ways, all of which name
                // it.
                if (e.statusCode() != FORBIDDEN && region.isPresent()) {
                    return region;
                }
                throw said(e, "s3:ListBucket", "the bucket '" + bucket + "' is not for this account");
            }
        });
    }

    /** HEAD has no body, so S3 cannot tell its code. */
    private static RuntimeException said(S3Exception e, String action, String why) {
        return e.statusCode() == FORBIDDEN ? new CloudException(action, "AccessDenied", why, false, null) : e;
    }

    private static Optional<String> header(AwsServiceException e, String name) {
        return Optional.ofNullable(e.awsErrorDetails())
                .flatMap(details -> Optional.ofNullable(details.sdkHttpResponse()))
                .flatMap(response -> response.firstMatchingHeader(name));
    }

    @Override
    public boolean has(String bucket, String key, long length, List<String> checksums) {
        return Call.to("s3:GetObject", () -> {
            try {
                var head =
                        s3.headObject(request -> request.bucket(bucket).key(key).checksumMode(ChecksumMode.ENABLED));
                return head.contentLength() == length && expected(checksums).equals(head.checksumSHA256());
            } catch (S3Exception e) {
                if (e.statusCode() == NOT_FOUND) {
                    return false;
                }
                throw said(e, "s3:GetObject", "objects of the bucket '" + bucket + "' may not be read");
            }
        });
    }

    /** S3's checksum of an object in parts: that of its parts' checksums, with their number behind it. */
    static String expected(List<String> checksums) {
        if (checksums.size() == 1) {
            return checksums.get(0);
        }
        try {
            MessageDigest composite = MessageDigest.getInstance("SHA-256");
            checksums.forEach(each -> composite.update(Base64.getDecoder().decode(each)));
            return Base64.getEncoder().encodeToString(composite.digest()) + "-" + checksums.size();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public Address whole(String bucket, String key, long length, String checksum, Duration validity) {
        return Call.to(
                "s3:PutObject",
                () -> address(presigner.presignPutObject(
                        request -> request.signatureDuration(validity).putObjectRequest(put -> put.bucket(bucket)
                                .key(key)
                                .contentLength(length)
                                .checksumSHA256(checksum)))));
    }

    @Override
    public String begin(String bucket, String key) {
        return Call.to("s3:PutObject", () -> s3.createMultipartUpload(
                        request -> request.bucket(bucket).key(key).checksumAlgorithm(ChecksumAlgorithm.SHA256))
                .uploadId());
    }

    @Override
    public Address part(
            String bucket, String key, String upload, int number, long length, String checksum, Duration validity) {
        return Call.to(
                "s3:PutObject",
                () -> address(presigner.presignUploadPart(
                        request -> request.signatureDuration(validity).uploadPartRequest(part -> part.bucket(bucket)
                                .key(key)
                                .uploadId(upload)
                                .partNumber(number)
                                .contentLength(length)
                                .checksumSHA256(checksum)))));
    }

    private static Address address(PresignedRequest presigned) {
        Map<String, String> headers = new LinkedHashMap<>();
        presigned.signedHeaders().forEach((name, values) -> {
            if (!BY_ITSELF.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, String.join(",", values));
            }
        });
        try {
            return new Address(new URI(presigned.url().toExternalForm()), headers);
        } catch (URISyntaxException e) {
            // Neither the message nor the cause goes on: both hold the address.
            throw new IllegalStateException("the SDK made an address that is none");
        }
    }

    @Override
    public void complete(String bucket, String key, String upload, List<Part> parts) {
        List<CompletedPart> completed = parts.stream()
                .map(part -> CompletedPart.builder()
                        .partNumber(part.number())
                        .eTag(part.receipt())
                        .checksumSHA256(part.checksum())
                        .build())
                .toList();
        Call.effect(
                "s3:PutObject",
                () -> s3.completeMultipartUpload(request -> request.bucket(bucket)
                        .key(key)
                        .uploadId(upload)
                        .multipartUpload(whole -> whole.parts(completed))));
    }

    @Override
    public void abort(String bucket, String key, String upload) {
        Call.unless(
                "s3:AbortMultipartUpload",
                Set.of(GONE),
                () -> s3.abortMultipartUpload(
                        request -> request.bucket(bucket).key(key).uploadId(upload)));
    }

    @Override
    public List<String> underWay(String bucket, String key) {
        return Call.to(
                "s3:ListBucketMultipartUploads",
                () -> s3
                        .listMultipartUploadsPaginator(
                                request -> request.bucket(bucket).prefix(key))
                        .uploads()
                        .stream()
                        .filter(upload -> upload.key().equals(key))
                        .map(MultipartUpload::uploadId)
                        .toList());
    }
}

package io.jenkins.plugins.pavedroad.embedded.aws.s3;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Uploads in parts and by presigned address, with checksums, as S3 takes and refuses them. */
public class S3MultipartTest {
    private static final int SMALLEST_PART = 5 << 20;

    @Rule
    public final AwsRule aws = new AwsRule();

    private final byte[] big = new byte[SMALLEST_PART];
    private final byte[] rest = "the rest".getBytes(StandardCharsets.UTF_8);
    private S3Client s3;

    @Before
    public void setUp() {
        Arrays.fill(big, (byte) 'x');
        s3 = aws.client(S3Client.builder(), AwsRule.EAST);
        s3.createBucket(request -> request.bucket("packages"));
    }

    @Test
    public void partsBecomeOneObject() throws Exception {
        String upload = begin(null);
        CompletedPart one = part(upload, 1, big, null);
        CompletedPart two = part(upload, 2, rest, null);

        assertEquals(
                "InvalidPart",
                code(() -> complete(upload, one, two.toBuilder().eTag("0").build())));
        assertEquals("InvalidPartOrder", code(() -> complete(upload, two, one)));
        complete(upload, one, two);

        byte[] whole = s3.getObjectAsBytes(request -> request.bucket("packages").key("big"))
                .asByteArray();
        assertEquals(big.length + rest.length, whole.length);
        assertArrayEquals(rest, Arrays.copyOfRange(whole, big.length, whole.length));
        assertEquals("NoSuchUpload", code(() -> complete(upload, one, two)));
    }

    @Test
    public void onlyTheLastPartMayBeSmall() {
        String upload = begin(null);
        CompletedPart one = part(upload, 1, rest, null);
        CompletedPart two = part(upload, 2, rest, null);
        assertEquals("EntityTooSmall", code(() -> complete(upload, one, two)));
        complete(upload, one);
    }

    @Test
    public void uploadsWithChecksumsCheckEachPartAndKeepTheCompositeOne() throws Exception {
        String upload = begin(ChecksumAlgorithm.SHA256);
        assertEquals("BadDigest", code(() -> part(upload, 1, big, base64(sha256(rest)))));
        CompletedPart one = part(upload, 1, big, base64(sha256(big)));
        CompletedPart two = part(upload, 2, rest, base64(sha256(rest)));
        assertEquals(
                "InvalidRequest",
                code(() -> complete(upload, one.toBuilder().checksumSHA256(null).build(), two)));
        assertEquals(
                "InvalidPart",
                code(() -> complete(
                        upload,
                        one.toBuilder().checksumSHA256(two.checksumSHA256()).build(),
                        two)));
        complete(upload, one, two);

        MessageDigest composite = MessageDigest.getInstance("SHA-256");
        composite.update(sha256(big));
        composite.update(sha256(rest));
        String expected = base64(composite.digest()) + "-2";
        assertEquals(
                expected,
                s3.headObject(request -> request.bucket("packages").key("big").checksumMode(ChecksumMode.ENABLED))
                        .checksumSHA256());
        assertEquals(
                "only for who asks",
                null,
                s3.headObject(request -> request.bucket("packages").key("big")).checksumSHA256());
    }

    @Test
    public void uploadsUnderWayAreListedUntilTheyAreOver() {
        String one = begin(null);
        String two = begin(null);
        s3.createMultipartUpload(request -> request.bucket("packages").key("other"));
        assertEquals(
                List.of(List.of(one, two).stream().sorted().toList().get(0)),
                uploads(s3
                        .listMultipartUploads(request ->
                                request.bucket("packages").prefix("b").maxUploads(1))
                        .uploads()
                        .stream()));
        assertEquals(
                List.of(one, two).stream().sorted().toList(),
                uploads(s3
                        .listMultipartUploadsPaginator(request ->
                                request.bucket("packages").prefix("b").maxUploads(1))
                        .uploads()
                        .stream()));
        part(one, 3, rest, null);
        assertEquals(3, (int)
                s3.listParts(request -> request.bucket("packages").key("big").uploadId(one))
                        .parts()
                        .get(0)
                        .partNumber());
        s3.abortMultipartUpload(request -> request.bucket("packages").key("big").uploadId(one));
        assertEquals(
                "NoSuchUpload",
                code(() -> s3.abortMultipartUpload(
                        request -> request.bucket("packages").key("big").uploadId(one))));
        assertEquals(
                List.of(two),
                uploads(s3
                        .listMultipartUploads(
                                request -> request.bucket("packages").prefix("b"))
                        .uploads()
                        .stream()));
    }

    @Test
    public void aPresignedAddressTakesTheContentThatWasSignedAndNoOther() throws Exception {
        try (S3Presigner presigner = presigner()) {
            PresignedRequest put =
                    presigner.presignPutObject(request -> request.signatureDuration(Duration.ofMinutes(5))
                            .putObjectRequest(object ->
                                    object.bucket("packages").key("up").checksumSHA256(checksum(rest))));
            assertAnswer(200, "", send(put, rest, Map.of()));
            assertAnswer(400, "BadDigest", send(put, "other".getBytes(StandardCharsets.UTF_8), Map.of()));
            assertAnswer(403, "not signed", send(put, rest, Map.of("x-amz-acl", "public-read")));
            HttpRequest bare = HttpRequest.newBuilder(put.url().toURI())
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(rest))
                    .build();
            assertAnswer(403, "SignatureDoesNotMatch", answer(bare));
            String upload = begin(ChecksumAlgorithm.SHA256);
            PresignedRequest part =
                    presigner.presignUploadPart(request -> request.signatureDuration(Duration.ofMinutes(5))
                            .uploadPartRequest(it -> it.bucket("packages")
                                    .key("big")
                                    .uploadId(upload)
                                    .partNumber(1)
                                    .checksumSHA256(checksum(rest))));
            assertAnswer(400, "BadDigest", send(part, big, Map.of()));
            HttpResponse<String> taken = send(part, rest, Map.of());
            assertAnswer(200, "", taken);
            complete(
                    upload,
                    CompletedPart.builder()
                            .partNumber(1)
                            .eTag(taken.headers().firstValue("ETag").orElseThrow())
                            .checksumSHA256(checksum(rest))
                            .build());
        }
    }

    @Test
    public void aWrongContentHashIsRefusedByItsOwnCode() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(aws.aws().endpoint().resolve("/packages/up"))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/s3/aws4_request,"
                                + " SignedHeaders=host, Signature=00")
                .header("x-amz-content-sha256", "0".repeat(64))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(rest))
                .build();
        assertAnswer(400, "XAmzContentSHA256Mismatch", answer(request));
        assertEquals(0, s3.listObjectsV2(it -> it.bucket("packages")).contents().size());
    }

    private static void assertAnswer(int status, String words, HttpResponse<String> answer) {
        assertEquals(answer.body(), status, answer.statusCode());
        assertTrue(answer.body(), answer.body().contains(words));
    }

    private static HttpResponse<String> send(PresignedRequest presigned, byte[] body, Map<String, String> more)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(presigned.url().toURI()).PUT(HttpRequest.BodyPublishers.ofByteArray(body));
        presigned.signedHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("host")) {
                request.header(name, values.get(0));
            }
        });
        more.forEach(request::header);
        return answer(request.build());
    }

    private static HttpResponse<String> answer(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String begin(ChecksumAlgorithm algorithm) {
        return s3.createMultipartUpload(
                        request -> request.bucket("packages").key("big").checksumAlgorithm(algorithm))
                .uploadId();
    }

    private CompletedPart part(String upload, int number, byte[] content, String checksum) {
        var answer = s3.uploadPart(
                request -> request.bucket("packages")
                        .key("big")
                        .uploadId(upload)
                        .partNumber(number)
                        .checksumSHA256(checksum),
                RequestBody.fromBytes(content));
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(answer.eTag())
                .checksumSHA256(checksum)
                .build();
    }

    private void complete(String upload, CompletedPart... parts) {
        s3.completeMultipartUpload(request ->
                request.bucket("packages").key("big").uploadId(upload).multipartUpload(all -> all.parts(parts)));
    }

    private static List<String> uploads(Stream<MultipartUpload> uploads) {
        return uploads.map(MultipartUpload::uploadId).toList();
    }

    private static String checksum(byte[] content) {
        try {
            return base64(sha256(content));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] sha256(byte[] content) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(content);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private S3Presigner presigner() {
        return S3Presigner.builder()
                .region(Region.of(AwsRule.EAST))
                .endpointOverride(aws.aws().endpoint())
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "not-a-secret")))
                .build();
    }

    private static String code(ThrowingRunnable call) {
        return assertThrows(S3Exception.class, call).awsErrorDetails().errorCode();
    }
}

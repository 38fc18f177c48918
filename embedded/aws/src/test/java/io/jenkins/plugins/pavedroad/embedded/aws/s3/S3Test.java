package io.jenkins.plugins.pavedroad.embedded.aws.s3;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

public class S3Test {
    @Rule
    public final AwsRule aws = new AwsRule();

    private S3Client s3;

    @Before
    public void setUp() {
        s3 = aws.client(S3Client.builder(), AwsRule.EAST);
        s3.createBucket(request -> request.bucket("packages"));
    }

    @Test
    public void objectsComeBackAsTheyWerePut() {
        s3.putObject(
                request -> request.bucket("packages")
                        .key("a b/ü+1.deb")
                        .metadata(Map.of("build", "12"))
                        .contentType("application/vnd.debian.binary-package"),
                RequestBody.fromString("content"));

        var object = s3.getObjectAsBytes(request -> request.bucket("packages").key("a b/ü+1.deb"));
        assertEquals("content", object.asUtf8String());
        assertEquals("12", object.response().metadata().get("build"));
        var head = s3.headObject(request -> request.bucket("packages").key("a b/ü+1.deb"));
        assertEquals(7L, (long) head.contentLength());
        assertEquals("application/vnd.debian.binary-package", head.contentType());
        assertEquals(
                "te",
                s3.getObjectAsBytes(request ->
                                request.bucket("packages").key("a b/ü+1.deb").range("bytes=3-4"))
                        .asUtf8String());
    }

    @Test
    public void copiedAndDeleted() {
        put("one", "1");
        s3.copyObject(request -> request.sourceBucket("packages")
                .sourceKey("one")
                .destinationBucket("packages")
                .destinationKey("two"));
        s3.deleteObject(request -> request.bucket("packages").key("one"));

        assertEquals(
                "1",
                s3.getObjectAsBytes(request -> request.bucket("packages").key("two"))
                        .asUtf8String());
        assertThrows(
                NoSuchKeyException.class,
                () -> s3.getObjectAsBytes(request -> request.bucket("packages").key("one")));
        assertThrows(
                NoSuchKeyException.class,
                () -> s3.headObject(request -> request.bucket("packages").key("one")));
    }

    @Test
    public void listsInPages() {
        for (int i = 0; i < 5; i++) {
            put("pool/" + i, "x");
        }
        put("other", "x");

        List<String> keys = s3
                .listObjectsV2Paginator(ListObjectsV2Request.builder()
                        .bucket("packages")
                        .prefix("pool/")
                        .maxKeys(2)
                        .build())
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();

        assertEquals(List.of("pool/0", "pool/1", "pool/2", "pool/3", "pool/4"), keys);
        assertEquals(
                "pool/",
                s3.listObjectsV2(request -> request.bucket("packages").delimiter("/"))
                        .commonPrefixes()
                        .get(0)
                        .prefix());
    }

    @Test
    public void presignedAddressesNeedNoSdk() throws Exception {
        try (S3Presigner presigner = presigner()) {
            URI put = presigner
                    .presignPutObject(request -> request.signatureDuration(Duration.ofMinutes(5))
                            .putObjectRequest(
                                    object -> object.bucket("packages").key("up")))
                    .url()
                    .toURI();
            URI get = presigner
                    .presignGetObject(request -> request.signatureDuration(Duration.ofMinutes(5))
                            .getObjectRequest(
                                    object -> object.bucket("packages").key("up")))
                    .url()
                    .toURI();
            HttpClient http = HttpClient.newHttpClient();

            assertEquals(
                    200,
                    http.send(
                                    HttpRequest.newBuilder(put)
                                            .PUT(HttpRequest.BodyPublishers.ofString("by hand"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode());
            assertEquals(
                    "by hand",
                    http.send(HttpRequest.newBuilder(get).build(), HttpResponse.BodyHandlers.ofString())
                            .body());
            URI expired = URI.create(get.toString().replaceFirst("X-Amz-Date=\\d{8}", "X-Amz-Date=20200101"));
            HttpResponse<String> refused =
                    http.send(HttpRequest.newBuilder(expired).build(), HttpResponse.BodyHandlers.ofString());
            assertEquals(403, refused.statusCode());
            assertTrue(refused.body(), refused.body().contains("Request has expired"));
        }
    }

    @Test
    public void errorsHaveAwsCodes() {
        put("one", "1");
        assertEquals("NoSuchBucket", code(() -> s3.listObjectsV2(request -> request.bucket("nothing"))));
        assertEquals("BucketNotEmpty", code(() -> s3.deleteBucket(request -> request.bucket("packages"))));
        S3Client west = aws.client(S3Client.builder(), AwsRule.WEST);
        assertEquals("PermanentRedirect", code(() -> west.listObjectsV2(request -> request.bucket("packages"))));
        west.createBucket(request ->
                request.bucket("western").createBucketConfiguration(where -> where.locationConstraint(AwsRule.WEST)));
        assertEquals(
                "AuthorizationHeaderMalformed", code(() -> s3.listObjectsV2(request -> request.bucket("western"))));
        S3Exception elsewhere =
                assertThrows(S3Exception.class, () -> west.headBucket(request -> request.bucket("packages")));
        assertEquals(301, elsewhere.statusCode());
        assertEquals(
                AwsRule.EAST,
                elsewhere
                        .awsErrorDetails()
                        .sdkHttpResponse()
                        .firstMatchingHeader("x-amz-bucket-region")
                        .orElseThrow());
        assertEquals(
                404,
                assertThrows(S3Exception.class, () -> s3.headBucket(request -> request.bucket("nothing")))
                        .statusCode());
    }

    private void put(String key, String content) {
        s3.putObject(
                request -> request.bucket("packages").key(key),
                RequestBody.fromBytes(content.getBytes(StandardCharsets.UTF_8)));
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

    private static String code(org.junit.function.ThrowingRunnable call) {
        return assertThrows(S3Exception.class, call).awsErrorDetails().errorCode();
    }
}

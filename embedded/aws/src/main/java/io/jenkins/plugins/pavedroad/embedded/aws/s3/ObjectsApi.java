package io.jenkins.plugins.pavedroad.embedded.aws.s3;

import io.jenkins.plugins.pavedroad.embedded.aws.http.HttpReply;
import io.jenkins.plugins.pavedroad.embedded.aws.http.HttpRequest;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Single objects. */
final class ObjectsApi {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");
    private static final DateTimeFormatter HTTP_TIME = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
    private static final String META = "x-amz-meta-";

    private final ObjectStore store;

    ObjectsApi(ObjectStore store) {
        this.store = store;
    }

    void register(S3Service service) {
        service.on("PutObject", this::put)
                .on("GetObject", this::get)
                .on("HeadObject", this::head)
                .on("DeleteObject", this::delete)
                .on("CopyObject", this::copy);
    }

    /** The body without the framing that the SDK puts around it. */
    static InputStream body(HttpRequest request) {
        String hash = request.header("x-amz-content-sha256");
        String encoding = request.header("Content-Encoding");
        boolean chunked =
                hash != null && hash.startsWith("STREAMING-") || encoding != null && encoding.contains("aws-chunked");
        return chunked ? new AwsChunkedStream(request.body()) : request.body();
    }

    static Map<String, String> metadata(HttpRequest request) {
        Map<String, String> metadata = new LinkedHashMap<>(request.headers(META));
        // a presigned address may carry them as parameters
        request.query().forEach((name, value) -> {
            if (name.startsWith(META)) {
                metadata.put(name, value);
            }
        });
        return metadata;
    }

    static String contentType(HttpRequest request) {
        String type = request.header("Content-Type");
        return type == null ? "application/octet-stream" : type;
    }

    private HttpReply put(Call call, S3Path path) throws IOException {
        Bucket bucket = BucketsApi.bucket(store, call, path);
        HttpRequest request = call.request();
        if ("*".equals(request.header("If-None-Match")) && bucket.objects.containsKey(path.key())) {
            throw new AwsError(
                    "PreconditionFailed", 412, "At least one of the pre-conditions you specified did not hold");
        }
        StoredObject object = Checksums.checked(
                store, request, store.write(path.key(), body(request), contentType(request), metadata(request)));
        store.put(bucket, object);
        return HttpReply.empty(200).with("ETag", '"' + object.etag() + '"').with(Checksums.HEADER, object.checksum());
    }

    private HttpReply get(Call call, S3Path path) throws IOException {
        StoredObject object = ObjectStore.object(BucketsApi.bucket(store, call, path), path.key());
        SeekableByteChannel file = Files.newByteChannel(object.file());
        try {
            return described(ranged(call.request().header("Range"), object, file), object, call);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static HttpReply ranged(String range, StoredObject object, SeekableByteChannel file) throws IOException {
        Matcher matcher = range == null ? null : RANGE.matcher(range);
        if (matcher == null || !matcher.matches() || range.equals("bytes=-")) {
            return HttpReply.stream(200, Channels.newInputStream(file), object.size());
        }
        boolean suffix = matcher.group(1).isEmpty();
        long from = suffix
                ? Math.max(0, object.size() - Long.parseLong(matcher.group(2)))
                : Long.parseLong(matcher.group(1));
        long to = suffix || matcher.group(2).isEmpty()
                ? object.size() - 1
                : Math.min(object.size() - 1, Long.parseLong(matcher.group(2)));
        if (from > to) {
            throw new AwsError("InvalidRange", 416, "The requested range is not satisfiable");
        }
        file.position(from);
        return HttpReply.stream(206, new LimitedStream(Channels.newInputStream(file), to - from + 1), to - from + 1)
                .with("Content-Range", "bytes " + from + "-" + to + "/" + object.size());
    }

    private HttpReply head(Call call, S3Path path) {
        StoredObject object = ObjectStore.object(BucketsApi.bucket(store, call, path), path.key());
        return described(HttpReply.stream(200, InputStream.nullInputStream(), object.size()), object, call);
    }

    private static HttpReply described(HttpReply reply, StoredObject object, Call call) {
        object.metadata().forEach(reply::with);
        return Checksums.shown(reply, call.request(), object)
                .with("ETag", '"' + object.etag() + '"')
                .with("Last-Modified", HTTP_TIME.format(object.modified()))
                .with("Content-Type", object.contentType())
                .with("Accept-Ranges", "bytes");
    }

    private HttpReply delete(Call call, S3Path path) throws IOException {
        store.remove(BucketsApi.bucket(store, call, path), path.key());
        return HttpReply.empty(204);
    }

    private HttpReply copy(Call call, S3Path path) throws IOException {
        HttpRequest request = call.request();
        S3Path from = S3Path.parse(URLDecoder.decode(
                request.header("x-amz-copy-source").replaceFirst("\\?versionId=.*", ""), StandardCharsets.UTF_8));
        Bucket target = BucketsApi.bucket(store, call, path);
        StoredObject source = ObjectStore.object(store.bucket(from.bucket()), from.key());
        boolean replace = "REPLACE".equals(request.header("x-amz-metadata-directive"));
        StoredObject copy;
        try (InputStream body = Files.newInputStream(source.file())) {
            copy = store.write(
                    path.key(),
                    body,
                    replace ? contentType(request) : source.contentType(),
                    replace ? metadata(request) : source.metadata());
        }
        store.put(target, copy);
        return S3Service.xml("CopyObjectResult", out -> out.leaf("LastModified", copy.modified())
                .leaf("ETag", '"' + copy.etag() + '"'));
    }
}

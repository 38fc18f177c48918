package io.jenkins.plugins.pavedroad.embedded.aws.s3;

import io.jenkins.plugins.pavedroad.embedded.aws.Ids;
import io.jenkins.plugins.pavedroad.embedded.aws.http.HttpReply;
import io.jenkins.plugins.pavedroad.embedded.aws.http.HttpRequest;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Uploads in parts. */
final class MultipartApi {
    private static final Pattern PART = Pattern.compile("<Part>(.*?)</Part>", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("<PartNumber>\\s*(\\d+)\\s*</PartNumber>");
    private static final Pattern ETAG =
            Pattern.compile("<ETag>(?:&quot;|&#34;|\")?([^<&\"]*)(?:&quot;|&#34;|\")?</ETag>");

    private final ObjectStore store;

    MultipartApi(ObjectStore store) {
        this.store = store;
    }

    void register(S3Service service) {
        service.on("CreateMultipartUpload", this::create)
                .on("UploadPart", this::upload)
                .on("CompleteMultipartUpload", this::complete)
                .on("AbortMultipartUpload", this::abort);
    }

    private HttpReply create(Call call, S3Path path) {
        Bucket bucket = BucketsApi.bucket(store, call, path);
        HttpRequest request = call.request();
        String id = Ids.hex(32);
        bucket.uploads.put(
                id, new MultipartUpload(path.key(), ObjectsApi.contentType(request), ObjectsApi.metadata(request)));
        return S3Service.xml(
                "InitiateMultipartUploadResult",
                out -> out.leaf("Bucket", bucket.name).leaf("Key", path.key()).leaf("UploadId", id));
    }

    private static MultipartUpload find(Bucket bucket, Call call) {
        MultipartUpload upload = bucket.uploads.get(call.request().query().get("uploadId"));
        if (upload == null) {
            throw new AwsError("NoSuchUpload", 404, "The specified upload does not exist.");
        }
        return upload;
    }

    private HttpReply upload(Call call, S3Path path) throws IOException {
        MultipartUpload upload = find(BucketsApi.bucket(store, call, path), call);
        String number = call.request().query().getOrDefault("partNumber", "");
        if (!number.matches("[1-9]\\d{0,4}")) {
            throw new AwsError("InvalidArgument", "partNumber=" + number + " is not a number from 1 to 10000.");
        }
        StoredObject part = store.write(path.key(), ObjectsApi.body(call.request()), "", upload.metadata());
        store.drop(upload.parts().put(Integer.valueOf(number), part));
        return HttpReply.empty(200).with("ETag", '"' + part.etag() + '"');
    }

    private HttpReply complete(Call call, S3Path path) throws IOException {
        Bucket bucket = BucketsApi.bucket(store, call, path);
        MultipartUpload upload = find(bucket, call);
        List<StoredObject> parts = named(upload, call.request().text());
        MessageDigest etags = ObjectStore.md5();
        List<InputStream> streams = new ArrayList<>();
        for (StoredObject part : parts) {
            etags.update(HexFormat.of().parseHex(part.etag()));
            streams.add(Files.newInputStream(part.file()));
        }
        StoredObject whole;
        try (InputStream body = new SequenceInputStream(Collections.enumeration(streams))) {
            whole = store.write(path.key(), body, upload.contentType(), upload.metadata());
        }
        String etag = HexFormat.of().formatHex(etags.digest()) + "-" + parts.size();
        StoredObject object = new StoredObject(
                whole.key(), whole.file(), whole.size(), etag, whole.contentType(), whole.modified(), whole.metadata());
        store.put(bucket, object);
        forget(bucket, call, upload);
        return S3Service.xml(
                "CompleteMultipartUploadResult",
                out -> out.leaf("Bucket", bucket.name).leaf("Key", path.key()).leaf("ETag", '"' + etag + '"'));
    }

    private static List<StoredObject> named(MultipartUpload upload, String body) {
        List<StoredObject> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(body);
        while (matcher.find()) {
            Matcher number = NUMBER.matcher(matcher.group(1));
            Matcher etag = ETAG.matcher(matcher.group(1));
            StoredObject part = number.find() ? upload.parts().get(Integer.valueOf(number.group(1))) : null;
            if (part == null || etag.find() && !etag.group(1).equals(part.etag())) {
                throw new AwsError(
                        "InvalidPart",
                        "One or more of the specified parts could not be found. The part may not have been uploaded,"
                                + " or the specified entity tag may not match the part's entity tag.");
            }
            parts.add(part);
        }
        if (parts.isEmpty()) {
            throw new AwsError("MalformedXML", "The XML you provided names no part.");
        }
        return parts;
    }

    private HttpReply abort(Call call, S3Path path) throws IOException {
        Bucket bucket = BucketsApi.bucket(store, call, path);
        forget(bucket, call, find(bucket, call));
        return HttpReply.empty(204);
    }

    private void forget(Bucket bucket, Call call, MultipartUpload upload) throws IOException {
        bucket.uploads.remove(call.request().query().get("uploadId"));
        for (StoredObject part : upload.parts().values()) {
            store.drop(part);
        }
    }
}

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

    private static final Pattern CHECKSUM = Pattern.compile("<ChecksumSHA256>\\s*([^<\\s]*)\\s*</ChecksumSHA256>");
    /** S3's limits for uploads in parts; the last part may be smaller. */
    private static final int MOST_PARTS = 10_000;

    private static final long SMALLEST_PART = 5L << 20;

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
        boolean checksummed = "SHA256".equals(request.header("x-amz-checksum-algorithm"));
        bucket.uploads.put(
                id,
                new MultipartUpload(
                        id,
                        path.key(),
                        store.now(),
                        checksummed,
                        ObjectsApi.contentType(request),
                        ObjectsApi.metadata(request)));
        return S3Service.xml("InitiateMultipartUploadResult", out -> out.leaf("Bucket", bucket.name)
                        .leaf("Key", path.key())
                        .leaf("UploadId", id))
                .with("x-amz-checksum-algorithm", checksummed ? "SHA256" : null)
                .with("x-amz-checksum-type", checksummed ? "COMPOSITE" : null);
    }

    static MultipartUpload find(Bucket bucket, Call call) {
        MultipartUpload upload = bucket.uploads.get(call.request().query().get("uploadId"));
        if (upload == null) {
            throw noSuchUpload();
        }
        return upload;
    }

    private static AwsError noSuchUpload() {
        return new AwsError(
                "NoSuchUpload",
                404,
                "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted"
                        + " or completed.");
    }

    private HttpReply upload(Call call, S3Path path) throws IOException {
        Bucket bucket = BucketsApi.bucket(store, call, path);
        MultipartUpload upload = find(bucket, call);
        String number = call.request().query().getOrDefault("partNumber", "");
        if (!number.matches("[1-9]\\d{0,4}")) {
            throw new AwsError("InvalidArgument", "partNumber=" + number + " is not a number from 1 to 10000.");
        }
        if (Integer.parseInt(number) > MOST_PARTS) {
            throw new AwsError("InvalidArgument", "Part number must be an integer between 1 and 10000, inclusive");
        }
        if (upload.checksummed() && call.request().header(Checksums.HEADER) == null) {
            throw new AwsError(
                    "InvalidRequest",
                    "Checksum Type mismatch occurred, expected checksum Type: sha256, actual checksum Type: null");
        }
        StoredObject part = Checksums.checked(
                store, call.request(), store.write(path.key(), ObjectsApi.body(call.request()), "", upload.metadata()));
        store.drop(upload.parts().put(Integer.valueOf(number), part));
        if (bucket.uploads.get(upload.id()) != upload) {
            // aborted meanwhile: what came too late is not kept
            store.drop(part);
            throw noSuchUpload();
        }
        return HttpReply.empty(200).with("ETag", '"' + part.etag() + '"').with(Checksums.HEADER, part.checksum());
    }

    private HttpReply complete(Call call, S3Path path) throws IOException {
        Bucket bucket = BucketsApi.bucket(store, call, path);
        MultipartUpload upload = find(bucket, call);
        List<StoredObject> parts = named(upload, call.request().text());
        String checksum = upload.checksummed() ? Checksums.composite(parts) : null;
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
                whole.key(),
                whole.file(),
                whole.size(),
                etag,
                whole.contentType(),
                whole.modified(),
                whole.metadata(),
                checksum);
        store.put(bucket, object);
        forget(bucket, call, upload);
        return S3Service.xml("CompleteMultipartUploadResult", out -> {
            out.leaf("Bucket", bucket.name).leaf("Key", path.key()).leaf("ETag", '"' + etag + '"');
            if (checksum != null) {
                out.leaf("ChecksumSHA256", checksum).leaf("ChecksumType", "COMPOSITE");
            }
        });
    }

    private static List<StoredObject> named(MultipartUpload upload, String body) {
        List<StoredObject> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(body);
        int last = 0;
        while (matcher.find()) {
            Matcher number = NUMBER.matcher(matcher.group(1));
            Matcher etag = ETAG.matcher(matcher.group(1));
            Matcher checksum = CHECKSUM.matcher(matcher.group(1));
            int it = number.find() ? Integer.parseInt(number.group(1)) : 0;
            StoredObject part = upload.parts().get(it);
            String told = checksum.find() ? checksum.group(1) : null;
            if (part == null
                    || etag.find() && !etag.group(1).equals(part.etag())
                    || told != null && !told.equals(part.checksum())) {
                throw new AwsError(
                        "InvalidPart",
                        "One or more of the specified parts could not be found. The part may not have been uploaded,"
                                + " or the specified entity tag may not match the part's entity tag.");
            }
            if (upload.checksummed() && told == null) {
                throw new AwsError(
                        "InvalidRequest",
                        "The upload was created using a sha256 checksum. The complete request must include the checksum"
                                + " for each part. It was missing for part " + it + " in the request.");
            }
            if (it <= last) {
                throw new AwsError(
                        "InvalidPartOrder",
                        "The list of parts was not in ascending order. Parts must be ordered by part number.");
            }
            last = it;
            parts.add(part);
        }
        if (parts.stream().limit(Math.max(0, parts.size() - 1)).anyMatch(part -> part.size() < SMALLEST_PART)) {
            throw new AwsError("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
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

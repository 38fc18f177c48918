package io.jenkins.plugins.pavedroad.embedded.aws.s3;

import io.jenkins.plugins.pavedroad.embedded.aws.http.HttpReply;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What is under way: uploads in parts, and the parts of one. */
final class MultipartListApi {
    private static final int MOST = 1000;

    private final ObjectStore store;

    MultipartListApi(ObjectStore store) {
        this.store = store;
    }

    void register(S3Service service) {
        service.on("ListMultipartUploads", this::uploads).on("ListParts", this::parts);
    }

    /** In the order of their keys, those of one key by their age. */
    private HttpReply uploads(Call call, S3Path path) {
        Bucket bucket = BucketsApi.bucket(store, call, path);
        Map<String, String> query = call.request().query();
        String prefix = query.getOrDefault("prefix", "");
        int most = Math.min(MOST, BucketsApi.number("max-uploads", query.getOrDefault("max-uploads", "1000")));
        List<MultipartUpload> all = bucket.uploads.values().stream()
                .filter(upload -> upload.key().startsWith(prefix))
                .sorted(Comparator.comparing(MultipartUpload::key)
                        .thenComparing(MultipartUpload::initiated)
                        .thenComparing(MultipartUpload::id))
                .toList();
        List<MultipartUpload> rest =
                all.subList(after(all, query.get("key-marker"), query.get("upload-id-marker")), all.size());
        List<MultipartUpload> page = rest.subList(0, Math.min(most, rest.size()));
        boolean truncated = page.size() < rest.size();
        return S3Service.xml("ListMultipartUploadsResult", out -> {
            out.leaf("Bucket", bucket.name)
                    .leaf("Prefix", prefix)
                    .leaf("MaxUploads", most)
                    .leaf("IsTruncated", truncated);
            if (truncated && !page.isEmpty()) {
                MultipartUpload last = page.get(page.size() - 1);
                out.leaf("NextKeyMarker", last.key()).leaf("NextUploadIdMarker", last.id());
            }
            page.forEach(upload -> out.node("Upload", () -> {
                out.leaf("Key", upload.key())
                        .leaf("UploadId", upload.id())
                        .leaf("StorageClass", "STANDARD")
                        .leaf("Initiated", upload.initiated());
                if (upload.checksummed()) {
                    out.leaf("ChecksumAlgorithm", "SHA256").leaf("ChecksumType", "COMPOSITE");
                }
            }));
        });
    }

    private static int after(List<MultipartUpload> all, String key, String id) {
        int from = 0;
        for (int i = 0; key != null && i < all.size(); i++) {
            MultipartUpload upload = all.get(i);
            int order = upload.key().compareTo(key);
            boolean before = order < 0 || order == 0 && id == null;
            if (before || order == 0 && upload.id().equals(id)) {
                from = i + 1;
            }
        }
        return from;
    }

    private HttpReply parts(Call call, S3Path path) {
        MultipartUpload upload = MultipartApi.find(BucketsApi.bucket(store, call, path), call);
        return S3Service.xml("ListPartsResult", out -> {
            out.leaf("Bucket", path.bucket())
                    .leaf("Key", upload.key())
                    .leaf("UploadId", upload.id())
                    .leaf("IsTruncated", false);
            upload.parts()
                    .forEach((number, part) -> out.node("Part", () -> {
                        out.leaf("PartNumber", number)
                                .leaf("LastModified", part.modified())
                                .leaf("ETag", '"' + part.etag() + '"')
                                .leaf("Size", part.size());
                        if (part.checksum() != null) {
                            out.leaf("ChecksumSHA256", part.checksum());
                        }
                    }));
        });
    }
}

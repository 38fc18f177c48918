package io.jenkins.plugins.pavedroad.embedded.aws.s3;

import io.jenkins.plugins.pavedroad.embedded.aws.http.HttpReply;
import io.jenkins.plugins.pavedroad.embedded.aws.http.HttpRequest;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Buckets, and the list of what is in them. */
final class BucketsApi {
    private static final Pattern CONSTRAINT = Pattern.compile("<LocationConstraint>([^<]*)</LocationConstraint>");
    private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");
    private static final String REGION = "x-amz-bucket-region";
    private static final int MOST_KEYS = 1000;

    private final ObjectStore store;

    BucketsApi(ObjectStore store) {
        this.store = store;
    }

    void register(S3Service service) {
        service.on("ListBuckets", this::list)
                .on("CreateBucket", this::create)
                .on("HeadBucket", this::head)
                .on("DeleteBucket", this::delete)
                .on("GetBucketLocation", this::location)
                .on("ListObjectsV2", this::objects)
                .on("DeleteObjects", this::deleteObjects);
    }

    /** The bucket, which must lie in the region that the call was signed for. */
    static Bucket bucket(ObjectStore store, Call call, S3Path path) {
        Bucket bucket = store.bucket(path.bucket());
        if (!bucket.region.equals(call.region())) {
            throw elsewhere(call.region(), bucket.region).with(REGION, bucket.region);
        }
        return bucket;
    }

    /** us-east-1's endpoint is also the global one: it takes any bucket's name, and then misses the signature. */
    private static AwsError elsewhere(String signedFor, String region) {
        return signedFor.equals("us-east-1")
                ? new AwsError(
                        "AuthorizationHeaderMalformed",
                        "The authorization header is malformed; the region '" + signedFor + "' is wrong; expecting '"
                                + region + "'")
                : new AwsError(
                        "PermanentRedirect",
                        301,
                        "The bucket you are attempting to access must be addressed using the specified endpoint."
                                + " Please send all future requests to this endpoint.");
    }

    private HttpReply list(Call call, S3Path path) {
        return S3Service.xml("ListAllMyBucketsResult", out -> {
            out.node("Owner", () -> out.leaf("ID", call.caller().account()));
            out.list("Buckets", "Bucket", store.buckets(), bucket -> out.leaf("Name", bucket.name)
                    .leaf("CreationDate", bucket.created)
                    .leaf("BucketRegion", bucket.region));
        });
    }

    private HttpReply create(Call call, S3Path path) {
        Matcher constraint = CONSTRAINT.matcher(call.request().text());
        String region = constraint.find() ? constraint.group(1) : "us-east-1";
        if (!region.equals(call.region())) {
            throw new AwsError(
                    "IllegalLocationConstraintException",
                    "The " + region + " location constraint is incompatible for the region specific endpoint this"
                            + " request was sent to.");
        }
        store.create(path.bucket(), region);
        return HttpReply.empty(200).with("Location", "/" + path.bucket());
    }

    private HttpReply head(Call call, S3Path path) {
        Bucket bucket = store.bucket(path.bucket());
        return HttpReply.empty(bucket.region.equals(call.region()) ? 200 : 301).with(REGION, bucket.region);
    }

    private HttpReply delete(Call call, S3Path path) {
        store.delete(bucket(store, call, path));
        return HttpReply.empty(204);
    }

    private HttpReply location(Call call, S3Path path) {
        String region = store.bucket(path.bucket()).region;
        return S3Service.xml("LocationConstraint", out -> out.text(region.equals("us-east-1") ? "" : region));
    }

    private HttpReply objects(Call call, S3Path path) {
        Bucket bucket = bucket(store, call, path);
        HttpRequest request = call.request();
        Map<String, String> query = request.query();
        String prefix = query.getOrDefault("prefix", "");
        String delimiter = query.getOrDefault("delimiter", "");
        int most = Math.min(MOST_KEYS, number("max-keys", query.getOrDefault("max-keys", "1000")));
        String after = query.containsKey("continuation-token")
                ? new String(Base64.getUrlDecoder().decode(query.get("continuation-token")), StandardCharsets.UTF_8)
                : query.getOrDefault("start-after", "");
        List<StoredObject> matching = bucket.objects.tailMap(after, false).values().stream()
                .filter(object -> object.key().startsWith(prefix))
                .toList();
        List<StoredObject> page = matching.subList(0, Math.min(most, matching.size()));
        TreeSet<String> folders = new TreeSet<>();
        List<StoredObject> shown = page.stream()
                .filter(object -> !folded(object.key(), prefix, delimiter, folders))
                .toList();
        boolean truncated = matching.size() > page.size();
        return S3Service.xml("ListBucketResult", out -> {
            out.leaf("Name", bucket.name)
                    .leaf("Prefix", prefix)
                    .leaf("KeyCount", shown.size() + folders.size())
                    .leaf("MaxKeys", most)
                    .leaf("IsTruncated", truncated);
            if (truncated && !page.isEmpty()) {
                out.leaf(
                        "NextContinuationToken",
                        Base64.getUrlEncoder()
                                .encodeToString(page.get(page.size() - 1).key().getBytes(StandardCharsets.UTF_8)));
            }
            shown.forEach(object -> out.node("Contents", () -> out.leaf("Key", object.key())
                    .leaf("LastModified", object.modified())
                    .leaf("ETag", '"' + object.etag() + '"')
                    .leaf("Size", object.size())
                    .leaf("StorageClass", "STANDARD")));
            folders.forEach(folder -> out.node("CommonPrefixes", () -> out.leaf("Prefix", folder)));
        });
    }

    private static boolean folded(String key, String prefix, String delimiter, TreeSet<String> folders) {
        int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
        if (end < 0) {
            return false;
        }
        folders.add(key.substring(0, end + delimiter.length()));
        return true;
    }

    static int number(String parameter, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new AwsError("InvalidArgument", parameter + "=" + value + " is not a number.");
        }
    }

    private HttpReply deleteObjects(Call call, S3Path path) throws IOException {
        Bucket bucket = bucket(store, call, path);
        List<String> keys = KEY.matcher(call.request().text())
                .results()
                .map(match -> unescape(match.group(1)))
                .toList();
        for (String key : keys) {
            store.remove(bucket, key);
        }
        return S3Service.xml(
                "DeleteResult", out -> keys.forEach(key -> out.node("Deleted", () -> out.leaf("Key", key))));
    }

    private static String unescape(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}

package io.jenkins.plugins.pavedroad.embedded.aws.s3;

import io.jenkins.plugins.pavedroad.embedded.aws.http.HttpReply;
import io.jenkins.plugins.pavedroad.embedded.aws.http.HttpRequest;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.ServiceHandler;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** S3 on the wire, path style: tells the operation by method, path and sub-resource. */
public final class S3Service implements ServiceHandler {
    /** One operation. */
    @FunctionalInterface
    interface Action {
        HttpReply handle(Call call, S3Path path) throws IOException;
    }

    private final Map<String, Action> actions = new LinkedHashMap<>();

    public S3Service(ObjectStore store) {
        new BucketsApi(store).register(this);
        new ObjectsApi(store).register(this);
        new MultipartApi(store).register(this);
        new MultipartListApi(store).register(this);
    }

    S3Service on(String name, Action action) {
        actions.put(name, action);
        return this;
    }

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public String action(HttpRequest request) {
        S3Path path = S3Path.of(request);
        Map<String, String> query = request.query();
        String method = request.method();
        if (path.bucket() == null) {
            return method.equals("GET") ? "ListBuckets" : "Unknown";
        }
        return path.key() == null ? onBucket(method, query) : onObject(method, query, request);
    }

    private static String onBucket(String method, Map<String, String> query) {
        boolean plain = query.keySet().stream().allMatch(name -> name.startsWith("X-Amz-") || name.equals("x-id"));
        return switch (method) {
            case "PUT" -> plain ? "CreateBucket" : "Unknown";
            case "HEAD" -> "HeadBucket";
            case "DELETE" -> plain ? "DeleteBucket" : "Unknown";
            case "POST" -> query.containsKey("delete") ? "DeleteObjects" : "Unknown";
            case "GET" ->
                query.containsKey("list-type")
                        ? "ListObjectsV2"
                        : query.containsKey("location")
                                ? "GetBucketLocation"
                                : query.containsKey("uploads") ? "ListMultipartUploads" : "Unknown";
            default -> "Unknown";
        };
    }

    private static String onObject(String method, Map<String, String> query, HttpRequest request) {
        boolean upload = query.containsKey("uploadId");
        return switch (method) {
            case "PUT" ->
                upload ? "UploadPart" : request.header("x-amz-copy-source") != null ? "CopyObject" : "PutObject";
            case "POST" ->
                query.containsKey("uploads") ? "CreateMultipartUpload" : upload ? "CompleteMultipartUpload" : "Unknown";
            case "DELETE" -> upload ? "AbortMultipartUpload" : "DeleteObject";
            case "GET" -> upload ? "ListParts" : "GetObject";
            case "HEAD" -> "HeadObject";
            default -> "Unknown";
        };
    }

    @Override
    public Map<String, String> summary(HttpRequest request) {
        S3Path path = S3Path.of(request);
        Map<String, String> summary = new LinkedHashMap<>();
        put(summary, "Bucket", path.bucket());
        put(summary, "Key", path.key());
        put(summary, "CopySource", request.header("x-amz-copy-source"));
        put(summary, "ContentLength", request.header("Content-Length"));
        put(summary, "Prefix", request.query().get("prefix"));
        put(summary, "PartNumber", request.query().get("partNumber"));
        if (request.query().containsKey("X-Amz-Expires")) {
            summary.put("PresignedSeconds", request.query().get("X-Amz-Expires"));
        }
        return summary;
    }

    private static void put(Map<String, String> summary, String name, String value) {
        if (value != null) {
            summary.put(name, value);
        }
    }

    @Override
    public HttpReply handle(Call call) {
        Action action = actions.get(call.action());
        if (action == null) {
            throw new AwsError("NotImplemented", 501, "This S3 operation is not part of the embedded AWS.");
        }
        try {
            return action.handle(call, S3Path.of(call.request())).with("x-amz-request-id", call.requestId());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public HttpReply error(String requestId, AwsError error) {
        byte[] body = Xml.document("Error", null, out -> out.leaf("Code", error.code())
                .leaf("Message", error.getMessage())
                .leaf("RequestId", requestId));
        HttpReply reply = HttpReply.of(error.status(), "application/xml", body).with("x-amz-request-id", requestId);
        error.headers().forEach(reply::with);
        return reply;
    }

    /** A document in S3's namespace. */
    static HttpReply xml(String root, java.util.function.Consumer<Xml> content) {
        return HttpReply.of(
                200, "application/xml", Xml.document(root, "http://s3.amazonaws.com/doc/2006-03-01/", content));
    }
}

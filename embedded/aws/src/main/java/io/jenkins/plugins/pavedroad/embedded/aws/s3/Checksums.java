package io.jenkins.plugins.pavedroad.embedded.aws.s3;

import io.jenkins.plugins.pavedroad.embedded.aws.http.HttpReply;
import io.jenkins.plugins.pavedroad.embedded.aws.http.HttpRequest;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** What S3 does about SHA-256: refuses content that is not what its sender said, and remembers what it was told. */
final class Checksums {
    static final String HEADER = "x-amz-checksum-sha256";
    private static final String CONTENT = "x-amz-content-sha256";
    private static final int SHA256_BYTES = 32;

    private Checksums() {}

    /**
     * The object with the checksum that came with it; the plain one when none came.
     *
     * @throws AwsError when the content is another; the object's file is dropped
     */
    static StoredObject checked(ObjectStore store, HttpRequest request, StoredObject object) throws IOException {
        String told = request.header(HEADER);
        String content = request.header(CONTENT);
        boolean plain = content != null && content.matches("[0-9a-fA-F]{64}");
        if (told == null && !plain) {
            return object;
        }
        byte[] sha256 = object.sha256();
        AwsError wrong = plain && !MessageDigest.isEqual(sha256, HexFormat.of().parseHex(content))
                ? new AwsError(
                        "XAmzContentSHA256Mismatch",
                        "The provided 'x-amz-content-sha256' header does not match what was computed.")
                : told == null || MessageDigest.isEqual(sha256, decoded(told))
                        ? null
                        : new AwsError("BadDigest", "The SHA256 you specified did not match the calculated checksum.");
        if (wrong != null) {
            store.drop(object);
            throw wrong;
        }
        return told == null ? object : object.withChecksum(told);
    }

    private static byte[] decoded(String base64) {
        try {
            byte[] decoded = Base64.getDecoder().decode(base64);
            return decoded.length == SHA256_BYTES ? decoded : new byte[0];
        } catch (IllegalArgumentException e) {
            throw new AwsError("InvalidRequest", "Value for x-amz-checksum-sha256 header is invalid.");
        }
    }

    /** Of an object in parts: the checksum of the parts' checksums, and how many there are. */
    static String composite(List<StoredObject> parts) {
        MessageDigest digest = StoredObject.digest();
        parts.forEach(part -> digest.update(decoded(part.checksum())));
        return Base64.getEncoder().encodeToString(digest.digest()) + "-" + parts.size();
    }

    /** Shown to who asks for it. */
    static HttpReply shown(HttpReply reply, HttpRequest request, StoredObject object) {
        return object.checksum() != null && "ENABLED".equals(request.header("x-amz-checksum-mode"))
                ? reply.with(HEADER, object.checksum())
                        .with("x-amz-checksum-type", object.checksum().contains("-") ? "COMPOSITE" : "FULL_OBJECT")
                : reply;
    }
}

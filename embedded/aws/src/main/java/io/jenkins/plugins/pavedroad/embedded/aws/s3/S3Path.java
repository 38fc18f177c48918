package io.jenkins.plugins.pavedroad.embedded.aws.s3;

import io.jenkins.plugins.pavedroad.embedded.aws.http.HttpRequest;

/**
 * What a path-style request is about.
 *
 * @param bucket null for the service itself
 * @param key null for the bucket itself
 */
record S3Path(String bucket, String key) {
    static S3Path of(HttpRequest request) {
        return parse(request.path());
    }

    /** Of {@code /bucket/key}; the first slash may be missing, as in a copy source. */
    static S3Path parse(String path) {
        String rest = path.startsWith("/") ? path.substring(1) : path;
        if (rest.isEmpty()) {
            return new S3Path(null, null);
        }
        int slash = rest.indexOf('/');
        if (slash < 0 || slash == rest.length() - 1) {
            return new S3Path(slash < 0 ? rest : rest.substring(0, slash), null);
        }
        return new S3Path(rest.substring(0, slash), rest.substring(slash + 1));
    }
}

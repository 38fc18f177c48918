package io.jenkins.plugins.pavedroad.embedded.aws.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer: status, headers, and a body of known length that is read once. */
public final class HttpReply {
    private static final int NONE = 0;

    private final int status;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final InputStream body;
    private final long length;
    private final byte[] bytes;

    private HttpReply(int status, InputStream body, long length, byte[] bytes) {
        this.status = status;
        this.body = body;
        this.length = length;
        this.bytes = bytes;
    }

    public static HttpReply of(int status, String contentType, byte[] body) {
        return new HttpReply(status, new ByteArrayInputStream(body), body.length, body)
                .with("Content-Type", contentType);
    }

    /** A streamed body; the front closes it. */
    public static HttpReply stream(int status, InputStream body, long length) {
        return new HttpReply(status, body, length, null);
    }

    public static HttpReply empty(int status) {
        return new HttpReply(status, InputStream.nullInputStream(), 0, null);
    }

    /** No answer: the connection is closed. */
    public static HttpReply none() {
        return empty(NONE);
    }

    boolean isNone() {
        return status == NONE;
    }

    /** The same answer once more; null for a streamed one. */
    public HttpReply again() {
        if (bytes == null) {
            return null;
        }
        HttpReply copy = new HttpReply(status, new ByteArrayInputStream(bytes), length, bytes);
        copy.headers.putAll(headers);
        return copy;
    }

    public HttpReply with(String header, String value) {
        if (value != null) {
            headers.put(header, value);
        }
        return this;
    }

    public int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    InputStream body() {
        return body;
    }

    long length() {
        return length;
    }
}

package io.jenkins.plugins.pavedroad.embedded.aws.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer: status, headers, and a body of known length that is read once. */
public final class HttpReply {
    private final int status;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final InputStream body;
    private final long length;

    private HttpReply(int status, InputStream body, long length) {
        this.status = status;
        this.body = body;
        this.length = length;
    }

    public static HttpReply of(int status, String contentType, byte[] body) {
        return new HttpReply(status, new ByteArrayInputStream(body), body.length).with("Content-Type", contentType);
    }

    /** A streamed body; the front closes it. */
    public static HttpReply stream(int status, InputStream body, long length) {
        return new HttpReply(status, body, length);
    }

    public static HttpReply empty(int status) {
        return new HttpReply(status, InputStream.nullInputStream(), 0);
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

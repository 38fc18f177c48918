package io.jenkins.plugins.pavedroad.embedded.aws.http;

import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request as services see it. Used by one thread. */
public final class HttpRequest {
    /** Larger forms and JSON documents are refused; AWS's own limit for user data is 16 KiB before encoding. */
    private static final int LONGEST_TEXT = 8 << 20;

    private final HttpExchange exchange;
    private final Map<String, String> query;
    private String text;
    private Map<String, String> form;

    HttpRequest(HttpExchange exchange) {
        this.exchange = exchange;
        this.query = decode(exchange.getRequestURI().getRawQuery());
    }

    public String method() {
        return exchange.getRequestMethod();
    }

    /** The path, decoded. */
    public String path() {
        return URLDecoder.decode(exchange.getRequestURI().getRawPath().replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The value of a header, or null. */
    public String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    /** All headers whose lower-case name begins with the prefix, by that name. */
    public Map<String, String> headers(String prefix) {
        Map<String, String> found = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> {
            String lower = name.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith(prefix) && !values.isEmpty()) {
                found.put(lower, values.get(0));
            }
        });
        return found;
    }

    /** Parameters of the query string; one without a value has the empty string. */
    public Map<String, String> query() {
        return query;
    }

    /** The body as it comes; read at most once, and not together with {@link #text()}. */
    public InputStream body() {
        return exchange.getRequestBody();
    }

    /** The whole body as text. */
    public String text() {
        if (text == null) {
            try {
                byte[] bytes = exchange.getRequestBody().readNBytes(LONGEST_TEXT + 1);
                if (bytes.length > LONGEST_TEXT) {
                    throw new AwsError("RequestEntityTooLarge", 413, "The body is longer than 8 MiB.");
                }
                text = new String(bytes, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text;
    }

    /** The fields of a form body together with the query string's, without those that sign it. */
    public Map<String, String> form() {
        if (form == null) {
            form = new LinkedHashMap<>(query);
            form.keySet().removeIf(name -> name.startsWith("X-Amz-"));
            String type = header("Content-Type");
            if (type != null && type.startsWith("application/x-www-form-urlencoded")) {
                form.putAll(decode(text()));
            }
        }
        return form;
    }

    static Map<String, String> decode(String encoded) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (encoded == null || encoded.isEmpty()) {
            return fields;
        }
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            fields.put(
                    URLDecoder.decode(name, StandardCharsets.UTF_8), URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        return fields;
    }
}

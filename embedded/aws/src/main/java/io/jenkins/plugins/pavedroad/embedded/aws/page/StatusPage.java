package io.jenkins.plugins.pavedroad.embedded.aws.page;

import io.jenkins.plugins.pavedroad.embedded.aws.Cloud;
import io.jenkins.plugins.pavedroad.embedded.aws.http.HttpReply;
import io.jenkins.plugins.pavedroad.embedded.aws.http.HttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A page to look at: what there is in each region, refreshed by itself. Changes nothing and needs nothing but this server. */
public final class StatusPage {
    private static final String BELOW = "/_embedded/status";
    private static final Map<String, String> FILES = Map.of(
            "page.html", "text/html;charset=UTF-8",
            "page.css", "text/css;charset=UTF-8",
            "page.js", "text/javascript;charset=UTF-8");

    private final StatusJson json;

    public StatusPage(Cloud cloud) {
        json = new StatusJson(cloud);
    }

    /** Answers {@code /} with the page, and {@code /_embedded/status} and what is below it with the page's parts. */
    public HttpReply handle(HttpRequest request) {
        String path = request.path();
        if (path.equals(BELOW + ".json")) {
            byte[] body = json.now().toString().getBytes(StandardCharsets.UTF_8);
            return HttpReply.of(200, "application/json", body).with("Cache-Control", "no-store");
        }
        return file(path.startsWith(BELOW + "/") ? path.substring(BELOW.length() + 1) : "page.html");
    }

    private static HttpReply file(String name) {
        String type = FILES.get(name);
        if (type == null) {
            return HttpReply.empty(404);
        }
        try (InputStream in = StatusPage.class.getResourceAsStream(name)) {
            return HttpReply.of(200, type, in.readAllBytes())
                    .with("Content-Security-Policy", "default-src 'self'; img-src data:")
                    .with("X-Content-Type-Options", "nosniff");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

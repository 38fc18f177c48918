package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The segments of an address, decoded one by one, so that a name may hold any character. */
final class Paths {
    private Paths() {}

    static List<String> segments(String rawPath) {
        List<String> segments = new ArrayList<>();
        for (String each : rawPath.split("/")) {
            if (!each.isEmpty()) {
                segments.add(URLDecoder.decode(each.replace("+", "%2B"), StandardCharsets.UTF_8));
            }
        }
        return segments;
    }

    static String encode(String path) {
        return Stream.of(path.split("/"))
                .map(each -> URLEncoder.encode(each, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}

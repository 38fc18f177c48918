package io.jenkins.plugins.pavedroad.embedded.run.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the deployment's record says of its end, which is what the build's page and the page under Manage Jenkins show. */
final class Told {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Told() {}

    /** Such as {@code done} or {@code failed: The build ended …}; empty when nothing tells of it. */
    static Optional<String> of(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Told::isRecord).toList()) {
                JsonNode record = JSON.readTree(file.toFile());
                if (record.path("state").has("regions")) {
                    String cause = record.path("cause").asText("");
                    return Optional.of(record.path("status").asText().toLowerCase(Locale.ROOT)
                            + (cause.isEmpty() || cause.equals("null") ? "" : ": " + cause));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isRecord(Path file) {
        Path folder = file.getParent();
        return file.toString().endsWith(".json") && folder.toString().contains("paved-road");
    }
}

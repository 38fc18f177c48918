package io.jenkins.plugins.pavedroad.embedded.run.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How far a deployment is when its controller is killed, read from the operation's own record.
 *
 * @param phase a deployment's phase in a region
 * @param region position among the regions, from 0
 */
public record KillPoint(String phase, int region) {
    /** From the first thing that is made, over the moving of traffic, to the draining in the second region. */
    public static final List<KillPoint> ALL = List.of(
            new KillPoint("CREATE", 0),
            new KillPoint("IN_SERVICE", 0),
            new KillPoint("HEALTHY", 0),
            new KillPoint("DISABLE", 0),
            new KillPoint("DRAIN", 1));

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param text such as {@code DRAIN/1} */
    public static KillPoint of(String text) {
        String[] parts = text.split("/", 2);
        if (parts.length != 2 || !parts[1].matches("\\d")) {
            throw new IllegalArgumentException(
                    "point=" + text + " is not a phase and a region's position, such as DRAIN/1.");
        }
        return new KillPoint(parts[0], Integer.parseInt(parts[1]));
    }

    /** @param operations folder of the running operations' records */
    boolean reached(Path operations) throws IOException {
        for (Path record : records(operations)) {
            JsonNode state = JSON.readTree(record.toFile()).path("state");
            if (state.path("regions").path(region).path("phase").asText().equals(phase)) {
                return true;
            }
        }
        return false;
    }

    /** The records that are there; one that ends meanwhile moves away. */
    static List<Path> records(Path operations) throws IOException {
        List<Path> records = new java.util.ArrayList<>();
        if (Files.isDirectory(operations)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(operations, "*.json")) {
                files.forEach(records::add);
            }
        }
        return records;
    }

    @Override
    public String toString() {
        return phase + "/" + region;
    }
}

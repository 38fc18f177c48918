package io.jenkins.plugins.pavedroad.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which dependencies the lock files of a build pin: Nebula's {@code dependencies.lock} and {@code global.lock}, Gradle's own
 * {@code gradle.lockfile} and {@code gradle/dependency-locks/<configuration>.lockfile}.
 */
final class DependencyLocks {
    /** Ant globs of the files, relative to where Gradle runs. */
    static final String FILES =
            "**/dependencies.lock,**/global.lock,**/gradle.lockfile," + "**/gradle/dependency-locks/*.lockfile";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GLOBAL = "global.lock";
    private static final String SUFFIX = ".lockfile";

    /** Project to module to the versions that its configurations pin. */
    private final TreeMap<String, TreeMap<String, TreeSet<String>>> versions = new TreeMap<>();

    private final TreeSet<String> configurations = new TreeSet<>();

    /** @throws IllegalArgumentException one sentence, when a file is no lock file */
    static DependencyLocks read(List<LockFile> files) {
        DependencyLocks locks = new DependencyLocks();
        for (LockFile file : files) {
            switch (file.name()) {
                case "dependencies.lock", GLOBAL -> locks.nebula(file);
                case "gradle.lockfile" -> locks.gradle(file);
                default -> locks.gradleConfiguration(file);
            }
        }
        return locks;
    }

    /**
     * The locked configurations, one {@code project:configuration} each, where the project is its folder;
     * {@code project:*} when a lock file is for all of a project's configurations, {@code *} when one is for all projects.
     */
    List<String> configurations() {
        return List.copyOf(configurations);
    }

    /** What is kept of them with a build: project to module to versions, separated by commas. */
    TreeMap<String, TreeMap<String, String>> versions() {
        TreeMap<String, TreeMap<String, String>> kept = new TreeMap<>();
        versions.forEach((project, modules) -> {
            TreeMap<String, String> texts = new TreeMap<>();
            modules.forEach((module, several) -> texts.put(module, String.join(", ", several)));
            kept.put(project, texts);
        });
        return kept;
    }

    private void nebula(LockFile file) {
        JsonNode json;
        try {
            json = JSON.readTree(file.text());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The lock file " + file.path() + " cannot be read: " + e.getOriginalMessage() + ".", e);
        }
        boolean global = file.name().equals(GLOBAL);
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (entry.getValue().has("locked")) {
                // the oldest form: modules at once, for all configurations
                configurations.add(file.project() + ":*");
                pin(file, entry.getKey(), entry.getValue());
            } else {
                configurations.add(global ? "*" : file.project() + ":" + entry.getKey());
                for (Map.Entry<String, JsonNode> module : entry.getValue().properties()) {
                    pin(file, module.getKey(), module.getValue());
                }
            }
        }
    }

    private void pin(LockFile file, String module, JsonNode entry) {
        JsonNode locked = entry.get("locked");
        // a project of the same build has none
        if (locked != null && locked.isTextual()) {
            pin(file, module, locked.asText());
        }
    }

    /** {@code group:name:version=configuration,configuration} a line; {@code empty=} names those without any. */
    private void gradle(LockFile file) {
        lines(file).forEach((module, names) -> {
            for (String name : names.split(",")) {
                if (!name.isBlank()) {
                    configurations.add(file.project() + ":" + name.strip());
                }
            }
            coordinates(file, module);
        });
    }

    private void gradleConfiguration(LockFile file) {
        String name = file.name().substring(0, file.name().length() - SUFFIX.length());
        configurations.add(file.project() + ":" + name);
        lines(file).keySet().forEach(module -> coordinates(file, module));
    }

    private static Map<String, String> lines(LockFile file) {
        return file.text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .collect(Collectors.toMap(
                        line -> line.replaceFirst("=.*", ""),
                        line -> line.contains("=") ? line.substring(line.indexOf('=') + 1) : "",
                        (one, other) -> one + "," + other,
                        TreeMap::new));
    }

    private void coordinates(LockFile file, String text) {
        int colon = text.lastIndexOf(':');
        if (colon > 0 && text.indexOf(':') < colon) {
            pin(file, text.substring(0, colon), text.substring(colon + 1));
        }
    }

    private void pin(LockFile file, String module, String version) {
        versions.computeIfAbsent(file.project(), project -> new TreeMap<>())
                .computeIfAbsent(module, any -> new TreeSet<>())
                .add(version);
    }
}

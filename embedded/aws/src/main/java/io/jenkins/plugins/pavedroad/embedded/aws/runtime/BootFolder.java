package io.jenkins.plugins.pavedroad.embedded.aws.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Lays down, for the instance's first process, what its user data asks for: the file {@code plan} holds for each step its
 * kind, the number of its fields and the fields, each ended by NUL; contents lie in files beside it. Nothing is written into
 * the instance's root folder from outside, where its links could lead anywhere.
 */
final class BootFolder {
    private final Path folder;
    private final ByteArrayOutputStream plan = new ByteArrayOutputStream();
    private int contents;

    private BootFolder(Path folder) {
        this.folder = folder;
    }

    static void write(Path folder, byte[] userData) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("user-data"), userData);
        BootFolder boot = new BootFolder(folder);
        for (BootStep step : UserData.steps(userData)) {
            boot.add(step);
        }
        Files.write(folder.resolve("plan"), boot.plan.toByteArray());
    }

    private void add(BootStep step) throws IOException {
        if (step instanceof BootStep.Note note) {
            record("note", note.text());
        } else if (step instanceof BootStep.Write file) {
            record(
                    "write",
                    file.path(),
                    Integer.toOctalString(file.mode()),
                    file.append() ? "append" : "replace",
                    content("file", file.content()));
        } else if (step instanceof BootStep.Run run) {
            record("run", run.command().toArray(String[]::new));
        } else if (step instanceof BootStep.Script script) {
            record("script", content("part", script.content()));
        }
    }

    private String content(String prefix, byte[] bytes) throws IOException {
        String name = String.format("%s-%03d", prefix, ++contents);
        Files.write(folder.resolve(name), bytes);
        return name;
    }

    private void record(String kind, String... fields) throws IOException {
        field(kind);
        field(String.valueOf(fields.length));
        for (String field : List.of(fields)) {
            field(field);
        }
    }

    private void field(String text) throws IOException {
        plan.write(text.replace("\0", "").getBytes(StandardCharsets.UTF_8));
        plan.write(0);
    }
}

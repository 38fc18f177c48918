package io.jenkins.plugins.pavedroad.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;

/** The tags of a repository and the commits that they name, from git's own files. */
final class GitTags {
    private static final String PREFIX = "refs/tags/";
    private static final int LONGEST_HEAD = 512;
    private static final Pattern TAGGED = Pattern.compile("\\x00object ([0-9a-f]{40,64})\\n");

    private final Path common;
    private final TreeMap<String, String> commits = new TreeMap<>();

    private GitTags(Path common) {
        this.common = common;
    }

    /** @param common the folder that all working trees of the repository share */
    static GitTags read(Path common) throws IOException {
        GitTags tags = new GitTags(common);
        tags.packed();
        tags.loose();
        return tags;
    }

    /** Names of tags, branches and users may be in any encoding; what is no UTF-8 in them does not matter here. */
    static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** An annotated tag in a pack, of which only the tag's own id is known, is there but names no commit. */
    List<String> at(String commit) {
        return commits.entrySet().stream()
                .filter(tag -> tag.getValue().equals(commit))
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean any() {
        return !commits.isEmpty();
    }

    private void packed() throws IOException {
        Path file = common.resolve("packed-refs");
        if (!Files.exists(file)) {
            return;
        }
        String last = "";
        for (String line : text(file).lines().toList()) {
            int space = line.indexOf(' ');
            if (line.startsWith("^")) {
                // what the annotated tag of the line before names
                commits.computeIfPresent(last, (name, id) -> line.substring(1).strip());
            } else if (space > 0) {
                last = line.substring(space + 1).startsWith(PREFIX) ? line.substring(space + 1 + PREFIX.length()) : "";
                if (!last.isEmpty()) {
                    commits.put(last, line.substring(0, space));
                }
            }
        }
    }

    private void loose() throws IOException {
        Path folder = common.resolve(PREFIX);
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.filter(Files::isRegularFile).forEach(files::add);
        }
        for (Path file : files) {
            String id = text(file).strip();
            commits.put(folder.relativize(file).toString().replace('\\', '/'), commitOf(id));
        }
    }

    private String commitOf(String id) throws IOException {
        if (!id.matches("[0-9a-f]{40,64}")) {
            return id;
        }
        Path object = common.resolve("objects").resolve(id.substring(0, 2)).resolve(id.substring(2));
        if (!Files.isRegularFile(object)) {
            return id;
        }
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        try (InputStream in = new InflaterInputStream(Files.newInputStream(object))) {
            head.writeBytes(in.readNBytes(LONGEST_HEAD));
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        Matcher tagged = TAGGED.matcher(text);
        return text.startsWith("tag ") && tagged.find() ? tagged.group(1) : id;
    }
}

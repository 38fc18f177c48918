package io.jenkins.plugins.pavedroad.embedded.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * hello-service in a git repository of its own: the version that serves already is tagged, the one that a build makes is a
 * commit later. Kept between runs, so that a user's own commits there are built; made anew when the example has changed.
 */
final class HelloRepository {
    /** The version that serves before the first build. */
    static final String SERVING_VERSION = "0.1.0";

    static final String TAG = "v" + SERVING_VERSION;
    static final String BRANCH = "main";

    /** Nobody's configuration decides how these commits look, and they are the same every time. */
    private static final Map<String, String> GIT = Map.of(
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_AUTHOR_NAME", "hello",
            "GIT_AUTHOR_EMAIL", "hello@example.com",
            "GIT_AUTHOR_DATE", "2026-01-01T00:00:00Z",
            "GIT_COMMITTER_NAME", "hello",
            "GIT_COMMITTER_EMAIL", "hello@example.com",
            "GIT_COMMITTER_DATE", "2026-01-01T00:00:00Z");

    private final Path folder;

    private HelloRepository(Path folder) {
        this.folder = folder;
    }

    /**
     * @param example the folder {@code examples/hello-service}
     * @param folder where the repository is
     */
    static HelloRepository ensure(Path example, Path folder) {
        HelloRepository repository = new HelloRepository(folder);
        try {
            if (!repository.holds(example)) {
                repository.make(example);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return repository;
    }

    Path folder() {
        return folder;
    }

    /** Names the tagged tree: what was built from it once need not be built again. */
    String tagId() {
        return git("rev-parse", TAG + "^{tree}");
    }

    /** A clean copy of the tagged version. */
    void exportTag(Path to) throws IOException {
        Folders.delete(to);
        HostCommand.must(
                folder,
                GIT,
                "git",
                "clone",
                "-q",
                "--branch",
                TAG,
                folder.toUri().toString(),
                to.toString());
    }

    private boolean holds(Path example) throws IOException {
        if (!Files.isDirectory(folder.resolve(".git"))
                || !HostCommand.run(folder, GIT, "git", "rev-parse", "-q", "--verify", TAG)
                        .passed()) {
            return false;
        }
        List<Path> files = files(example);
        List<String> tagged = git("ls-tree", "-r", "--name-only", TAG).lines().toList();
        if (tagged.size() != files.size()) {
            return false;
        }
        for (Path file : files) {
            String name = example.relativize(file).toString();
            String stored = HostCommand.run(folder, GIT, "git", "rev-parse", TAG + ":" + name)
                    .output()
                    .strip();
            if (!stored.equals(git("hash-object", file.toString()))) {
                return false;
            }
        }
        return true;
    }

    private void make(Path example) throws IOException {
        Folders.delete(folder);
        Files.createDirectories(folder);
        for (Path file : files(example)) {
            Path copy = folder.resolve(example.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
        git("init", "-q", "-b", BRANCH);
        git("add", "-A");
        git("commit", "-q", "-m", "Say hello");
        git("tag", TAG);
        Path settings = folder.resolve("src/main/resources/hello.properties");
        String text = Files.readString(settings, StandardCharsets.UTF_8);
        Files.writeString(settings, text.replace("greeting=Hello", "greeting=Hello from the paved road"));
        git("commit", "-q", "-a", "-m", "Say where the hello comes from");
    }

    private static List<Path> files(Path example) throws IOException {
        Predicate<Path> built = file -> {
            Path name = example.relativize(file);
            return name.startsWith("build") || name.startsWith(".gradle");
        };
        try (Stream<Path> files = Files.walk(example)) {
            return files.filter(Files::isRegularFile)
                    .filter(built.negate())
                    .sorted()
                    .toList();
        }
    }

    private String git(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return HostCommand.must(folder, GIT, command);
    }
}

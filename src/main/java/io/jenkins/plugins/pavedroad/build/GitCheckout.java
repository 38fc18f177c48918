package io.jenkins.plugins.pavedroad.build;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a working tree is a checkout of, read from git's own files: the agent needs no git command for it.
 *
 * @param commit 40 hex digits
 * @param branch empty when the checkout is detached, as Jenkins's own are
 * @param shallow whether history is cut off
 * @param tagged whether there is any tag
 */
record GitCheckout(String commit, String branch, boolean shallow, boolean tagged) implements Serializable {
    private static final String HEADS = "refs/heads/";

    /** The checkout that this folder is in, looked for upwards; empty when there is none or it has no commit. */
    static Optional<GitCheckout> of(Path folder) throws IOException {
        for (Path dir = folder.toAbsolutePath(); dir != null; dir = dir.getParent()) {
            Path git = dir.resolve(".git");
            if (Files.isDirectory(git)) {
                return read(git, git);
            }
            if (Files.isRegularFile(git)) {
                Path own = dir.resolve(text(git).replaceFirst("^gitdir:", "").strip());
                Path pointer = own.resolve("commondir");
                return read(own, Files.exists(pointer) ? own.resolve(text(pointer)) : own);
            }
        }
        return Optional.empty();
    }

    /**
     * Why Nebula would infer a wrong version here; empty when it would not.
     *
     * @param release the stage that was asked for
     */
    Optional<String> missingHistory(ReleaseStage release) {
        if (!release.countsFromTags() || !shallow) {
            return Optional.empty();
        }
        return Optional.of("The parameter 'release' is '" + release.word() + "', whose version Nebula counts from the "
                + "last tag, but this is a shallow clone: check out without 'shallow' (clone depth) and with tags, or "
                + "run 'git fetch --unshallow --tags' before.");
    }

    private static Optional<GitCheckout> read(Path own, Path common) throws IOException {
        String head = text(own.resolve("HEAD"));
        String branch = "";
        String commit = head;
        if (head.startsWith("ref:")) {
            String ref = head.substring("ref:".length()).strip();
            branch = ref.startsWith(HEADS) ? ref.substring(HEADS.length()) : ref;
            Path loose = common.resolve(ref);
            commit = Files.exists(loose) ? text(loose) : packed(common, ref);
        }
        if (!commit.matches("[0-9a-f]{40,64}")) {
            return Optional.empty();
        }
        return Optional.of(new GitCheckout(commit, branch, Files.exists(common.resolve("shallow")), tagged(common)));
    }

    private static String packed(Path common, String ref) throws IOException {
        return packedRefs(common).stream()
                .filter(line -> line.endsWith(" " + ref))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .findFirst()
                .orElse("");
    }

    private static boolean tagged(Path common) throws IOException {
        Path tags = common.resolve("refs/tags");
        if (Files.isDirectory(tags)) {
            try (Stream<Path> files = Files.walk(tags)) {
                if (files.anyMatch(Files::isRegularFile)) {
                    return true;
                }
            }
        }
        return packedRefs(common).stream().anyMatch(line -> line.contains(" refs/tags/"));
    }

    private static List<String> packedRefs(Path common) throws IOException {
        Path file = common.resolve("packed-refs");
        return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }
}

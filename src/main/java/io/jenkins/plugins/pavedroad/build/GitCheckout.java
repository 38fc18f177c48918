package io.jenkins.plugins.pavedroad.build;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a working tree is a checkout of, read from git's own files: the agent needs no git command for it.
 *
 * @param commit 40 hex digits
 * @param branch empty when the checkout is detached, as Jenkins's own are
 * @param shallow whether history is cut off
 * @param tagged whether there is any tag
 * @param tagsLeftOut whether it was cloned with the wish to have none
 * @param tagsHere the tags that name the commit
 */
record GitCheckout(
        String commit, String branch, boolean shallow, boolean tagged, boolean tagsLeftOut, ArrayList<String> tagsHere)
        implements Serializable {
    private static final String HEADS = "refs/heads/";
    private static final Pattern NO_TAGS = Pattern.compile("(?mi)^\\s*tagOpt\\s*=\\s*--no-tags\\s*$");

    boolean detached() {
        return branch.isEmpty();
    }

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
        GitTags tags = GitTags.read(common);
        Path config = common.resolve("config");
        return Optional.of(new GitCheckout(
                commit,
                branch,
                Files.exists(common.resolve("shallow")),
                tags.any(),
                Files.exists(config) && NO_TAGS.matcher(text(config)).find(),
                new ArrayList<>(tags.at(commit))));
    }

    private static String packed(Path common, String ref) throws IOException {
        return packedRefs(common).stream()
                .filter(line -> line.endsWith(" " + ref))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .findFirst()
                .orElse("");
    }

    private static List<String> packedRefs(Path common) throws IOException {
        Path file = common.resolve("packed-refs");
        return Files.exists(file) ? GitTags.text(file).lines().toList() : List.of();
    }

    private static String text(Path file) throws IOException {
        return GitTags.text(file).strip();
    }
}

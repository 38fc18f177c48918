package io.jenkins.plugins.pavedroad.build;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class GitCheckoutTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path repository;

    @Before
    public void makeRepository() throws Exception {
        repository = folder.newFolder("repository").toPath();
        git(repository, "init", "-q", "-b", "main");
        Files.createDirectories(repository.resolve("service"));
        Files.writeString(repository.resolve("service/a"), "a");
        git(repository, "add", "-A");
        git(repository, "commit", "-q", "-m", "first");
        git(repository, "commit", "-q", "--allow-empty", "-m", "second");
    }

    @Test
    public void readsCommitAndBranchAlsoFromASubfolder() throws Exception {
        GitCheckout checkout = GitCheckout.of(repository.resolve("service")).orElseThrow();
        assertEquals(git(repository, "rev-parse", "HEAD"), checkout.commit());
        assertEquals("main", checkout.branch());
        assertFalse(checkout.shallow());
        assertFalse(checkout.tagged());
    }

    @Test
    public void readsADetachedCheckoutAndPackedReferences() throws Exception {
        git(repository, "tag", "v0.1.0");
        git(repository, "pack-refs", "--all");
        assertEquals(
                git(repository, "rev-parse", "HEAD"),
                GitCheckout.of(repository).orElseThrow().commit());
        assertTrue(GitCheckout.of(repository).orElseThrow().tagged());
        git(repository, "checkout", "-q", "HEAD~1");
        GitCheckout detached = GitCheckout.of(repository).orElseThrow();
        assertEquals("", detached.branch());
        assertEquals(git(repository, "rev-parse", "HEAD"), detached.commit());
    }

    @Test
    public void readsAWorktree() throws Exception {
        Path worktree = folder.getRoot().toPath().resolve("worktree");
        git(repository, "worktree", "add", "-q", "-b", "side", worktree.toString());
        GitCheckout checkout = GitCheckout.of(worktree).orElseThrow();
        assertEquals("side", checkout.branch());
        assertEquals(git(repository, "rev-parse", "HEAD"), checkout.commit());
    }

    @Test
    public void aShallowCloneAndOneWithoutTagsAreSeen() throws Exception {
        Path clone = folder.getRoot().toPath().resolve("clone");
        git(repository, "clone", "-q", "--depth", "1", repository.toUri().toString(), clone.toString());
        GitCheckout checkout = GitCheckout.of(clone).orElseThrow();
        assertTrue(checkout.shallow());
        assertFalse(checkout.tagsLeftOut());
        Path tagless = folder.getRoot().toPath().resolve("tagless");
        git(repository, "clone", "-q", "--no-tags", repository.toUri().toString(), tagless.toString());
        assertTrue(GitCheckout.of(tagless).orElseThrow().tagsLeftOut());
        assertFalse(GitCheckout.of(tagless).orElseThrow().shallow());
    }

    @Test
    public void theTagsOfTheCommitAreReadLooseAnnotatedAndPacked() throws Exception {
        git(repository, "tag", "elsewhere", "HEAD~1");
        git(repository, "tag", "light");
        git(repository, "tag", "-m", "note", "v1.0.0");
        assertEquals(
                List.of("light", "v1.0.0"),
                GitCheckout.of(repository).orElseThrow().tagsHere());
        git(repository, "pack-refs", "--all");
        assertEquals(
                List.of("light", "v1.0.0"),
                GitCheckout.of(repository).orElseThrow().tagsHere());
    }

    @Test
    public void namesInAnotherEncodingAreNoObstacle() throws Exception {
        git(repository, "tag", "v0.1.0");
        git(repository, "pack-refs", "--all");
        byte[] name = "j\u00f6rg".getBytes(StandardCharsets.ISO_8859_1);
        for (String file : List.of("config", "packed-refs")) {
            Path path = repository.resolve(".git").resolve(file);
            Files.write(path, "# ".getBytes(StandardCharsets.US_ASCII), StandardOpenOption.APPEND);
            Files.write(path, name, StandardOpenOption.APPEND);
        }
        GitCheckout checkout = GitCheckout.of(repository).orElseThrow();
        assertEquals(40, checkout.commit().length());
        assertTrue(checkout.tagged());
    }

    @Test
    public void aFolderWithoutGitIsNoCheckout() throws Exception {
        assertEquals(Optional.empty(), GitCheckout.of(folder.newFolder("plain").toPath()));
    }

    private static String git(Path where, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=A", "-c", "user.email=a@example.com"));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command)
                .directory(new File(where.toString()))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(output, 0, process.waitFor());
        return output.strip();
    }
}

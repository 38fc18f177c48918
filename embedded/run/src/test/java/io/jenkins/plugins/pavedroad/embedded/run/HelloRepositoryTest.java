package io.jenkins.plugins.pavedroad.embedded.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class HelloRepositoryTest {
    @Rule
    public TemporaryFolder temporary = new TemporaryFolder();

    private Path example;
    private Path folder;

    @Before
    public void makeExample() throws Exception {
        example = temporary.newFolder("example").toPath();
        folder = temporary.getRoot().toPath().resolve("work/hello-service");
        write(example.resolve("src/main/resources/hello.properties"), "greeting=Hello\n");
        write(example.resolve("build.gradle"), "// builds\n");
        write(example.resolve("build/libs/old.jar"), "old");
        write(example.resolve(".gradle/cache"), "old");
    }

    @Test
    public void theServingVersionIsTaggedAndTheNextIsACommitLater() throws Exception {
        HelloRepository repository = HelloRepository.ensure(example, folder);
        assertEquals("v0.1.0-1", git("describe", "--tags", "--long").replaceFirst("-g.*", ""));
        assertEquals("main", git("rev-parse", "--abbrev-ref", "HEAD"));
        assertEquals("", git("status", "--porcelain"));
        assertFalse(Files.exists(folder.resolve("build")));
        Path exported = temporary.getRoot().toPath().resolve("exported");
        repository.exportTag(exported);
        assertEquals("greeting=Hello\n", Files.readString(exported.resolve("src/main/resources/hello.properties")));
    }

    @Test
    public void commitsMadeThereStayUntilTheExampleChanges() throws Exception {
        String tag = HelloRepository.ensure(example, folder).tagId();
        write(folder.resolve("mine"), "mine");
        git("add", "-A");
        git("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-q", "-m", "mine");
        assertEquals(tag, HelloRepository.ensure(example, folder).tagId());
        assertTrue(Files.exists(folder.resolve("mine")));

        write(example.resolve("build.gradle"), "// builds more\n");
        assertNotEquals(tag, HelloRepository.ensure(example, folder).tagId());
        assertFalse(Files.exists(folder.resolve("mine")));
    }

    private static void write(Path file, String text) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String git(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return HostCommand.must(folder, Map.of(), command);
    }
}

package io.jenkins.plugins.pavedroad.embedded.jenkins.conformance;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The tags here are tags of Jenkins 2.479.3, with no attribute that those lack. */
public class TagLibrariesConformanceTest {
    private static final Path RESOURCES = Path.of("src/main/resources");

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private final RecordedTags recorded = RecordedTags.read();

    @Test
    public void tagsAndTheirAttributesAreAsRecorded() throws IOException {
        List<String> differences = new ArrayList<>();
        for (Path tag : jellyFiles(RESOURCES.resolve("lib"))) {
            String library = "/" + RESOURCES.relativize(tag.getParent());
            differences.addAll(recorded.differencesOfDefinition(library, tag));
        }
        assertEquals("", String.join("\n", differences));
    }

    @Test
    public void viewsUseOnlyThose() throws IOException {
        List<String> differences = new ArrayList<>();
        for (Path view : jellyFiles(RESOURCES)) {
            differences.addAll(recorded.differencesOfUse(view));
        }
        assertEquals("", String.join("\n", differences));
    }

    @Test
    public void aTagOrAttributeThatJenkinsLacksIsTold() throws IOException {
        Path view = folder.newFile("config.jelly").toPath();
        Files.writeString(
                view,
                "<j:jelly xmlns:j='jelly:core' xmlns:f='/lib/form'><f:slider/><f:textbox field='a' colour='red'/></j:jelly>");

        assertEquals(
                List.of(
                        view + ": /lib/form:slider is no tag of Jenkins",
                        view + ": /lib/form:textbox has no attribute colour in Jenkins"),
                recorded.differencesOfUse(view));
    }

    private static List<Path> jellyFiles(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(each -> each.toString().endsWith(".jelly"))
                    .sorted()
                    .toList();
        }
    }
}

package io.jenkins.plugins.pavedroad;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.pavedroad.embedded.jenkins.conformance.RecordedTags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;

/** The plugin's views use only tags and attributes that Jenkins has. */
public class ViewTagsTest {
    @Test
    public void everyTagAndAttributeIsJenkinss() throws IOException {
        RecordedTags recorded = RecordedTags.read();
        List<String> differences = new ArrayList<>();
        try (Stream<Path> all = Files.walk(Path.of("src/main/resources"))) {
            for (Path view :
                    all.filter(each -> each.toString().endsWith(".jelly")).toList()) {
                differences.addAll(recorded.differencesOfUse(view));
            }
        }
        assertEquals("", String.join("\n", differences));
    }
}

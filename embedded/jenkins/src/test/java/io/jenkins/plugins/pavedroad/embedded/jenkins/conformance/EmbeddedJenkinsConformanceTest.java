package io.jenkins.plugins.pavedroad.embedded.jenkins.conformance;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Everything in this module that bears a Jenkins name is as Jenkins 2.479.3 has it. */
public class EmbeddedJenkinsConformanceTest {
    @Test
    public void jenkinsClassesAreAsRecorded() throws IOException {
        Map<String, byte[]> classes = CompiledTypes.in(Path.of("target/classes"));
        SignatureComparison comparison = new SignatureComparison(
                CompiledTypes.of(classes),
                RecordedTypes.jenkins(),
                CompiledTypes.seenBy(getClass().getClassLoader()));

        List<String> differences = classes.keySet().stream()
                .filter(name -> !name.startsWith("io/jenkins/plugins/pavedroad/"))
                // Stapler's library, not Jenkins's.
                .filter(name -> !name.startsWith("org/jvnet/tiger_types/"))
                .sorted()
                .flatMap(name -> comparison.differences(name).stream())
                .toList();

        assertEquals("", String.join("\n", differences));
    }
}

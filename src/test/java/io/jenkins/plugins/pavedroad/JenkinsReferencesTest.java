package io.jenkins.plugins.pavedroad;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.pavedroad.embedded.jenkins.conformance.CompiledTypes;
import io.jenkins.plugins.pavedroad.embedded.jenkins.conformance.RecordedTypes;
import io.jenkins.plugins.pavedroad.embedded.jenkins.conformance.ReferenceWalk;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.Test;

/** Whatever compiled against the embedded Jenkins: the plugin uses only what Jenkins 2.479.3 has. */
public class JenkinsReferencesTest {
    @Test
    public void everyReferenceIntoJenkinsIsRecorded() throws IOException {
        ReferenceWalk walk = new ReferenceWalk(
                CompiledTypes.in(Path.of("target/classes")),
                RecordedTypes.jenkins(),
                CompiledTypes.seenBy(getClass().getClassLoader()));

        assertEquals("", String.join("\n", walk.violations()));
    }
}

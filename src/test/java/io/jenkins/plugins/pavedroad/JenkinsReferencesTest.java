package io.jenkins.plugins.pavedroad;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.pavedroad.embedded.jenkins.conformance.CompiledTypes;
import io.jenkins.plugins.pavedroad.embedded.jenkins.conformance.RecordedPlugins;
import io.jenkins.plugins.pavedroad.embedded.jenkins.conformance.RecordedTypes;
import io.jenkins.plugins.pavedroad.embedded.jenkins.conformance.ReferenceWalk;
import io.jenkins.plugins.pavedroad.embedded.jenkins.conformance.References;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Manifest;
import org.junit.BeforeClass;
import org.junit.Test;

/** Whatever compiled against the embedded Jenkins: the plugin uses only what Jenkins 2.479.3 and its plugins have. */
public class JenkinsReferencesTest {
    /** The plugin that brings Jackson; its own classes are never named. */
    private static final String JACKSON = "jackson2-api:2.17.0-379.v02de8ec9f64c";

    private static Map<String, byte[]> plugin;

    @BeforeClass
    public static void readPlugin() throws IOException {
        plugin = CompiledTypes.in(Path.of("target/classes"));
    }

    @Test
    public void everyReferenceIntoJenkinsIsRecorded() {
        ReferenceWalk walk = new ReferenceWalk(
                plugin, RecordedTypes.jenkins(), CompiledTypes.seenBy(getClass().getClassLoader()));

        assertEquals("", String.join("\n", walk.violations()));
    }

    @Test
    public void dependsOnThePluginsThatItUsesAndOnNoOther() throws IOException {
        RecordedPlugins plugins = RecordedPlugins.read();
        Set<String> used = new TreeSet<>();
        for (String type : References.typesIn(plugin.values())) {
            plugins.pluginOf(type).ifPresent(used::add);
            if (type.startsWith("com/fasterxml/jackson/")) {
                used.add(JACKSON);
            }
        }

        try (InputStream in = Files.newInputStream(Path.of("target/hpi.manifest"))) {
            String declared = new Manifest(in).getMainAttributes().getValue("Plugin-Dependencies");
            assertEquals("hpi.plugin-dependencies in pom.xml", String.join(",", used), declared);
        }
    }
}

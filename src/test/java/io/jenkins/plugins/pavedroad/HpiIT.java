package io.jenkins.plugins.pavedroad;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** The built plugin, as Jenkins's plugin loader will look at it. */
public class HpiIT {
    private static JarFile hpi;
    private static Attributes manifest;

    @BeforeClass
    public static void open() throws IOException {
        hpi = new JarFile(new File(System.getProperty("paved-road.hpi")));
        manifest = hpi.getManifest().getMainAttributes();
    }

    @AfterClass
    public static void close() throws IOException {
        hpi.close();
    }

    @Test
    public void manifestTellsJenkinsWhatItNeeds() {
        assertEquals("paved-road", manifest.getValue("Short-Name"));
        assertEquals("Paved Road", manifest.getValue("Long-Name"));
        assertEquals("io.jenkins.plugins", manifest.getValue("Group-Id"));
        assertNotNull(manifest.getValue("Plugin-Version"));
        assertEquals("2.479.3", manifest.getValue("Jenkins-Version"));
        assertEquals("2.479.3", manifest.getValue("Hudson-Version"));
        assertEquals("17", manifest.getValue("Minimum-Java-Version"));
        assertEquals("software.amazon.", manifest.getValue("Mask-Classes"));
        assertEquals("MIT", manifest.getValue("Plugin-License-Name"));
        assertNull("the plugin needs no Plugin class", manifest.getValue("Plugin-Class"));
    }

    @Test
    public void everyPluginDependencyHasAMinimumVersion() {
        Pattern dependency = Pattern.compile("[a-z0-9-]+:[0-9][0-9A-Za-z._-]*");
        for (String each : manifest.getValue("Plugin-Dependencies").split(",")) {
            assertTrue(each, dependency.matcher(each).matches());
        }
    }

    @Test
    public void bringsNothingThatJenkinsBrings() throws IOException {
        Pattern foreign =
                Pattern.compile("(hudson|jenkins|javax/servlet|org/jenkinsci|org/kohsuke|org/jvnet|org/slf4j|groovy"
                        + "|com/fasterxml/jackson|org/apache/commons/(compress|logging)|org/apache/http|io/netty)/.*"
                        + "|io/jenkins/plugins/pavedroad/embedded/.*");
        List<String> found = new ArrayList<>();
        for (ZipEntry library : libraries()) {
            for (String name : namesIn(library)) {
                if (foreign.matcher(name).matches()) {
                    found.add(library.getName() + "!/" + name);
                }
            }
        }
        assertEquals(List.of(), found);
    }

    /** Jenkins looks at the jar that a class came from and not at the .hpi (ClassFilterImpl). */
    @Test
    public void jenkinsMayStoreThePluginsOwnClasses() throws IOException {
        ZipEntry own = hpi.getJarEntry("WEB-INF/lib/paved-road.jar");
        try (JarInputStream in = new JarInputStream(hpi.getInputStream(own))) {
            Attributes jar = in.getManifest().getMainAttributes();
            assertEquals("paved-road", jar.getValue("Short-Name"));
            assertEquals("2.479.3", jar.getValue("Jenkins-Version"));
        }
    }

    @Test
    public void pluginClassesAndTheirIndicesAreInOneLibrary() throws IOException {
        List<String> names = namesIn(hpi.getJarEntry("WEB-INF/lib/paved-road.jar"));
        assertTrue("description", names.contains("index.jelly"));
        assertTrue("extension index", names.contains("META-INF/annotations/hudson.Extension"));
        assertTrue("what runs at start-up", names.contains("META-INF/services/annotations/hudson.init.Initializer"));
        assertTrue(
                "constructor parameters for Stapler",
                names.stream()
                        .anyMatch(
                                name -> name.startsWith("io/jenkins/plugins/pavedroad/") && name.endsWith(".stapler")));
    }

    private static List<ZipEntry> libraries() {
        return hpi.stream()
                .filter(entry -> entry.getName().startsWith("WEB-INF/lib/") && !entry.isDirectory())
                .map(ZipEntry.class::cast)
                .toList();
    }

    private static List<String> namesIn(ZipEntry library) throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream in = hpi.getInputStream(library);
                JarInputStream jar = new JarInputStream(in)) {
            for (ZipEntry each = jar.getNextEntry(); each != null; each = jar.getNextEntry()) {
                names.add(each.getName());
            }
        }
        return names;
    }
}

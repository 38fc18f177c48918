package io.jenkins.plugins.pavedroad.build;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.artifact.BuiltPackage;
import java.io.IOException;
import java.util.List;
import org.junit.Test;

public class InfoManifestTest {
    private static final String COMMIT = "abc1234" + "0".repeat(33);
    private static final BuiltPackage BUILT =
            BuiltPackage.named("hello").version("0.2.0~dev.1", "h12.abc1234").build();

    private static List<String> differences(String text) throws IOException {
        return InfoManifest.read("build/manifest/hello.properties", text).differences(BUILT, 12, "team/hello", COMMIT);
    }

    @Test
    public void whatAgreesIsQuiet() throws IOException {
        assertEquals(
                List.of(),
                differences("Implementation-Version=0.2.0-dev.1+4f531e7\nBuild-Number=12\nBuild-Job=team/hello\n"
                        + "Change=abc1234\nFull-Change=" + COMMIT + "\n"));
        assertEquals(List.of(), differences(""));
    }

    @Test
    public void eachDifferenceIsNamed() throws IOException {
        record Row(String text, String said) {}
        for (Row row : List.of(
                new Row("Implementation-Version=0.1.0", "says version 0.1.0, but it is 0.2.0~dev.1"),
                new Row("Build-Number=11", "says build number 11, but it is 12"),
                new Row("Build-Job=other", "says job other, but it is team/hello"),
                new Row("Change=def5678", "says commit def5678, but it is " + COMMIT))) {
            List<String> differences = differences(row.text());
            assertEquals(differences.toString(), 1, differences.size());
            assertTrue(differences.get(0), differences.get(0).contains(row.said()));
        }
    }

    @Test
    public void itBelongsToThePackageOfTheSameProject() throws IOException {
        InfoManifest manifest = InfoManifest.read("service/build/manifest/service.properties", "");
        assertTrue(manifest.besides("service/build/distributions/service_1_all.deb"));
        assertFalse(manifest.besides("build/distributions/hello_1_all.deb"));
        assertFalse(manifest.besides("out.deb"));
    }

    @Test
    public void whatIsNoPropertiesFileIsRefused() {
        assertThrows(IOException.class, () -> InfoManifest.read("m", "a=\\u00zz"));
    }
}

package hudson;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FilePathTest {
    @Rule
    public final TemporaryFolder tmp = new TemporaryFolder();

    private FilePath ws;

    @Before
    public void files() throws Exception {
        ws = new FilePath(tmp.getRoot());
        for (String path : new String[] {
            "a/build/distributions/one.deb", "b/build/distributions/two.rpm", "b/src/Main.java", ".git/config"
        }) {
            ws.child(path).write(path, "UTF-8");
        }
    }

    private String[] list(String includes, String excludes) throws Exception {
        return Arrays.stream(ws.list(includes, excludes))
                .map(f -> f.getRemote().substring(ws.getRemote().length() + 1))
                .sorted()
                .toArray(String[]::new);
    }

    @Test
    public void commaSeparatesAntPatterns() throws Exception {
        assertArrayEquals(
                new String[] {"a/build/distributions/one.deb", "b/build/distributions/two.rpm"},
                list("**/build/distributions/*.deb, **/build/distributions/*.rpm", null));
    }

    @Test
    public void excludesAndDefaultExcludesAreLeftOut() throws Exception {
        assertArrayEquals(new String[] {"b/build/distributions/two.rpm", "b/src/Main.java"}, list("**", "a/**"));
    }

    @Test
    public void bracesAreNotAlternatives() throws Exception {
        assertEquals(0, ws.list("**/*.{deb,rpm}").length);
    }

    @Test
    public void maskThatMatchesNothingIsExplained() throws Exception {
        assertNull(ws.validateAntFileMask("**/*.deb"));
        assertTrue(ws.validateAntFileMask("b/src/*.kt").contains("‘b/src’ exists"));
    }

    @Test
    public void copiesATreeWithItsFolders() throws Exception {
        FilePath target = new FilePath(tmp.newFolder("elsewhere"));
        assertEquals(2, ws.copyRecursiveTo("**/distributions/*", target));
        assertEquals(
                "a/build/distributions/one.deb",
                target.child("a/build/distributions/one.deb").readToString());
    }

    @Test
    public void tarKeepsContentAndMode() throws Exception {
        FilePath script = ws.child("run.sh");
        script.write("echo hi", "UTF-8");
        script.chmod(0755);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        ws.tar(packed, "run.sh");
        FilePath target = new FilePath(tmp.newFolder("unpacked"));
        target.untarFrom(new ByteArrayInputStream(packed.toByteArray()), FilePath.TarCompression.NONE);
        assertEquals("echo hi", target.child("run.sh").readToString());
        assertEquals(0755, target.child("run.sh").mode());
    }

    @Test
    public void zipEntryOutsideTheFolderIsRefused() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("../escaped"));
        }
        FilePath target = new FilePath(tmp.newFolder("target"));
        assertThrows(IOException.class, () -> target.unzipFrom(new ByteArrayInputStream(bytes.toByteArray())));
        assertFalse(ws.child("escaped").exists());
    }

    @Test
    public void normalizesPaths() {
        assertEquals("/a/c", FilePath.normalize("/a/./b/../c/"));
        assertEquals("../x", FilePath.normalize("../x"));
        assertEquals("/x", FilePath.normalize("/../x"));
    }
}

package hudson.util;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.common.base.Stopwatch;
import hudson.XmlFile;
import hudson.model.InvisibleAction;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class XStream2Test {
    @Rule
    public final TemporaryFolder tmp = new TemporaryFolder();

    public static class Kept extends InvisibleAction {
        private final List<String> names = new ArrayList<>(List.of("a", "b"));
        private final Map<String, Integer> counts = new LinkedHashMap<>(Map.of("x", 1));
        private final CopyOnWriteArrayList<Object> others = new CopyOnWriteArrayList<>();
        private Object anything;
    }

    private Object roundTrip(Object o) throws IOException {
        XmlFile file = new XmlFile(new XStream2(), new File(tmp.getRoot(), "kept.xml"));
        file.write(o);
        return file.read();
    }

    @Test
    public void ownClassesAndOrdinaryCollectionsComeBack() throws IOException {
        Kept kept = new Kept();
        kept.others.add(new Kept());
        Kept back = (Kept) roundTrip(kept);
        assertEquals(kept.names, back.names);
        assertEquals(kept.counts, back.counts);
        assertEquals(1, back.others.size());
    }

    @Test
    public void classOfALibraryIsRefusedAsInJenkins() {
        Kept kept = new Kept();
        kept.anything = Stopwatch.createUnstarted();
        IOException problem = assertThrows(IOException.class, () -> roundTrip(kept));
        assertTrue(
                problem.getCause().toString(),
                problem.getCause().toString().contains("Refusing to marshal com.google.common.base.Stopwatch"));
    }

    @Test
    public void unlistedClassOfTheJdkIsRefused() {
        Kept kept = new Kept();
        kept.anything = ThreadLocalRandom.current();
        assertThrows(IOException.class, () -> roundTrip(kept));
    }

    @Test
    public void failedWriteLeavesTheOldFile() throws IOException {
        XmlFile file = new XmlFile(new XStream2(), new File(tmp.getRoot(), "kept.xml"));
        Kept kept = new Kept();
        file.write(kept);
        kept.anything = Stopwatch.createUnstarted();
        assertThrows(IOException.class, () -> file.write(kept));
        assertEquals(List.of("a", "b"), ((Kept) file.read()).names);
        assertEquals("no temporary file stays", 1, tmp.getRoot().list().length);
    }

    @Test
    public void elementWhoseClassIsGoneIsSkipped() throws IOException {
        XmlFile file = new XmlFile(new XStream2(), new File(tmp.getRoot(), "kept.xml"));
        Kept kept = new Kept();
        kept.others.add(new Kept());
        file.write(kept);
        String text = Files.readString(file.getFile().toPath());
        Files.writeString(
                file.getFile().toPath(),
                text.replace("<others>", "<others><com.example.Gone><x>1</x></com.example.Gone>"));
        assertEquals(1, ((Kept) file.read()).others.size());
    }
}

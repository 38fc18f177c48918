package io.jenkins.plugins.pavedroad.operation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What lies on disk, and what a start makes of it. */
public class OperationFilesTest {
    private static final String NAME = "'\"><script>alert(1)</script>";

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private final List<String> events = new ArrayList<>();
    private final List<OperationRecord> ended = new ArrayList<>();
    private final Function<String, Optional<OperationType<?, ?>>> known =
            name -> name.equals("turns") ? Optional.of(new Turns(events)) : Optional.empty();
    private VirtualScheduler time;
    private OperationStore store;
    private OperationRunner runner;

    @Before
    public void start() throws Exception {
        restart(known);
    }

    private void restart(Function<String, Optional<OperationType<?, ?>>> types) throws Exception {
        time = new VirtualScheduler();
        store = new OperationStore(path());
        runner = new OperationRunner(store, time, time, ended::add);
        runner.goOn(types);
    }

    private Path path() {
        return folder.getRoot().toPath().resolve("operations");
    }

    private void begin(String id, String... locks) throws Exception {
        runner.begin(id, new Turns(events), new Turns.Order(id, List.of(locks), false, 5), "ship#1", null);
        time.pass(Duration.ofSeconds(15));
    }

    private OperationsPage page() {
        return new OperationsPage(runner, store, build -> "job/ship/1/");
    }

    @Test
    public void aRecordThatIsNotWholeIsSetAsideAndShownAndHoldsNobodyUp() throws Exception {
        begin("torn", "east");
        begin("other", "west");
        Path file = path().resolve("torn.json");
        String whole = Files.readString(file);
        for (String unreadable : List.of(whole.substring(0, whole.length() / 2), "", "null", "{}", "\u0000\u0000")) {
            Files.writeString(file, unreadable);
            restart(known);
            assertFalse(Files.exists(file));
            assertEquals(
                    unreadable, Files.readString(path().resolve("set-aside").resolve("torn.json")));
            OperationsPage.Unreadable shown = page().getSetAside().get(0);
            assertEquals("torn", shown.getId());
            assertEquals("Its record is not whole or not one.", shown.getWhy());
            assertTrue(
                    shown.getJournal(),
                    shown.getJournal().lines().findFirst().orElse("").endsWith("begins"));
        }
        assertEquals(
                List.of("other"),
                page().getRunning().stream().map(OperationRow::getId).toList());
        String refusal = assertThrows(OperationFailure.class, () -> begin("torn", "east"))
                .getMessage();
        assertTrue(refusal, refusal.startsWith("Operation torn cannot go on. Its record is not whole"));
        begin("next", "east");
        assertTrue(events.contains("next begins"));
    }

    @Test
    public void aStateThatThisVersionCannotUseIsSetAsideToo() throws Exception {
        begin("changed");
        Path file = path().resolve("changed.json");
        Files.writeString(file, Files.readString(file).replace("\"done\":2", "\"done\":{\"a\":1}"));
        restart(known);
        assertEquals("changed", page().getSetAside().get(0).getId());
        assertTrue(page().getRunning().isEmpty());
    }

    @Test
    public void whatACrashLeftToldButNotDoneIsToldOnce() throws Exception {
        runner.begin("a", new Turns(events), new Turns.Order("a", List.of("east"), false, 5), "ship#1", null);
        Path record = path().resolve("a.json");
        String before = Files.readString(record);
        time.pass(Duration.ofSeconds(5));
        assertEquals(List.of("begins"), lines("a"));

        Files.writeString(record, before);
        restart(known);
        time.pass(Duration.ofSeconds(5));
        assertEquals(List.of("a begins", "a begins"), events);
        assertEquals(List.of("begins"), lines("a"));

        // The same words later are news.
        before = Files.readString(record);
        runner.unwind("a", "begins");
        time.pass(Duration.ofSeconds(1));
        assertEquals(List.of("begins", "begins"), lines("a"));
        Files.writeString(record, before);
        restart(known);
        runner.unwind("a", "begins");
        time.pass(Duration.ofSeconds(1));
        assertEquals(List.of("begins", "begins"), lines("a"));

        // As a version wrote it that did not count.
        Files.writeString(record, before.replaceFirst("\"told\":\\d+", "\"told\":null"));
        restart(known);
        runner.unwind("a", "begins");
        time.pass(Duration.ofSeconds(1));
        assertEquals(List.of("begins", "begins", "begins"), lines("a"));
    }

    private List<String> lines(String id) throws Exception {
        return store.journal(id).stream().map(JournalEntry::line).toList();
    }

    @Test
    public void anOperationOfAnUnknownTypeIsKeptWithItsLocksUntilItIsKnownAgain() throws Exception {
        begin("newer", "east");
        String before = Files.readString(path().resolve("newer.json"));
        restart(name -> Optional.empty());
        assertEquals("newer", page().getUnknown().get(0).getId());
        assertEquals(before, Files.readString(path().resolve("newer.json")));
        assertThrows(OperationFailure.class, () -> begin("newer", "east"));
        begin("waits", "east");
        assertEquals(Optional.of("ship #1, which has east"), runner.waitingFor("waits"));

        restart(known);
        time.pass(Duration.ofMinutes(5));
        assertTrue(events.toString(), events.containsAll(List.of("newer ends", "waits ends")));
    }

    @Test
    public void whatWasBegunButNeverWrittenIsNoOperation() throws Exception {
        Files.createDirectories(path());
        Files.writeString(path().resolve("cut.json.tmp"), "{\"id\":");
        restart(known);
        assertFalse(Files.exists(path().resolve("cut.json.tmp")));
        assertTrue(page().getSetAside().isEmpty());
    }

    @Test
    public void anOperationWhoseStepNeverReturnsIsForgottenOnceItHasEnded() throws Exception {
        begin("alone");
        time.pass(Duration.ofMinutes(2));
        assertEquals(OperationRecord.Status.DONE, ended.get(0).status);
        assertEquals(1, runner.operations().size());
        time.pass(Duration.ofMinutes(10));
        assertEquals(0, runner.operations().size());
    }

    @Test
    public void thePageTellsWhatEachDoesAndWaitsFor() throws Exception {
        runner.begin(
                "a",
                new Turns(events),
                new Turns.Order(NAME, List.of("east"), false, 5),
                "f/" + NAME + "#1",
                Duration.ofHours(1));
        runner.begin("b", new Turns(events), new Turns.Order("b", List.of("east"), false, 5), "ship#2", null);
        time.pass(Duration.ofSeconds(5));
        OperationRow a = page().getRunning().get(0);
        OperationRow b = page().getRunning().get(1);
        assertEquals("f/" + NAME + " #1", a.getBuild());
        assertEquals(NAME, a.getSubject());
        assertEquals("turn", a.getPhase());
        assertEquals("waiting for its turn", a.getStatus());
        assertEquals(Optional.of("waiting for its turn"), runner.status("a"));
        assertEquals(List.of("east"), a.getLocks());
        assertEquals(List.of("ship #2"), a.getWaiters());
        assertEquals(a.getStarted().plus(Duration.ofHours(1)), a.getDeadline());
        assertEquals("queued", b.getPhase());
        assertEquals("waiting for f/" + NAME + " #1, which has east", b.getStatus());
        assertEquals(List.of(), b.getLocks());

        runner.unwind("a", "Asked to turn around by admin on the operations page.");
        time.pass(Duration.ofSeconds(1));
        a = page().getRunning().get(0);
        assertEquals("unwinding, waiting for the way back", a.getStatus());
        assertFalse(a.isGoingForward());
        assertEquals(time.instant().minusSeconds(1), a.getUnwindingSince());
        assertTrue(
                a.getLines().toString(),
                a.getLines().get(1).endsWith("  Asked to turn around by admin on the operations page."));
    }
}

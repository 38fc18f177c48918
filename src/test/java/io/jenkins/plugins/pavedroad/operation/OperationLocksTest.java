package io.jenkins.plugins.pavedroad.operation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Operations that need the same thing, in virtual time. */
public class OperationLocksTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private final List<String> events = new ArrayList<>();
    private final List<OperationRecord> ended = new ArrayList<>();
    private VirtualScheduler time = new VirtualScheduler();
    private OperationRunner runner;

    @Before
    public void start() throws Exception {
        restart();
    }

    private void restart() throws Exception {
        time = new VirtualScheduler();
        runner = new OperationRunner(new OperationStore(path()), time, time, ended::add);
        runner.goOn(name -> name.equals("turns") ? Optional.of(new Turns(events)) : Optional.empty());
    }

    private Path path() {
        return folder.getRoot().toPath();
    }

    private void begin(String name, boolean fail, Duration timeout, String... locks) throws Exception {
        runner.begin(name, new Turns(events), new Turns.Order(name, List.of(locks), fail, 2), name + "#7", timeout);
    }

    private String why(String name) {
        return ended.stream()
                .filter(r -> r.id.equals(name))
                .findFirst()
                .map(r -> r.cause)
                .orElse("not ended");
    }

    @Test
    public void laterOnesWaitTheirTurnInOrder() throws Exception {
        begin("a", false, null, "east");
        begin("b", false, null, "east", "west");
        begin("c", false, null, "west");
        begin("other", false, null, "north");
        time.pass(Duration.ofSeconds(1));
        assertEquals(List.of("a begins", "other begins"), events);
        assertEquals(Optional.of("a #7, which has east"), runner.waitingFor("b"));
        assertEquals(Optional.of("b #7, which is before it in the queue for west"), runner.waitingFor("c"));
        assertEquals(
                "waits for a #7, which has east", runner.journal("b").get(0).what());
        time.pass(Duration.ofMinutes(2));
        events.removeIf(event -> event.startsWith("other"));
        assertEquals(List.of("a begins", "a ends", "b begins", "b ends", "c begins", "c ends"), events);
    }

    @Test
    public void whoIsNotToWaitFailsAndHasTouchedNothing() throws Exception {
        begin("a", false, null, "east");
        begin("b", true, null, "east", "west");
        begin("c", true, null, "west");
        time.pass(Duration.ofMinutes(1));
        assertEquals(
                "Nothing was begun: it would have to wait for a #7, which has east, and 'whenBusy' is 'fail'.",
                why("b"));
        assertTrue(events.toString(), !events.contains("b begins"));
    }

    @Test
    public void whoIsAbortedOrTimesOutInTheQueueLeavesIt() throws Exception {
        begin("a", false, null, "east");
        begin("aborted", false, null, "east");
        begin("late", false, Duration.ofSeconds(5), "east");
        begin("b", false, null, "east");
        time.pass(Duration.ofSeconds(1));
        runner.unwind("aborted", "Aborted by somebody.");
        time.pass(Duration.ofSeconds(9));
        assertEquals("Aborted by somebody.", why("aborted"));
        assertEquals("It was not finished after 5s, its timeout.", why("late"));
        time.pass(Duration.ofMinutes(1));
        assertEquals(List.of("a begins", "aborted is back", "late is back", "a ends", "b begins", "b ends"), events);
    }

    @Test
    public void whatUnwindsKeepsItsLockUntilItsEnd() throws Exception {
        begin("a", false, null, "east");
        begin("b", false, null, "east");
        time.pass(Duration.ofSeconds(5));
        runner.unwind("a", "Aborted by somebody.");
        time.pass(Duration.ofSeconds(5));
        assertEquals(List.of("a begins"), events);
        time.pass(Duration.ofSeconds(10));
        assertEquals(List.of("a begins", "a is back", "b begins"), events);
    }

    @Test
    public void afterARestartTheLockIsBackBeforeAnythingElseBegins() throws Exception {
        begin("z-has-it", false, null, "east");
        time.pass(Duration.ofSeconds(5));
        begin("a-waits", false, null, "east");
        begin("b-waits", false, null, "east");
        time.pass(Duration.ofSeconds(1));

        restart();
        begin("new", false, null, "east");
        time.pass(Duration.ofSeconds(1));
        assertEquals(Optional.of("z-has-it #7, which has east"), runner.waitingFor("a-waits"));
        time.pass(Duration.ofMinutes(3));
        assertEquals(
                List.of(
                        "z-has-it begins",
                        "z-has-it ends",
                        "a-waits begins",
                        "a-waits ends",
                        "b-waits begins",
                        "b-waits ends",
                        "new begins",
                        "new ends"),
                events);
    }

    @Test
    public void anOperationOfAVersionWithoutLocksHasWhatItNeeds() throws Exception {
        begin("old", false, null, "east");
        time.pass(Duration.ofSeconds(5));
        OperationStore store = new OperationStore(path());
        OperationRecord record = store.load("old").orElseThrow();
        record.locks = null;
        record.lockedAt = null;
        store.save(record);

        restart();
        begin("new", false, null, "east");
        time.pass(Duration.ofSeconds(1));
        assertEquals(Optional.of("old #7, which has east"), runner.waitingFor("new"));
    }
}

package io.jenkins.plugins.pavedroad.operation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.cloud.CloudException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** An operation that lights lamps one by one and puts them out again when it is turned around. */
public class OperationRunnerTest {
    record Order(int lamps, boolean askFirst) {}

    record State(int next, boolean unwinding, String cause) {}

    private final Set<Integer> lit = new TreeSet<>();
    private final List<String> told = new ArrayList<>();
    private final List<Object> endings = new ArrayList<>();
    private int refusals;
    private boolean broken;
    private boolean unlinked;
    private final List<String> closed = new ArrayList<>();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private final VirtualScheduler time = new VirtualScheduler();
    private OperationRunner runner;

    @Before
    public void start() {
        runner = newRunner();
    }

    private OperationRunner newRunner() {
        return new OperationRunner(
                new OperationStore(folder.getRoot().toPath()), time, time, record -> closed.add(record.id));
    }

    @Test
    public void goesThroughItsStatesWithoutAThread() throws Exception {
        begin(new Order(3, false), null);
        time.pass(Duration.ofMinutes(2));
        assertEquals(Set.of(0, 1, 2), lit);
        assertEquals(List.of("DONE 3 lit"), endings);
        assertEquals(List.of("lamp 0", "lamp 1", "lamp 2"), told);
    }

    @Test
    public void anAbortUndoesWhatWasBegun() throws Exception {
        begin(new Order(3, false), null);
        time.pass(Duration.ofSeconds(15));
        runner.unwind("lamps", "Aborted by somebody.");
        time.pass(Duration.ofMinutes(1));
        assertEquals(Set.of(), lit);
        assertEquals(List.of("FAILED Aborted by somebody."), endings);
    }

    @Test
    public void itsOwnTimeoutTurnsItAroundButDoesNotCutTheUnwinding() throws Exception {
        begin(new Order(100, false), Duration.ofSeconds(25));
        time.pass(Duration.ofSeconds(26));
        assertTrue("it unwinds slowly", endings.isEmpty());
        time.pass(Duration.ofMinutes(5));
        assertEquals(Set.of(), lit);
        assertEquals(List.of("FAILED It was not finished after 25s, its timeout."), endings);
    }

    @Test
    public void aRefusedCallIsTriedAgainAndAFinalRefusalUnwinds() throws Exception {
        refusals = 5;
        begin(new Order(2, false), null);
        time.pass(Duration.ofMinutes(5));
        assertEquals(List.of("DONE 2 lit"), endings);
        assertEquals("what a refused turn told is told once", List.of("lamp 0", "lamp 1"), told);

        endings.clear();
        lit.clear();
        broken = true;
        runner.begin("others", new Lamps(), new Order(2, false), "job#1", null);
        runner.attach("others", view(), 0);
        time.pass(Duration.ofMinutes(5));
        assertEquals(Set.of(), lit);
        assertEquals(List.of("FAILED ec2:Light: UnauthorizedOperation: not allowed"), endings);
    }

    @Test
    public void aNewRunnerGoesOnFromTheFile() throws Exception {
        begin(new Order(3, false), null);
        time.pass(Duration.ofSeconds(15));
        int before = lit.size();
        assertTrue(before > 0 && before < 3);

        VirtualScheduler later = new VirtualScheduler();
        OperationStore store = new OperationStore(folder.getRoot().toPath());
        OperationRunner second = new OperationRunner(store, later, later, record -> {});
        for (OperationRecord record : store.loadAll()) {
            second.carryOn(record, new Lamps());
        }
        told.clear();
        second.attach("lamps", view(), before);
        later.pass(Duration.ofMinutes(2));
        assertEquals(Set.of(0, 1, 2), lit);
        assertEquals("only what is new is told", 3 - before, told.size());
    }

    @Test
    public void theBlockRunsOnceAndItsFailureUnwinds() throws Exception {
        begin(new Order(1, true), null);
        time.pass(Duration.ofMinutes(1));
        assertEquals(List.of("wanted check {LAMPS=1}"), told);
        runner.attach("lamps", view(), 0);
        assertEquals("a view that attaches anew is asked again", 2, told.size());
        runner.bodyEnded("lamps", "check", new BodyEnd(false, "smoke"));
        time.pass(Duration.ofMinutes(1));
        assertEquals(List.of("FAILED smoke"), endings);
        assertEquals(Set.of(), lit);
    }

    @Test
    public void aStateOfAnotherVersionIsRead() throws Exception {
        begin(new Order(1, true), null);
        time.pass(Duration.ofSeconds(1));
        java.nio.file.Path file = folder.getRoot().toPath().resolve("lamps.json");
        String text = java.nio.file.Files.readString(file);
        java.nio.file.Files.writeString(file, text.replace("\"next\":0", "\"next\":0,\"colour\":\"red\""));
        OperationRecord read =
                new OperationStore(folder.getRoot().toPath()).load("lamps").orElseThrow();
        assertEquals("red", read.state.get("colour").asText());
        newRunner().carryOn(read, new Lamps());
    }

    @Test
    public void beginningTwiceIsBeginningOnce() throws Exception {
        begin(new Order(1, false), null);
        time.pass(Duration.ofMinutes(1));
        runner.begin("lamps", new Lamps(), new Order(5, false), "job#1", null);
        time.pass(Duration.ofMinutes(1));
        assertEquals(Set.of(0), lit);
        assertFalse(runner.attach("unknown", view(), 0));
    }

    @Test
    public void evenAMissingClassUnwinds() throws Exception {
        begin(new Order(2, false), null);
        time.pass(Duration.ofSeconds(5));
        unlinked = true;
        time.pass(Duration.ofMinutes(5));
        assertEquals(Set.of(), lit);
        assertEquals(List.of("FAILED org/example/Lamp"), endings);
    }

    @Test
    public void nothingIsDoneFromAStateThatIsNotOnDisk() throws Exception {
        Path disk = folder.getRoot().toPath().resolve("disk");
        runner = new OperationRunner(new OperationStore(disk), time, time, record -> closed.add(record.id));
        begin(new Order(5, false), null);
        time.pass(Duration.ofSeconds(5));
        assertEquals(Set.of(0), lit);

        Path away = folder.getRoot().toPath().resolve("away");
        Files.move(disk, away);
        Files.createFile(disk);
        time.pass(Duration.ofMinutes(10));
        assertEquals("one effect may have been under way, no more", Set.of(0, 1), lit);
        assertEquals(List.of(), endings);

        Files.delete(disk);
        Files.move(away, disk);
        time.pass(Duration.ofMinutes(5));
        assertEquals(List.of("DONE 5 lit"), endings);
        assertEquals(List.of("lamps"), closed);
    }

    @Test
    public void anEndThatACrashCutShortIsClosedAtTheNextStart() throws Exception {
        begin(new Order(1, false), null);
        time.pass(Duration.ofMinutes(1));
        assertEquals(List.of("lamps"), closed);

        OperationStore store = new OperationStore(folder.getRoot().toPath());
        OperationRunner second = newRunner();
        second.carryOn(store.load("lamps").orElseThrow(), new Lamps());
        time.pass(Duration.ofMinutes(1));
        assertEquals(List.of("lamps", "lamps"), closed);
        second.attach("lamps", view(), 0);
        assertEquals(List.of("DONE 1 lit", "DONE 1 lit"), endings);
    }

    @Test
    public void aTimeoutIsDueInTheMiddleOfALongWait() throws Exception {
        begin(new Order(100, false), Duration.ofSeconds(13));
        time.pass(Duration.ofSeconds(14));
        assertEquals("turned around after 13 seconds, not after 20", Set.of(1), lit);
    }

    @Test
    public void aViewThatComesWhileItUnwindsIsNotAskedForTheBlock() throws Exception {
        begin(new Order(1, true), null);
        lit.add(7);
        time.pass(Duration.ofSeconds(1));
        runner.unwind("lamps", "Aborted by somebody.");
        time.pass(Duration.ofSeconds(1));
        told.clear();
        lit.add(8);
        runner.attach("lamps", view(), 0);
        assertEquals(List.of("unwinding"), told);
    }

    @Test
    public void aStepThatIsBackBeforeTheFilesAreReadFindsItsOwn() throws Exception {
        begin(new Order(3, false), null);
        time.pass(Duration.ofSeconds(15));
        VirtualScheduler later = new VirtualScheduler();
        runner = new OperationRunner(new OperationStore(folder.getRoot().toPath()), later, later, record -> {});
        begin(new Order(3, false), null);
        later.pass(Duration.ofMinutes(2));
        assertEquals(List.of("DONE 3 lit"), endings);
    }

    private void begin(Order order, Duration timeout) throws Exception {
        runner.begin("lamps", new Lamps(), order, "job#1", timeout);
        runner.attach("lamps", view(), 0);
    }

    private OperationView view() {
        return new OperationView() {
            @Override
            public void told(int index, JournalEntry entry) {
                if (entry.phase().equals("light")) {
                    told.add(entry.what());
                }
            }

            @Override
            public void bodyWanted(BodyRequest request) {
                told.add("wanted " + request.key() + " " + request.environment());
            }

            @Override
            public void unwinding(String cause) {
                told.add("unwinding");
            }

            @Override
            public void ended(OperationRecord record, Object result) {
                endings.add(record.status + " " + (result == null ? record.cause : result));
            }
        };
    }

    private final class Lamps implements OperationType<Order, State> {
        @Override
        public String name() {
            return "lamps";
        }

        @Override
        public Class<Order> inputType() {
            return Order.class;
        }

        @Override
        public Class<State> stateType() {
            return State.class;
        }

        @Override
        public Class<?> resultType() {
            return String.class;
        }

        @Override
        public State begin(Order order) {
            return new State(0, false, null);
        }

        @Override
        public Procedure<State> procedure(Order order) {
            return new Procedure<>() {
                @Override
                public Outcome<State> next(State state, Situation now) {
                    if (state.unwinding()) {
                        return unlight(state);
                    }
                    if (order.askFirst()) {
                        now.runBody("check", "check", Map.of("LAMPS", "" + order.lamps()));
                        var end = now.bodyEnd("check");
                        if (end.isPresent() && !end.get().passed()) {
                            throw new IllegalStateException(end.get().message());
                        }
                        return Outcome.await(state, Duration.ofSeconds(10), "the check");
                    }
                    return light(state, now);
                }

                private Outcome<State> light(State state, Situation now) {
                    if (state.next() == order.lamps()) {
                        return Outcome.done(state, lit.size() + " lit");
                    }
                    if (unlinked) {
                        throw new NoClassDefFoundError("org/example/Lamp");
                    }
                    if (refusals > 0) {
                        now.tell("light", "", "lamp " + state.next());
                    }
                    if (refusals-- > 0) {
                        throw new CloudException("ec2:Light", "RequestLimitExceeded", "slow down", true, null);
                    }
                    if (broken && state.next() == 1) {
                        throw new CloudException("ec2:Light", "UnauthorizedOperation", "not allowed", false, null);
                    }
                    lit.add(state.next());
                    now.tell("light", "", "lamp " + state.next());
                    return Outcome.await(new State(state.next() + 1, false, null), Duration.ofSeconds(10), "a lamp");
                }

                private Outcome<State> unlight(State state) {
                    if (lit.isEmpty()) {
                        return Outcome.failed(state, state.cause(), null, List.of());
                    }
                    lit.remove(lit.iterator().next());
                    return Outcome.await(state, Duration.ofSeconds(10), "the dark");
                }

                @Override
                public State unwind(State state, String cause) {
                    return new State(state.next(), true, cause);
                }
            };
        }
    }
}

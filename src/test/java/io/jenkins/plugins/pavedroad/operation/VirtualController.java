package io.jenkins.plugins.pavedroad.operation;

import io.jenkins.plugins.pavedroad.embedded.aws.time.DrivenClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A controller in virtual time whose process may end at any moment: what it had on disk then is all that the next one has.
 */
public final class VirtualController {
    /** What follows in a process that has ended: nothing. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final Duration BACK_AFTER = Duration.ofMinutes(1);

    private final Path folder;
    private final DrivenClock clock;
    private final Map<String, OperationType<?, ?>> types = new HashMap<>();
    private final Map<String, OperationRecord> ended = new HashMap<>();
    private Path disk;
    private VirtualScheduler scheduler;
    private OperationRunner runner;
    private int starts;

    public VirtualController(Path folder, DrivenClock clock) {
        this.folder = folder;
        this.clock = clock;
        disk = folder.resolve("start-0");
    }

    public VirtualController knows(OperationType<?, ?> type) {
        types.put(type.name(), type);
        return this;
    }

    public VirtualController start() {
        starts++;
        scheduler = new VirtualScheduler(clock);
        runner = new OperationRunner(
                new OperationStore(disk), scheduler, scheduler, record -> ended.put(record.id, record));
        try {
            runner.goOn(name -> Optional.ofNullable(types.get(name)));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return this;
    }

    /** Ends in good order between two turns, and starts again. */
    public void restart() {
        scheduler.stop();
        start();
    }

    /** Ends here and now, and starts again a minute later. Called within an effect; nothing after it reaches the disk. */
    public Killed kill() {
        scheduler.stop();
        Path left = folder.resolve("start-" + starts);
        try (Stream<Path> files = Files.list(disk)) {
            Files.createDirectories(left);
            for (Path file : files.toList()) {
                Files.copy(file, left.resolve(file.getFileName()));
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        disk = left;
        new VirtualScheduler(clock).after(BACK_AFTER, this::start);
        return new Killed();
    }

    public <I, S> void begin(String id, OperationType<I, S> type, I input) throws IOException {
        runner.begin(id, type, input, "job#1", null);
    }

    public void pass(Duration time) {
        clock.advance(time);
    }

    public int starts() {
        return starts;
    }

    /** How an operation ended; it has to have. */
    public OperationRecord ended(String id) {
        return Optional.ofNullable(ended.get(id))
                .orElseThrow(() -> new AssertionError(id + " has not ended; it waits for " + waitingFor(id)));
    }

    /** The phases in an operation's journal as it is on disk. */
    public List<String> phases(String id) throws IOException {
        List<String> phases = new ArrayList<>();
        new OperationStore(disk).journal(id).forEach(entry -> phases.add(entry.phase()));
        return phases;
    }

    /** What an operation's journal on disk says. */
    public List<String> told(String id) throws IOException {
        return new OperationStore(disk)
                .journal(id).stream().map(JournalEntry::line).toList();
    }

    public String waitingFor(String id) {
        return runner.waitingFor(id).orElse("nothing");
    }
}

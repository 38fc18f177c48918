package io.jenkins.plugins.pavedroad.operation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Carries on all operations of a controller. Thread-safe. */
public final class OperationRunner {
    private static final Logger LOGGER = Logger.getLogger(OperationRunner.class.getName());

    /** How long an ended operation stays in memory for a step that may yet ask for it. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final OperationStore store;
    private final Scheduler scheduler;
    private final Clock clock;
    private final Consumer<OperationRecord> onEnd;
    private final Map<String, RunningOperation<?, ?>> running = new ConcurrentHashMap<>();
    /** Operations of types that nobody knows, such as after a downgrade. */
    private final Map<String, OperationRecord> strange = new ConcurrentHashMap<>();

    private final LockTable locks = new LockTable(this::wake);

    /** @param onEnd told of every operation that ended, after its record is on disk */
    public OperationRunner(OperationStore store, Scheduler scheduler, Clock clock, Consumer<OperationRecord> onEnd) {
        this.store = store;
        this.scheduler = scheduler;
        this.clock = clock;
        this.onEnd = onEnd;
    }

    /**
     * Begins an operation. One that exists under this id is left as it is: a step that comes back finds its own. Writes
     * to disk.
     *
     * @param build the externalizable id of the build it belongs to
     * @param timeout after which it turns around; null for never
     */
    public <I, S> void begin(String id, OperationType<I, S> type, I input, String build, Duration timeout)
            throws IOException {
        if (running.containsKey(id)) {
            return;
        }
        if (strange.containsKey(id)) {
            throw new OperationFailure("Operation " + id
                    + " is of a type that this version of the plugin does not know;" + " it is kept as it is.");
        }
        Optional<SetAside.Note> note = store.setAside().find(id);
        if (note.isPresent()) {
            throw new OperationFailure("Operation " + id + " cannot go on. "
                    + note.get().why() + " It is set aside, see Operations in Manage Jenkins.");
        }
        Optional<OperationRecord> there = store.load(id);
        if (there.isPresent()) {
            // A step that is back sooner than the controller has gone through the files.
            carryOn(there.get(), type);
            return;
        }
        OperationRecord record = new OperationRecord();
        record.id = id;
        record.type = type.name();
        record.build = build;
        record.subject = type.subject(input);
        record.started = clock.instant();
        record.deadline = timeout == null ? null : record.started.plus(timeout);
        record.input = store.write(input);
        record.state = store.write(type.begin(input));
        record.told = 0;
        Locks needed = type.locks(input);
        record.locks = new ArrayList<>(needed.names());
        record.failWhenBusy = needed.failWhenBusy();
        record.place = locks.queue(id, record.buildInWords(), record.locks).place();
        try {
            store.save(record);
            carryOn(record, type);
        } catch (IOException | RuntimeException notBegun) {
            locks.leave(id);
            throw notBegun;
        }
    }

    /**
     * At start-up: goes on with everything that had not ended. All take back the locks they had before any of them goes
     * on. To be called before anything begins.
     *
     * @param types by name; an operation of a type that is not there is left as it is and keeps its locks
     */
    public synchronized void goOn(Function<String, Optional<OperationType<?, ?>>> types) throws IOException {
        store.dropUnfinished();
        List<Path> unreadable = new ArrayList<>();
        List<OperationRecord> records = store.loadAll((file, problem) -> unreadable.add(file));
        for (Path file : unreadable) {
            setAside(DurableFiles.stem(file), "Its record is not whole or not one.");
        }
        List<String> found = new ArrayList<>();
        for (OperationRecord record : records) {
            Optional<OperationType<?, ?>> type = types.apply(record.type);
            if (type.isEmpty()) {
                keepStrange(record);
                continue;
            }
            try {
                add(record, type.get());
                found.add(record.id);
            } catch (IOException | RuntimeException unusable) {
                LOGGER.log(Level.WARNING, "The state of operation " + record.id + " cannot be used", unusable);
                setAside(
                        record.id,
                        "Its state cannot be used by this version: "
                                + String.valueOf(unusable.getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse("") + ".");
            }
        }
        found.forEach(this::wake);
    }

    private void keepStrange(OperationRecord record) {
        strange.put(record.id, record);
        if (!record.status.ended()) {
            locks.enter(record.claim());
        }
        LOGGER.log(
                Level.SEVERE,
                "Operation {0} is of the type {1}, which this version of the plugin does not know;"
                        + " it is kept as it is and keeps its locks",
                new Object[] {record.id, record.type});
    }

    private void setAside(String id, String why) throws IOException {
        store.setAside().add(id, why, clock.instant());
    }

    /** Goes on with an operation from its record. */
    public <I, S> void carryOn(OperationRecord record, OperationType<I, S> type) throws IOException {
        add(record, type);
        wake(record.id);
    }

    /** Into memory with its locks, without beginning anything. */
    private <I, S> void add(OperationRecord record, OperationType<I, S> type) throws IOException {
        RunningOperation<I, S> operation =
                new RunningOperation<>(record, type, store, locks, scheduler, clock, () -> ended(record));
        if (running.putIfAbsent(record.id, operation) == null && !record.status.ended()) {
            locks.enter(record.claim());
        }
    }

    /** Whoever watched has been told; who comes later finds the file. */
    private void ended(OperationRecord record) {
        scheduler.after(REMEMBERED, () -> forget(record.id));
        onEnd.accept(record);
    }

    private void wake(String id) {
        Optional.ofNullable(running.get(id)).ifPresent(RunningOperation::wake);
    }

    /** Shows an operation to a view, from journal line {@code from} on. False when there is no such operation. */
    public boolean attach(String id, OperationView view, int from) {
        RunningOperation<?, ?> operation = running.get(id);
        if (operation == null) {
            return false;
        }
        operation.attach(view, from);
        return true;
    }

    /**
     * Asks an operation to turn around; does nothing when it has ended.
     *
     * @return whether there is such an operation
     */
    public boolean unwind(String id, String cause) {
        RunningOperation<?, ?> operation = id == null ? null : running.get(id);
        if (operation != null) {
            operation.unwind(cause);
        }
        return operation != null;
    }

    /**
     * Sets an operation aside whose type nobody knows, and gives its locks to those who wait.
     *
     * @return whether there is such an operation
     */
    synchronized boolean giveUp(String id, String why) throws IOException {
        if (id == null || !strange.containsKey(id)) {
            return false;
        }
        setAside(id, why);
        strange.remove(id);
        locks.leave(id);
        return true;
    }

    public void bodyEnded(String id, String key, BodyEnd end) {
        Optional.ofNullable(running.get(id)).ifPresent(operation -> operation.bodyEnded(key, end));
    }

    /** What an operation waits for, as a short lower-case phrase; empty when it works or is not known. */
    public Optional<String> waitingFor(String id) {
        return Optional.ofNullable(running.get(id)).map(RunningOperation::waitingFor);
    }

    /** How an operation is, as a short lower-case phrase; empty when it is not known. */
    public Optional<String> status(String id) {
        return Optional.ofNullable(running.get(id))
                .map(operation -> operation.record().phrase());
    }

    public List<JournalEntry> journal(String id) throws IOException {
        RunningOperation<?, ?> operation = running.get(id);
        return operation == null ? store.journal(id) : operation.journal();
    }

    /** Records of the operations in memory, ended ones that nobody forgot included. */
    public Collection<OperationRecord> operations() {
        return running.values().stream().map(RunningOperation::record).toList();
    }

    /** The build of an operation that watches it now; empty when nobody does, or its build has ended. */
    public Optional<String> liveBuild(String id) {
        return Optional.ofNullable(running.get(id)).flatMap(RunningOperation::liveBuild);
    }

    /** Its build is called otherwise now, such as after its job was renamed. */
    public void moved(String id, String build) {
        Optional.ofNullable(running.get(id)).ifPresent(operation -> operation.moved(build));
    }

    /** Operations of types that this version does not know, unfinished and kept as they are. */
    public Collection<OperationRecord> strange() {
        return List.copyOf(strange.values());
    }

    /** Who has and who awaits locks, in the order of the queue. */
    List<LockTable.Claim> claims() {
        return locks.claims();
    }

    /** Lets go of an operation that has ended. */
    public void forget(String id) {
        running.computeIfPresent(id, (key, operation) -> operation.status().ended() ? null : operation);
    }
}

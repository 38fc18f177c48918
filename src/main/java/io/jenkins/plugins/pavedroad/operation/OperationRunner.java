package io.jenkins.plugins.pavedroad.operation;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Carries on all operations of a controller. Thread-safe. */
public final class OperationRunner {
    private final OperationStore store;
    private final Scheduler scheduler;
    private final Clock clock;
    private final Consumer<OperationRecord> onEnd;
    private final Map<String, RunningOperation<?, ?>> running = new ConcurrentHashMap<>();

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
        record.started = clock.instant();
        record.deadline = timeout == null ? null : record.started.plus(timeout);
        record.input = store.write(input);
        record.state = store.write(type.begin(input));
        store.save(record);
        carryOn(record, type);
    }

    /** Goes on with an operation from its record. */
    public <I, S> void carryOn(OperationRecord record, OperationType<I, S> type) throws IOException {
        RunningOperation<I, S> operation =
                new RunningOperation<>(record, type, store, scheduler, clock, () -> onEnd.accept(record));
        if (running.putIfAbsent(record.id, operation) == null) {
            operation.wake();
        }
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

    /** Asks an operation to turn around; does nothing when it has ended. */
    public void unwind(String id, String cause) {
        Optional.ofNullable(running.get(id)).ifPresent(operation -> operation.unwind(cause));
    }

    public void bodyEnded(String id, String key, BodyEnd end) {
        Optional.ofNullable(running.get(id)).ifPresent(operation -> operation.bodyEnded(key, end));
    }

    /** What an operation waits for, as a short lower-case phrase; empty when it works or is not known. */
    public Optional<String> waitingFor(String id) {
        return Optional.ofNullable(running.get(id)).map(RunningOperation::waitingFor);
    }

    public List<JournalEntry> journal(String id) throws IOException {
        RunningOperation<?, ?> operation = running.get(id);
        return operation == null ? store.journal(id) : operation.journal();
    }

    /** Records of the operations in memory, ended ones that nobody forgot included. */
    public Collection<OperationRecord> operations() {
        return running.values().stream().map(RunningOperation::record).toList();
    }

    /** Lets go of an operation that has ended. */
    public void forget(String id) {
        running.computeIfPresent(id, (key, operation) -> operation.status().ended() ? null : operation);
    }
}

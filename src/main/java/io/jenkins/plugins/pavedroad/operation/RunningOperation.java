package io.jenkins.plugins.pavedroad.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.pavedroad.cloud.AccountUnavailableException;
import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.OnBehalf;
import io.jenkins.plugins.pavedroad.cloud.shared.Looker;
import io.jenkins.plugins.pavedroad.parameter.DurationText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One operation in memory: turns its procedure's outcomes into records on disk, journal lines and pauses. Runs on one
 * thread of the pool at a time; whoever wakes it while it runs makes it look once more.
 */
final class RunningOperation<I, S> implements Situation {
    private static final Logger LOGGER = Logger.getLogger(RunningOperation.class.getName());
    /** How long to wait for one's turn before one looks again by oneself; who ends before wakes at once. */
    private static final Duration LOOK_AT_QUEUE = Duration.ofMinutes(5);

    /** After so many refused calls in a row while unwinding, what is left is named and the operation ends. */
    static final int PATIENCE = 40;

    private final OperationRecord record;
    private final OperationType<I, S> type;
    private final OperationStore store;
    private final Scheduler scheduler;
    private final Clock clock;
    private final Runnable onEnd;
    private final Procedure<S> procedure;
    private final Audience audience;
    private final LockTable locks;
    private final List<JournalEntry> untold = new ArrayList<>();
    private final Retelling retelling;
    private final Looker looker = new Looker();
    private final AtomicInteger wakes = new AtomicInteger();
    private int wakeups;
    private int refusals;
    private S state;
    private String turnAround;
    /** What is in memory is not on disk yet; nothing more is done before it is. */
    private boolean unsaved;

    private boolean closed;
    private String unavailable;
    /** Whom it was last told to wait for. */
    private String inTheWay;

    RunningOperation(
            OperationRecord record,
            OperationType<I, S> type,
            OperationStore store,
            LockTable locks,
            Scheduler scheduler,
            Clock clock,
            Runnable onEnd)
            throws IOException {
        this.record = record;
        this.type = type;
        this.store = store;
        this.locks = locks;
        this.scheduler = scheduler;
        this.clock = clock;
        this.onEnd = onEnd;
        this.state = store.read(record.state, type.stateType());
        this.procedure = type.procedure(store.read(record.input, type.inputType()));
        List<JournalEntry> journal = store.journal(record.id);
        this.audience = new Audience(record, journal);
        this.retelling = new Retelling(journal, record.told);
        if (record.locks == null) {
            // Begun by a version without locks: what it does it does already.
            record.locks =
                    type.locks(store.read(record.input, type.inputType())).names();
            record.lockedAt = record.started;
        }
    }

    /** Makes the operation look at the world as soon as a thread is free. */
    void wake() {
        if (wakes.getAndIncrement() == 0) {
            scheduler.now(this::run);
        }
    }

    private void wakeAfter(Duration pause) {
        int expected;
        synchronized (this) {
            expected = ++wakeups;
        }
        scheduler.after(pause, () -> {
            synchronized (this) {
                if (wakeups != expected) {
                    return;
                }
            }
            wake();
        });
    }

    private void run() {
        int seen = wakes.get();
        try {
            Duration pause;
            try (OnBehalf build = OnBehalf.of(record.build)) {
                pause = turn();
            }
            if (pause != null && pause.isZero()) {
                wakes.incrementAndGet();
            } else if (pause != null) {
                wakeAfter(pause);
            }
        } catch (IOException | RuntimeException | Error cannotGoOn) {
            LOGGER.log(Level.SEVERE, "Operation " + record.id + " cannot go on; it is tried again", cannotGoOn);
            wakeAfter(Backoff.LONGEST);
        } finally {
            if (wakes.addAndGet(-seen) > 0) {
                scheduler.now(this::run);
            }
        }
    }

    /** @return how long to pause; zero to go on at once; null when there is nothing more to do */
    private Duration turn() throws IOException {
        saveWhatIsUnsaved();
        if (status().ended()) {
            close();
            return null;
        }
        turnAroundWhenDue();
        if (status() == OperationRecord.Status.RUNNING && record.queued()) {
            Duration pause = waitForTurn();
            if (pause != null) {
                return pause;
            }
        }
        Outcome<S> outcome;
        try {
            outcome = looker.turn(() -> procedure.next(state, this));
            refusals = 0;
        } catch (Exception | Error problem) {
            if (scheduler.closed()) {
                // A client that was closed, a thread that was interrupted: the turn is taken again after the start.
                forgetUntold();
                return null;
            }
            return problem instanceof CloudException refused ? refusedBy(refused) : brokenBy(problem);
        }
        return apply(outcome);
    }

    /** @return null once the locks are had, and that is on disk */
    private Duration waitForTurn() throws IOException {
        Optional<LockTable.Ahead> ahead = locks.take(record.id);
        if (ahead.isPresent() && record.failWhenBusy) {
            turnAround("Nothing was begun: it would have to wait for "
                    + ahead.get().words() + ", and 'whenBusy' is 'fail'.");
            return Duration.ZERO;
        }
        if (ahead.isPresent()) {
            String words = ahead.get().words();
            if (!words.equals(inTheWay)) {
                tell("lock", "", "waits for " + words);
                inTheWay = words;
            }
            waitingFor(words);
            flush();
            return untilDeadline(LOOK_AT_QUEUE);
        }
        synchronized (this) {
            record.lockedAt = now();
            unsaved = true;
        }
        if (inTheWay != null) {
            tell("lock", "", "goes on: has " + String.join(", ", record.locks) + " for itself");
        }
        waitingFor(null);
        flush();
        saveWhatIsUnsaved();
        return null;
    }

    private Duration refusedBy(CloudException refused) throws IOException {
        refusals++;
        boolean patient = refused.retryable() && (status() == OperationRecord.Status.RUNNING || refusals < PATIENCE);
        if (patient) {
            forgetUntold();
            waitingFor("the cloud, after " + refused.code() + " from " + refused.action());
            tellOnce(refused);
            return Backoff.after(refusals, ThreadLocalRandom.current());
        }
        return brokenBy(refused);
    }

    /** Only an administrator can help here, so it is said why nothing goes on. */
    private void tellOnce(CloudException refused) throws IOException {
        if (refused instanceof AccountUnavailableException
                && !refused.getMessage().equals(unavailable)) {
            unavailable = refused.getMessage();
            tell("wait", "", unavailable);
            flush();
        }
    }

    private Duration brokenBy(Throwable problem) throws IOException {
        String sentence = Optional.ofNullable(problem.getMessage())
                .orElseGet(() -> problem.getClass().getSimpleName());
        if (status() == OperationRecord.Status.RUNNING) {
            if (!(problem instanceof CloudException || problem instanceof OperationFailure)) {
                LOGGER.log(Level.WARNING, "Operation " + record.id + " failed", problem);
            }
            turnAround(sentence);
            return Duration.ZERO;
        }
        LOGGER.log(Level.WARNING, "Operation " + record.id + " could not be unwound", problem);
        return apply(Outcome.failed(
                state,
                record.cause + " And it could not be unwound completely: " + sentence,
                null,
                procedure.leftovers(state)));
    }

    private Duration apply(Outcome<S> outcome) throws IOException {
        JsonNode written = store.write(outcome.state());
        boolean ledOn;
        synchronized (this) {
            ledOn = !written.equals(record.state);
            unsaved |= ledOn;
            state = outcome.state();
            record.state = written;
        }
        flush();
        if (ledOn) {
            retelling.over();
        }
        if (outcome instanceof Outcome.Wait<S> wait) {
            waitingFor(wait.what());
            saveWhatIsUnsaved();
            return untilDeadline(wait.pause().isZero() ? Duration.ofMillis(1) : Beat.nearest(now(), wait.pause()));
        }
        if (outcome instanceof Outcome.Advance<S>) {
            waitingFor(null);
            saveWhatIsUnsaved();
            return Duration.ZERO;
        }
        if (outcome instanceof Outcome.Done<S> done) {
            end(OperationRecord.Status.DONE, done.result(), record.cause, List.of());
        } else if (outcome instanceof Outcome.Failed<S> failed) {
            end(OperationRecord.Status.FAILED, failed.result(), failed.reason(), failed.leftovers());
        }
        return null;
    }

    /** A wait for a block may be long, but a timeout is due when it is due. */
    private synchronized Duration untilDeadline(Duration pause) {
        if (record.deadline == null || record.status != OperationRecord.Status.RUNNING) {
            return pause;
        }
        Duration left = Duration.between(now(), record.deadline);
        return left.compareTo(pause) < 0 && left.compareTo(Duration.ZERO) > 0 ? left : pause;
    }

    private void end(OperationRecord.Status status, Object ending, String cause, List<String> leftovers)
            throws IOException {
        synchronized (this) {
            record.status = status;
            record.ended = now();
            record.cause = cause;
            record.leftovers = leftovers;
            record.waitingFor = null;
            record.result = ending == null ? null : store.write(ending);
            unsaved = true;
        }
        saveWhatIsUnsaved();
        close();
    }

    /** Once the end is on disk; also for one that a crash kept from being closed. */
    private void close() throws IOException {
        if (closed) {
            return;
        }
        Object result = record.result == null ? null : store.read(record.result, type.resultType());
        closed = true;
        locks.leave(record.id);
        try {
            onEnd.run();
        } catch (RuntimeException problem) {
            LOGGER.log(Level.WARNING, "What follows the end of operation " + record.id + " failed", problem);
        }
        audience.ended(record, result);
    }

    private void turnAroundWhenDue() throws IOException {
        String cause;
        synchronized (this) {
            cause = turnAround;
            if (cause == null && record.deadline != null && !now().isBefore(record.deadline)) {
                cause = "It was not finished after "
                        + DurationText.format(Duration.between(record.started, record.deadline)) + ", its timeout.";
            }
            if (cause == null || record.status != OperationRecord.Status.RUNNING) {
                return;
            }
        }
        turnAround(cause);
    }

    private void turnAround(String cause) throws IOException {
        S turned = procedure.unwind(state, cause);
        synchronized (this) {
            state = turned;
            record.state = store.write(turned);
            record.status = OperationRecord.Status.UNWINDING;
            record.unwindingSince = now();
            record.cause = cause;
            refusals = 0;
            unsaved = true;
        }
        tell("unwind", "", cause);
        flush();
        retelling.over();
        saveWhatIsUnsaved();
        if (record.queued()) {
            // It has begun nothing that a lock would have to protect until the end.
            locks.leave(record.id);
        }
        audience.unwinding(cause);
    }

    private synchronized void saveWhatIsUnsaved() throws IOException {
        if (unsaved) {
            record.told = retelling.told();
            store.save(record);
            unsaved = false;
        }
    }

    private void flush() throws IOException {
        List<JournalEntry> fresh;
        synchronized (this) {
            fresh = retelling.news(untold);
            untold.clear();
        }
        try {
            store.append(record.id, fresh);
            retelling.wrote(fresh.size());
        } finally {
            audience.told(fresh);
        }
    }

    /** What a refused turn told is told again when it is repeated. */
    private synchronized void forgetUntold() {
        untold.clear();
    }

    /** Asks the operation to turn around. Asking again, or after its end, changes nothing. */
    synchronized void unwind(String cause) {
        if (turnAround == null) {
            turnAround = cause;
        }
        wake();
    }

    /** Shows the operation to a view from journal line {@code from} on; replaces an earlier view. */
    void attach(OperationView watcher, int from) {
        audience.attach(watcher, from);
        wake();
    }

    void bodyEnded(String key, BodyEnd end) {
        audience.bodyEnded(key);
        synchronized (this) {
            unsaved |= record.bodyEnds.putIfAbsent(key, end) == null;
        }
        wake();
    }

    Optional<String> liveBuild() {
        return audience.liveBuild();
    }

    synchronized void moved(String build) {
        record.build = build;
        unsaved = true;
        wake();
    }

    synchronized OperationRecord.Status status() {
        return record.status;
    }

    OperationRecord record() {
        return record;
    }

    List<JournalEntry> journal() {
        return audience.journal();
    }

    synchronized String waitingFor() {
        return record.waitingFor;
    }

    private synchronized void waitingFor(String what) {
        record.waitingFor = what;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public String operationId() {
        return record.id;
    }

    @Override
    public synchronized void tell(String phase, String subject, String what) {
        untold.add(new JournalEntry(now(), phase, subject, what));
    }

    @Override
    public void runBody(String key, String label, Map<String, String> environment) {
        BodyRequest request = new BodyRequest(key, label, environment);
        synchronized (this) {
            if (record.bodies.putIfAbsent(key, request) != null) {
                return;
            }
            unsaved = true;
        }
        try {
            saveWhatIsUnsaved();
        } catch (IOException notSaved) {
            throw new UncheckedIOException(notSaved);
        }
        audience.bodyWanted(request);
    }

    @Override
    public synchronized Optional<BodyEnd> bodyEnd(String key) {
        return Optional.ofNullable(record.bodyEnds.get(key));
    }
}

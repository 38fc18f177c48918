package io.jenkins.plugins.pavedroad.operation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Runs one operation to its end on a real pool, as a step's view of it would. */
public final class OperationDriver implements AutoCloseable {
    private final PooledScheduler scheduler = new PooledScheduler();
    private final OperationRunner runner;
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile Function<BodyRequest, BodyEnd> body = request -> new BodyEnd(true, "");
    private volatile OperationRecord record;
    private volatile Object result;
    private volatile String abortAt;
    private volatile String id = "operation";

    public OperationDriver(Path folder) {
        runner = new OperationRunner(new OperationStore(folder), scheduler, Clock.systemUTC(), ended -> {});
    }

    /** Under this id; operations of one cloud need one each, as a build's have. */
    public OperationDriver named(String name) {
        id = name;
        return this;
    }

    /** What the step's block does. */
    public OperationDriver body(Function<BodyRequest, BodyEnd> check) {
        body = check;
        return this;
    }

    /** Aborts when the journal has a line of this phase, or just this line. */
    public OperationDriver abortAt(String phase) {
        abortAt = phase;
        return this;
    }

    public <I, S> OperationDriver run(OperationType<I, S> type, I input, Duration patience)
            throws IOException, InterruptedException {
        runner.begin(id, type, input, "job#1", null);
        runner.attach(id, new View(), 0);
        if (!end.await(patience.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("not ended within " + patience + ", waiting for "
                    + runner.waitingFor(id).orElse("nothing") + "; so far:\n" + String.join("\n", lines));
        }
        return this;
    }

    public OperationRecord record() {
        return record;
    }

    public Object result() {
        return result;
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        scheduler.close();
    }

    private final class View implements OperationView {
        @Override
        public void told(int index, JournalEntry entry) {
            lines.add(entry.line());
            if (entry.phase().equals(abortAt) || entry.what().equals(abortAt)) {
                runner.unwind(id, "Aborted by the test.");
            }
        }

        @Override
        public void bodyWanted(BodyRequest request) {
            BodyEnd ending = body.apply(request);
            scheduler.now(() -> runner.bodyEnded(id, request.key(), ending));
        }

        @Override
        public void unwinding(String cause) {}

        @Override
        public void ended(OperationRecord last, Object value) {
            record = last;
            result = value;
            end.countDown();
        }
    }
}

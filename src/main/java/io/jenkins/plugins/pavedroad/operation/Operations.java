package io.jenkins.plugins.pavedroad.operation;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.init.Terminator;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.pavedroad.cloud.Accounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * This controller's operations. While one runs its files lie in {@code $JENKINS_HOME/paved-road/operations}, where they
 * outlive a deleted build; when it has ended they move into its build's folder, and the newest also into {@code ended}.
 */
@Extension
public class Operations implements ExtensionPoint {
    private static final Logger LOGGER = Logger.getLogger(Operations.class.getName());

    /** How many ended operations are remembered for the page in Manage Jenkins. */
    private static final int ENDED = 200;

    private static final Duration LOOK_AFTER_BUILDS = Duration.ofMinutes(1);

    private final Set<String> suspects = ConcurrentHashMap.newKeySet();
    private PooledScheduler scheduler;
    private OperationStore store;
    private volatile boolean closed;
    private OperationRunner runner;

    public static Operations get() {
        return ExtensionList.lookupSingleton(Operations.class);
    }

    /** At start-up, once jobs are loaded: goes on with what was running. */
    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED)
    public static void goOn() {
        try {
            get().runner();
        } catch (UncheckedIOException unreadable) {
            LOGGER.log(Level.SEVERE, "No operation can go on before this is mended", unreadable);
        }
    }

    @Terminator(attains = Accounts.CALLS_ENDED)
    public static void shutDown() {
        Operations operations = ExtensionList.lookup(Operations.class).get(Operations.class);
        if (operations != null) {
            operations.close();
        }
    }

    /**
     * Nothing begins before everything that was running has its locks back, whoever asks first.
     *
     * @throws UncheckedIOException when the operations' folder cannot be read; asking again tries again
     */
    public synchronized OperationRunner runner() {
        if (runner == null) {
            store = new OperationStore(operations());
            OperationRunner fresh = new OperationRunner(store, scheduler(), Clock.systemUTC(), this::keepWithBuild);
            try {
                fresh.goOn(OperationTypes::named);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("The operations' folder cannot be read", unreadable);
            }
            runner = fresh;
            turnAroundWhatNothingResumes(fresh);
            scheduler.after(LOOK_AFTER_BUILDS, this::lookAfterBuilds);
        }
        return runner;
    }

    private static void turnAroundWhatNothingResumes(OperationRunner runner) {
        for (OperationRecord record : runner.operations()) {
            if (record.status == OperationRecord.Status.RUNNING && OperationBuilder.began(record.id)) {
                runner.unwind(record.id, "The controller went down, and a freestyle build does not go on after that.");
            }
        }
    }

    /** The suite's own pool, for what a step must read or copy before its operation begins. */
    public synchronized Scheduler scheduler() {
        if (scheduler == null) {
            scheduler = new PooledScheduler(Operations::asSystem);
        }
        return scheduler;
    }

    /** A thread of our own would be anonymous, and not find its builds on a controller that hides them. */
    private static Runnable asSystem(Runnable task) {
        return () -> {
            try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
                task.run();
            }
        };
    }

    private void keepWithBuild(OperationRecord record) {
        try {
            Run<?, ?> run = Run.fromExternalizableId(record.build);
            if (run != null) {
                store.copyTo(record.id, folder(run));
            }
            store.copyTo(record.id, operations().resolve("ended"));
            store.ended().keepNewest(ENDED);
            store.delete(record.id);
        } catch (IOException | IllegalArgumentException problem) {
            LOGGER.log(Level.WARNING, "Operation " + record.id + " could not be kept with its build", problem);
        }
    }

    /** All operations of this controller, as a page shows them. */
    public OperationsPage page() {
        return new OperationsPage(runner(), store, build -> {
            Run<?, ?> run = build == null ? null : Run.fromExternalizableId(build);
            return run == null ? null : run.getUrl();
        });
    }

    /**
     * Shows an operation that has ended, as {@link OperationRunner#attach} shows one that has not.
     *
     * @param from the first journal line the view has not had
     * @return whether this build, or this controller, keeps one of this id
     */
    public boolean replay(String id, OperationType<?, ?> type, Run<?, ?> run, OperationView view, int from)
            throws IOException {
        Optional<OperationStore> kept = kept(id, run);
        if (kept.isEmpty()) {
            return false;
        }
        OperationRecord record = kept.get().load(id).orElseThrow();
        List<JournalEntry> journal = kept.get().journal(id);
        for (int index = from; index < journal.size(); index++) {
            view.told(index, journal.get(index));
        }
        view.ended(record, record.result == null ? null : kept.get().read(record.result, type.resultType()));
        return true;
    }

    /** Where the files of an operation that has ended lie; empty when there are none. */
    private Optional<OperationStore> kept(String id, Run<?, ?> run) throws IOException {
        for (OperationStore place : List.of(new OperationStore(folder(run)), store.ended())) {
            if (place.load(id).isPresent()) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    /** Whether there is or was an operation of this id. */
    boolean known(String id, Run<?, ?> run) throws IOException {
        return runner().status(id).isPresent() || kept(id, run).isPresent();
    }

    /**
     * A build that has ended, or is gone, waits for nothing: what of its operations still goes forward turns around, and
     * is seen to its end without it.
     */
    void buildEnded(String build, String how) {
        OperationRunner own = runner();
        own.operations().stream()
                .filter(record -> record.status == OperationRecord.Status.RUNNING && build.equals(record.build))
                .forEach(record -> own.unwind(record.id, how));
    }

    /** For builds whose end nobody told, such as one that a crash took. Twice, because a job may just be renamed. */
    private void lookAfterBuilds() {
        if (closed) {
            return;
        }
        OperationRunner own = runner();
        for (OperationRecord record : own.operations()) {
            Optional<String> live = record.status == OperationRecord.Status.RUNNING
                    ? own.liveBuild(record.id).or(() -> building(record.build))
                    : Optional.of(record.build);
            if (live.isEmpty() && !suspects.add(record.id)) {
                own.unwind(record.id, "Its build has ended without it, or is gone.");
            } else if (live.isPresent()) {
                suspects.remove(record.id);
                if (!live.get().equals(record.build)) {
                    own.moved(record.id, live.get());
                }
            }
        }
        scheduler().after(LOOK_AFTER_BUILDS, this::lookAfterBuilds);
    }

    private static Optional<String> building(String build) {
        Run<?, ?> run = Run.fromExternalizableId(build);
        return run != null && run.isBuilding() ? Optional.of(build) : Optional.empty();
    }

    private static Path operations() {
        return Jenkins.get().getRootDir().toPath().resolve("paved-road").resolve("operations");
    }

    /** Stays as it is, so that what is still being done does not begin everything anew. */
    private void close() {
        PooledScheduler last;
        synchronized (this) {
            closed = true;
            last = scheduler;
        }
        // Not under the lock: the last turns ask for the runner.
        if (last != null) {
            last.close();
        }
    }

    /** Where a build keeps the operations that have ended. */
    public static Path folder(Run<?, ?> run) {
        return run.getRootDir().toPath().resolve("paved-road");
    }
}

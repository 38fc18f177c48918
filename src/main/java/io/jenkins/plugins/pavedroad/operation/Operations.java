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
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * This controller's operations. While one runs its files lie in {@code $JENKINS_HOME/paved-road/operations}, where they
 * outlive a deleted build; when it has ended they move into its build's folder.
 */
@Extension
public class Operations implements ExtensionPoint {
    private static final Logger LOGGER = Logger.getLogger(Operations.class.getName());

    private PooledScheduler scheduler;
    private OperationStore store;
    private OperationRunner runner;

    public static Operations get() {
        return ExtensionList.lookupSingleton(Operations.class);
    }

    /** At start-up, once jobs are loaded: goes on with what was running. */
    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED)
    public static void goOn() throws IOException {
        get().carryOn();
    }

    @Terminator
    public static void shutDown() {
        Operations operations = ExtensionList.lookup(Operations.class).get(Operations.class);
        if (operations != null) {
            operations.close();
        }
    }

    public synchronized OperationRunner runner() {
        if (runner == null) {
            scheduler = new PooledScheduler(Operations::asSystem);
            store = new OperationStore(
                    Jenkins.get().getRootDir().toPath().resolve("paved-road").resolve("operations"));
            runner = new OperationRunner(store, scheduler, Clock.systemUTC(), this::keepWithBuild);
        }
        return runner;
    }

    /** The suite's own pool, for what a step must read or copy before its operation begins. */
    public synchronized Scheduler scheduler() {
        runner();
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

    private void carryOn() throws IOException {
        OperationRunner own = runner();
        for (OperationRecord record : store.loadAll()) {
            Optional<OperationType<?, ?>> type = OperationTypes.named(record.type);
            if (type.isPresent()) {
                own.carryOn(record, type.get());
            } else {
                LOGGER.log(Level.WARNING, "Operation {0} is of the unknown type {1}; it is left alone", new Object[] {
                    record.id, record.type
                });
            }
        }
    }

    private void keepWithBuild(OperationRecord record) {
        try {
            Run<?, ?> run = Run.fromExternalizableId(record.build);
            if (run != null) {
                store.copyTo(record.id, folder(run));
            }
            store.delete(record.id);
        } catch (IOException | IllegalArgumentException problem) {
            LOGGER.log(Level.WARNING, "Operation " + record.id + " could not be kept with its build", problem);
        }
    }

    private synchronized void close() {
        if (scheduler != null) {
            scheduler.close();
            scheduler = null;
            runner = null;
        }
    }

    /** Where a build keeps the operations that have ended. */
    public static Path folder(Run<?, ?> run) {
        return run.getRootDir().toPath().resolve("paved-road");
    }
}

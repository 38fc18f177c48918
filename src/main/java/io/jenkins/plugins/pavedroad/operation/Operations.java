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
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
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
    public static void goOn() {
        try {
            get().runner();
        } catch (UncheckedIOException unreadable) {
            LOGGER.log(Level.SEVERE, "No operation can go on before this is mended", unreadable);
        }
    }

    @Terminator
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
            store = new OperationStore(
                    Jenkins.get().getRootDir().toPath().resolve("paved-road").resolve("operations"));
            OperationRunner fresh = new OperationRunner(store, scheduler(), Clock.systemUTC(), this::keepWithBuild);
            try {
                fresh.goOn(OperationTypes::named);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("The operations' folder cannot be read", unreadable);
            }
            runner = fresh;
        }
        return runner;
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

package io.jenkins.plugins.pavedroad.embedded.aws.runtime;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Instances as real, confined processes, see {@link Confinement}. An image is a root folder; an instance's root folder is a
 * copy of its image's, made when it first starts.
 */
public final class ProcessRuntime implements InstanceRuntime {
    /** As GetConsoleOutput: the last 64 KB. */
    private static final int CONSOLE = 64 << 10;

    private static final String CLOSED = "The embedded AWS is closed.";
    private static final Logger LOGGER = Logger.getLogger(ProcessRuntime.class.getName());

    private final Path folder;
    private final Confinement confinement;
    private final Images images;
    private final Map<String, Machine> machines = new ConcurrentHashMap<>();
    /** The one thread that machines are started on: they end when it ends. */
    private final ExecutorService power;

    private final ExecutorService workers;
    private Optional<String> obstacle = Optional.empty();
    private boolean prepared;
    private volatile boolean closed;

    /**
     * Keeps its files in the folder, which only this user can read afterwards.
     *
     * @throws UncheckedIOException when the folder cannot be written
     */
    public ProcessRuntime(Path folder) {
        this.folder = folder.toAbsolutePath().resolve("machines");
        try {
            Files.createDirectories(this.folder.resolve("instances"));
            // console, user data and root folders may hold secrets
            Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString("rwx------"));
            confinement = new Confinement(this.folder.resolve("tools"));
            images = new Images(this.folder, confinement);
        } catch (IOException e) {
            throw new UncheckedIOException("Folder " + folder + " cannot be used for instances: " + e.getMessage(), e);
        }
        power = Executors.newSingleThreadExecutor(task -> daemon(task, "embedded-aws-power"));
        AtomicInteger number = new AtomicInteger();
        workers =
                Executors.newCachedThreadPool(task -> daemon(task, "embedded-aws-machine-" + number.incrementAndGet()));
    }

    /** Why no instance can be started on this machine, in one sentence; empty when they can. */
    public static Optional<String> obstacle() {
        return Confinement.obstacle();
    }

    @Override
    public void launch(Boot boot, InstanceEvents events) {
        try {
            power.execute(() -> start(boot, events));
        } catch (RejectedExecutionException closed) {
            events.failed(CLOSED);
        }
    }

    private void start(Boot boot, InstanceEvents events) {
        if (closed) {
            events.failed(CLOSED);
            return;
        }
        String id = boot.instanceId();
        try {
            if (!prepared) {
                obstacle = Confinement.obstacle();
                confinement.install();
                prepared = true;
            }
            if (obstacle.isPresent()) {
                events.failed(obstacle.get());
                return;
            }
            Path instance = instance(id);
            boolean again = Files.isDirectory(instance.resolve("root"));
            Path image = again ? instance : images.path(boot.imageKey());
            if (!Files.isDirectory(image)) {
                events.failed("Image " + boot.imageKey() + " has no root folder.");
                return;
            }
            Files.createDirectories(instance);
            confinement.give(instance);
            BootFolder.write(instance.resolve("boot"), boot.userData());
            Machine machine = Machine.start(confinement, instance, image, boot);
            machines.put(id, machine);
            workers.execute(() -> machine.follow(events, () -> machines.remove(id, machine)));
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, "Instance " + id + " could not be started", e);
            events.failed("The instance could not be started: " + e.getMessage());
        }
    }

    @Override
    public void stop(String instanceId) {
        onPower(() -> shutDown(instanceId, "stopped"));
    }

    @Override
    public void terminate(String instanceId) {
        onPower(() -> {
            Machine machine = shutDown(instanceId, "terminated");
            workers.execute(() -> drop(instanceId, machine));
        });
    }

    /** In the order of the calls: a stop never overtakes its launch. */
    private void onPower(Runnable task) {
        try {
            power.execute(task);
        } catch (RejectedExecutionException closed) {
            LOGGER.log(Level.FINE, "Closed already", closed);
        }
    }

    private Machine shutDown(String instanceId, String reason) {
        Machine machine = machines.get(instanceId);
        if (machine != null) {
            machine.shutDown(reason);
        }
        return machine;
    }

    private void drop(String instanceId, Machine machine) {
        try {
            if (machine != null) {
                machine.awaitEnd(Duration.ofMinutes(1));
            }
            Path instance = instance(instanceId);
            for (String part : new String[] {"root", "copy", "layers", "boot"}) {
                confinement.remove(instance.resolve(part));
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The root folder of " + instanceId + " could not be removed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String console(String instanceId) {
        Path console = instance(instanceId).resolve("console.log");
        if (Files.notExists(console)) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(console.toFile(), "r")) {
            long length = file.length();
            byte[] last = new byte[(int) Math.min(length, CONSOLE)];
            file.seek(length - last.length);
            file.readFully(last);
            return new String(last, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void capture(String instanceId, String imageKey) throws IOException {
        Path root = instance(instanceId).resolve("root");
        if (!Files.isDirectory(root)) {
            throw new IOException("Instance " + instanceId + " has no root folder.");
        }
        images.capture(root, imageKey);
    }

    @Override
    public boolean hasImage(String imageKey) {
        return images.has(imageKey);
    }

    @Override
    public void deleteImage(String imageKey) {
        try {
            images.delete(imageKey);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Copies a root folder in as an image. It needs to hold only what differs from a plain system: the base image's files
     * (accounts, package database, empty service folders) lie below it.
     */
    @Override
    public Path importImage(String imageKey, Path rootFolder) throws IOException {
        return images.add(rootFolder, imageKey);
    }

    @Override
    public void close() {
        closed = true;
        // on the machines' own thread, because it must not end before they have; what was about to start comes first
        onPower(this::killAll);
        power.shutdown();
        try {
            while (!power.awaitTermination(1, TimeUnit.SECONDS)) {
                LOGGER.fine("Instances are still ending");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.shutdown();
    }

    private void killAll() {
        try {
            for (Machine machine : machines.values()) {
                machine.killAndAwait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path instance(String id) {
        if (!id.matches("[A-Za-z0-9-]+")) {
            throw new IllegalArgumentException("Instance id '" + id + "' is not made of letters, digits and dashes.");
        }
        return folder.resolve("instances").resolve(id);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}

package io.jenkins.plugins.pavedroad.embedded.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The folder {@code work}: what lives for one run, and what outlives runs. One run at a time has it. */
final class Workspace implements AutoCloseable {
    private final Path folder;
    private final FileChannel file;

    private Workspace(Path folder, FileChannel file) {
        this.folder = folder;
        this.file = file;
    }

    /**
     * Takes the folder for this run and empties what an earlier one left in it, caches excepted.
     *
     * @throws Refused when another run has it
     */
    static Workspace open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel file =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!lock(file)) {
            file.close();
            throw new Refused("Another ./paved-road run is using " + folder
                    + ": end it with Ctrl-C, or wait until it has ended, and run this again.");
        }
        Workspace workspace = new Workspace(folder, file);
        for (Path left : List.of(workspace.cloud(), workspace.jenkins(), workspace.logs())) {
            remove(left);
        }
        Files.createDirectories(workspace.logs());
        return workspace;
    }

    private static boolean lock(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    /** What instances wrote may be closed to their owner; a root of his own user namespace passes over that. */
    private static void remove(Path left) throws IOException {
        if (Files.notExists(left)) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("rm", "-rf", "--one-file-system", "--", left.toString()));
        if (!HostCommand.isRoot()) {
            command.addAll(0, List.of("unshare", "--user", "--map-root-user"));
        }
        HostCommand.must(Path.of("/"), Map.of(), command.toArray(String[]::new));
    }

    Path cloud() {
        return folder.resolve("cloud");
    }

    Path jenkins() {
        return folder.resolve("jenkins");
    }

    Path logs() {
        return folder.resolve("logs");
    }

    /** hello-service's git repository; it outlives runs, so that commits made there are built. */
    Path hello() {
        return folder.resolve("hello-service");
    }

    /** Outlives runs. */
    Path cache() {
        return folder.resolve("cache");
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

package org.jvnet.hudson.test;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes folders and deletes them all when the test is over. */
public class TemporaryDirectoryAllocator {
    private final File base;
    private final Set<File> allocated = new LinkedHashSet<>();

    public TemporaryDirectoryAllocator(File base) {
        this.base = base;
    }

    public TemporaryDirectoryAllocator() {
        this(new File(System.getProperty("java.io.tmpdir"), "jenkinsTests"));
    }

    public synchronized File allocate() throws IOException {
        Files.createDirectories(base.toPath());
        File folder = Files.createTempDirectory(base.toPath(), "jkh").toFile();
        allocated.add(folder);
        return folder;
    }

    public synchronized void dispose() throws IOException, InterruptedException {
        IOException problem = null;
        for (File folder : allocated) {
            try {
                hudson.Util.deleteRecursive(folder);
            } catch (IOException e) {
                problem = e;
            }
        }
        allocated.clear();
        if (problem != null) {
            throw problem;
        }
    }

    public synchronized void disposeAsync() {
        try {
            dispose();
        } catch (IOException e) {
            Logger.getLogger(TemporaryDirectoryAllocator.class.getName())
                    .log(Level.WARNING, "could not delete a test's folder", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

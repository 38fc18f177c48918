package org.jenkinsci.plugins.workflow.flow;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.DirScanner;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.zip.GZIPOutputStream;
import jenkins.model.Jenkins;

/** Stashes: archives in the build's folder. */
public class StashManager {

    private static final String SUFFIX = ".tar.gz";

    private StashManager() {}

    public static void stash(
            Run<?, ?> build,
            String name,
            FilePath workspace,
            Launcher launcher,
            EnvVars env,
            TaskListener listener,
            String includes,
            String excludes,
            boolean useDefaultExcludes,
            boolean allowEmpty)
            throws IOException, InterruptedException {
        Jenkins.checkGoodName(name);
        File archive = file(build, name);
        Files.createDirectories(archive.getParentFile().toPath());
        int count;
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive.toPath()))) {
            String pattern = includes == null ? "**" : includes;
            count = workspace.tar(out, new DirScanner.Glob(pattern, excludes, useDefaultExcludes));
        }
        if (count == 0 && !allowEmpty) {
            Files.delete(archive.toPath());
            throw new AbortException("No files included in stash \u2018" + name + "\u2019");
        }
        listener.getLogger().println("Stashed " + count + " file(s)");
    }

    public static void unstash(
            Run<?, ?> build, String name, FilePath workspace, Launcher launcher, EnvVars env, TaskListener listener)
            throws IOException, InterruptedException {
        Jenkins.checkGoodName(name);
        File archive = file(build, name);
        if (!archive.isFile()) {
            throw new AbortException("No such saved stash \u2018" + name + "\u2019");
        }
        new FilePath(archive).untar(workspace, FilePath.TarCompression.GZIP);
    }

    public static void clearAll(Run<?, ?> build, TaskListener listener) throws IOException, InterruptedException {
        new FilePath(folder(build)).deleteRecursive();
    }

    public static void maybeClearAll(Run<?, ?> build, TaskListener listener) throws IOException, InterruptedException {
        clearAll(build, listener);
    }

    private static File folder(Run<?, ?> build) {
        return new File(build.getRootDir(), "stashes");
    }

    private static File file(Run<?, ?> build, String name) {
        return new File(folder(build), name + SUFFIX);
    }
}

package io.jenkins.plugins.pavedroad.build;

import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import java.io.Serializable;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a step asked for, checked. Travels with the running build. */
final class NebulaBuildSettings implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");

    final GradleCommand command;
    final ReleaseStage release;
    final String folder;
    final ArrayList<String> packages;
    final String testResults;
    final boolean failOnNoTests;
    final boolean requireLocks;
    /** Milliseconds that Gradle may run; 0 for as long as it likes. */
    final long timeout;

    final boolean dryRun;

    final UploadSettings upload;

    /**
     * @param folder of build.gradle, relative to the workspace; empty for the workspace itself
     * @param packages Ant globs below the folder; empty when no package is expected
     * @throws BadParameterException when the folder is outside the workspace
     */
    NebulaBuildSettings(
            GradleCommand command,
            ReleaseStage release,
            String folder,
            List<String> packages,
            String testResults,
            boolean failOnNoTests,
            boolean requireLocks,
            long timeout,
            boolean dryRun,
            UploadSettings upload) {
        Path path = inside(folder);
        this.command = command;
        this.release = release;
        this.folder = path.toString();
        this.packages = new ArrayList<>(packages);
        this.testResults = testResults;
        this.failOnNoTests = failOnNoTests;
        this.requireLocks = requireLocks;
        this.timeout = timeout;
        this.dryRun = dryRun;
        this.upload = upload;
    }

    /** By the rules of Unix and of Windows, because the agent may be either. */
    private static Path inside(String folder) {
        try {
            Path path = Path.of(folder.replace('\\', '/')).normalize();
            if (!path.isAbsolute()
                    && !path.startsWith("..")
                    && !DRIVE.matcher(folder).lookingAt()) {
                return path;
            }
        } catch (InvalidPathException e) {
            // refused below
        }
        throw new BadParameterException("dir", folder, "a folder inside the workspace, relative to it");
    }

    /** As the shell takes it. */
    String folderOrDot() {
        return folder.isEmpty() ? "." : folder;
    }
}

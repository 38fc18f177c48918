package io.jenkins.plugins.pavedroad.bake;

import hudson.AbortException;
import hudson.FilePath;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Files of a workspace, copied to where they are still there when the workspace is not. */
final class WorkspaceFilesAdapter {
    /** Each has an address of its own in what the builder reads. */
    private static final int MOST_FILES = 500;

    private final FilePath workspace;
    private final Path folder;

    /**
     * @param workspace null outside of a node block
     * @param folder made when something is copied
     */
    WorkspaceFilesAdapter(FilePath workspace, Path folder) {
        this.workspace = workspace;
        this.folder = folder;
    }

    /** A copy, named by its content. */
    record Copy(Path path, long size, String sha256) {}

    /** @throws AbortException one sentence, when there is no workspace or no such file */
    List<FilePath> matching(String parameter, String pattern) throws IOException, InterruptedException {
        if (workspace == null) {
            throw new AbortException("The parameter '" + parameter + "' is '" + pattern
                    + "', a file of a workspace: put bakeAmi into a node block"
                    + (parameter.equals("packages") ? ", or name a package that this build made." : "."));
        }
        FilePath[] found = workspace.list(pattern);
        if (found.length == 0) {
            throw new AbortException(
                    "The parameter '" + parameter + "' is '" + pattern + "', and the workspace has no such file."
                            + (parameter.equals("packages") ? " A repository's package is written name=version." : ""));
        }
        return Arrays.asList(found);
    }

    /** What the provision script finds, in the order of their paths. */
    List<Provisioning.File> copied(Collection<String> patterns) throws IOException, InterruptedException {
        Map<String, FilePath> found = new TreeMap<>();
        for (String pattern : patterns) {
            for (FilePath file : matching("files", pattern)) {
                found.put(relative(file), file);
            }
        }
        if (found.size() > MOST_FILES) {
            throw new AbortException("The parameter 'files' is '" + String.join(", ", patterns) + "', which are "
                    + found.size() + " files; it must be " + MOST_FILES + " files at most: pack them into one.");
        }
        List<Provisioning.File> files = new ArrayList<>();
        for (Map.Entry<String, FilePath> file : found.entrySet()) {
            Copy copy = copy(file.getValue());
            files.add(new Provisioning.File(file.getKey(), copy.size(), copy.sha256()));
        }
        return files;
    }

    private String relative(FilePath file) {
        return file.getRemote().substring(workspace.getRemote().length() + 1).replace('\\', '/');
    }

    Copy copy(FilePath file) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "file", ".part");
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
            file.copyTo(out);
        }
        String sha256 = HexFormat.of().formatHex(digest.digest());
        Path kept = folder.resolve(sha256);
        Files.move(part, kept, StandardCopyOption.REPLACE_EXISTING);
        return new Copy(kept, Files.size(kept), sha256);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}

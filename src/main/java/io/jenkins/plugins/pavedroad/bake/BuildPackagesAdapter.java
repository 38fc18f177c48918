package io.jenkins.plugins.pavedroad.bake;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.pavedroad.artifact.ArtifactsAction;
import io.jenkins.plugins.pavedroad.artifact.BuiltPackage;
import io.jenkins.plugins.pavedroad.operation.Operations;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Packages of a build: archived ones are read from its artifacts; files of a workspace are copied into the build's
 * folder first, because the workspace may be gone when the bake goes on after a restart.
 */
final class BuildPackagesAdapter implements PackageBytes {
    /** @param kept name of the folder of the copies, empty when there are none */
    record Chosen(List<PackageFile> packages, String kept) {}

    /**
     * @param asked what the step was given: files and Ant globs of the workspace; null for what this build made
     * @throws AbortException one sentence, when there is nothing to bake
     */
    static Chosen choose(List<String> asked, Run<?, ?> run, StepContext context)
            throws IOException, InterruptedException {
        List<BuiltPackage> built =
                ArtifactsAction.of(run).map(ArtifactsAction::getPackages).orElse(List.of());
        if (asked == null) {
            if (built.isEmpty()) {
                throw new AbortException(
                        "bakeAmi has no package: this build has made none, and the parameter 'packages'"
                                + " is not given.");
            }
            return new Chosen(built.stream().map(BuildPackagesAdapter::archived).toList(), "");
        }
        List<PackageFile> packages = new ArrayList<>();
        String kept = "";
        for (String pattern : asked) {
            Optional<BuiltPackage> known = built.stream()
                    .filter(each -> each.getFile().equals(pattern))
                    .findFirst();
            if (known.isPresent()) {
                packages.add(archived(known.get()));
            } else {
                kept = kept.isEmpty() ? "packages-" + UUID.randomUUID() : kept;
                packages.addAll(copied(pattern, folder(run, kept), context.get(FilePath.class)));
            }
        }
        return new Chosen(packages, kept);
    }

    private static PackageFile archived(BuiltPackage built) {
        return new PackageFile(
                built.getName(),
                built.getVersion(),
                built.getRelease(),
                built.getArchitecture(),
                built.getFormat(),
                built.getFile(),
                built.getSize(),
                built.getSha256());
    }

    private static List<PackageFile> copied(String pattern, Path folder, FilePath workspace)
            throws IOException, InterruptedException {
        if (workspace == null) {
            throw new AbortException(
                    "The parameter 'packages' is '" + pattern
                            + "', a file of a workspace: put bakeAmi into a node block, or name a package that this build made.");
        }
        FilePath[] found = workspace.list(pattern);
        if (found.length == 0) {
            throw new AbortException(
                    "The parameter 'packages' is '" + pattern + "', and the workspace has no such file.");
        }
        Files.createDirectories(folder);
        List<PackageFile> packages = new ArrayList<>();
        for (FilePath file : found) {
            packages.add(copied(file, folder));
        }
        return packages;
    }

    private static PackageFile copied(FilePath file, Path folder) throws IOException, InterruptedException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Path part = Files.createTempFile(folder, "package", ".part");
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
                file.copyTo(out);
            }
            PackageFile known = PackageFile.named(
                    file.getName(), Files.size(part), HexFormat.of().formatHex(digest.digest()));
            Files.move(part, folder.resolve(known.sha256()));
            return known;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        } catch (IllegalArgumentException badName) {
            throw new AbortException(badName.getMessage());
        }
    }

    @Override
    public InputStream open(BakeInput input, PackageFile file) throws IOException {
        Run<?, ?> run = Run.fromExternalizableId(input.build());
        if (run == null) {
            throw new IOException("The build " + input.build() + " is gone, and " + file.fileName() + " with it.");
        }
        if (!input.kept().isEmpty()) {
            Path copy = folder(run, input.kept()).resolve(file.sha256());
            if (Files.exists(copy)) {
                return Files.newInputStream(copy);
            }
        }
        return run.getArtifactManager().root().child(file.file()).open();
    }

    @Override
    public void release(BakeInput input) throws IOException {
        Run<?, ?> run = input.kept().isEmpty() ? null : Run.fromExternalizableId(input.build());
        if (run != null) {
            File folder = folder(run, input.kept()).toFile();
            Util.deleteRecursive(folder);
        }
    }

    private static Path folder(Run<?, ?> run, String kept) {
        return Operations.folder(run).resolve(kept);
    }
}

package io.jenkins.plugins.pavedroad.bake;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.pavedroad.artifact.ArtifactsAction;
import io.jenkins.plugins.pavedroad.artifact.BuiltPackage;
import io.jenkins.plugins.pavedroad.artifact.DebReader;
import io.jenkins.plugins.pavedroad.artifact.RpmReader;
import io.jenkins.plugins.pavedroad.operation.Operations;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Packages of a build: archived ones are read from its artifacts; files of a workspace are copied into the build's
 * folder first, because the workspace may be gone when the bake goes on after a restart.
 */
final class BuildPackagesAdapter implements PackageBytes {
    /** @param kept name of the folder of the copies, empty when there are none */
    record Chosen(List<PackageFile> packages, List<Provisioning.File> files, String kept) {}

    /**
     * @param asked what the step was given: packages of a repository, files and Ant globs of the workspace; null for what
     *     this build made
     * @param files Ant globs of the workspace, for the provision script
     * @throws AbortException one sentence, when there is nothing to bake or something is not a package
     */
    static Chosen choose(
            List<String> asked,
            Set<RepositoryLine.Kind> repositories,
            List<String> files,
            Run<?, ?> run,
            StepContext context)
            throws IOException, InterruptedException {
        String kept = "packages-" + UUID.randomUUID();
        Path folder = folder(run, kept);
        WorkspaceFilesAdapter workspace = new WorkspaceFilesAdapter(context.get(FilePath.class), folder);
        try {
            List<PackageFile> packages = packages(asked, repositories, built(run), workspace);
            List<Provisioning.File> found = workspace.copied(files);
            return new Chosen(packages, found, Files.exists(folder) ? kept : "");
        } catch (IOException | InterruptedException | RuntimeException refused) {
            Util.deleteRecursive(folder.toFile());
            throw refused;
        }
    }

    private static List<BuiltPackage> built(Run<?, ?> run) {
        return ArtifactsAction.of(run).map(ArtifactsAction::getPackages).orElse(List.of());
    }

    private static List<PackageFile> packages(
            List<String> asked,
            Set<RepositoryLine.Kind> repositories,
            List<BuiltPackage> built,
            WorkspaceFilesAdapter workspace)
            throws IOException, InterruptedException {
        if (asked == null) {
            if (built.isEmpty()) {
                throw new AbortException(
                        "bakeAmi has no package: this build has made none, and the parameter 'packages'"
                                + " is not given.");
            }
            return built.stream().map(BuildPackagesAdapter::archived).toList();
        }
        List<PackageFile> packages = new ArrayList<>();
        for (String entry : asked) {
            Optional<BuiltPackage> known =
                    built.stream().filter(each -> each.getFile().equals(entry)).findFirst();
            if (known.isPresent()) {
                packages.add(archived(known.get()));
            } else if (RepositoryPackage.isMeantBy(entry)) {
                packages.add(RepositoryPackage.of(entry, repositories));
            } else {
                for (FilePath file : workspace.matching("packages", entry)) {
                    packages.add(opened(file.getName(), workspace.copy(file)));
                }
            }
        }
        PackageFile.requireEachOnce(packages);
        return packages;
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

    /** What is in it counts; its name only says which kind of package it is. */
    private static PackageFile opened(String name, WorkspaceFilesAdapter.Copy copy) throws AbortException {
        try (InputStream in = Files.newInputStream(copy.path())) {
            PackageFile named = PackageFile.named(name, copy.size(), copy.sha256());
            return named.holding(named.format().equals("deb") ? DebReader.read(in) : RpmReader.read(in));
        } catch (IOException unreadable) {
            throw new AbortException("The parameter 'packages' is '" + name
                    + "', which is no package that can be read: " + unreadable.getMessage() + ".");
        } catch (IllegalArgumentException badName) {
            throw new AbortException(badName.getMessage());
        }
    }

    @Override
    public InputStream open(BakeInput input, PackageFile file) throws IOException {
        Run<?, ?> run = build(input, file.fileName());
        Path copy = folder(run, input.kept()).resolve(file.sha256());
        return !input.kept().isEmpty() && Files.exists(copy)
                ? Files.newInputStream(copy)
                : run.getArtifactManager().root().child(file.file()).open();
    }

    @Override
    public InputStream open(BakeInput input, Provisioning.File file) throws IOException {
        return Files.newInputStream(
                folder(build(input, file.path()), input.kept()).resolve(file.sha256()));
    }

    private static Run<?, ?> build(BakeInput input, String file) throws IOException {
        Run<?, ?> run = Run.fromExternalizableId(input.build());
        if (run == null) {
            throw new IOException("The build " + input.build() + " is gone, and " + file + " with it.");
        }
        return run;
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

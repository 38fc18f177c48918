package io.jenkins.plugins.pavedroad.build;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.ArtifactArchiver;
import io.jenkins.plugins.pavedroad.artifact.ArtifactsAction;
import io.jenkins.plugins.pavedroad.artifact.BuiltPackage;
import io.jenkins.plugins.pavedroad.build.WorkspaceAdapter.After;
import io.jenkins.plugins.pavedroad.build.WorkspaceAdapter.Found;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Brings in what a finished Gradle left: tests counted, packages opened, checked, archived, fingerprinted, remembered. */
final class NebulaBuildHarvestAdapter {
    private final NebulaBuildSettings settings;
    private final FileStamps before;
    private final GradleOutput output;

    NebulaBuildHarvestAdapter(NebulaBuildSettings settings, FileStamps before, GradleOutput output) {
        this.settings = settings;
        this.before = before;
        this.output = output;
    }

    /** @throws AbortException when Gradle failed, or when what it made cannot be accepted */
    NebulaBuildResult gather(int status, String commit, String branch, StepContext context, FilePath workspace)
            throws IOException, InterruptedException {
        if (neverRan(status)) {
            throw new AbortException(settings.command.missing(
                    workspace.child(settings.folderOrDot()).getRemote()));
        }
        After after;
        try {
            after = workspace.child(settings.folderOrDot()).act(new WorkspaceAdapter.Collect(settings, before));
        } catch (IOException unreadable) {
            if (status == 0) {
                throw new AbortException(unreadable.getMessage());
            }
            throw new AbortException(Verdict.gradleFailed(status, output, new TestTotals(0, 0, 0, List.of())));
        }
        if (status != 0) {
            throw new AbortException(Verdict.gradleFailed(status, output, after.ranTests()));
        }
        TaskListener listener = context.get(TaskListener.class);
        listener.getLogger().println(after.tests());
        if (after.ranTests().getFailed() > 0) {
            throw new AbortException("Gradle passed although tests failed. " + Verdict.failedTests(after.ranTests()));
        }
        if (settings.failOnNoTests && after.tests().getTotal() == 0) {
            throw new AbortException(Verdict.noTests(settings.testResults));
        }
        List<BuiltPackage> packages = check(after, context.get(Run.class).getNumber(), listener);
        if (!packages.isEmpty()) {
            archive(packages, context, workspace);
        }
        return new NebulaBuildResult(packages, after.tests(), commit, branch);
    }

    private boolean neverRan(int status) {
        return (status == GradleCommand.NOT_FOUND || status == GradleCommand.NOT_EXECUTABLE)
                && output.inferred().isEmpty()
                && output.whatWentWrong().isEmpty();
    }

    private List<BuiltPackage> check(After after, int buildNumber, TaskListener listener) throws AbortException {
        if (after.packages().isEmpty() && !settings.packages.isEmpty()) {
            throw new AbortException(Verdict.noPackage(settings.packages, after.stale()));
        }
        List<BuiltPackage> packages = new ArrayList<>();
        for (Found found : after.packages()) {
            String file = settings.folder.isEmpty() ? found.file() : settings.folder + "/" + found.file();
            BuiltPackage built;
            try {
                built = PackageCheck.accept(found.facts(), file, found.size(), found.sha256());
            } catch (IllegalArgumentException e) {
                throw new AbortException(e.getMessage());
            }
            listener.getLogger()
                    .println("Built " + built + ", " + built.getSize() + " bytes, sha256 " + built.getSha256());
            PackageCheck.doubt(built, output.inferred(), String.valueOf(buildNumber))
                    .ifPresent(doubt -> listener.getLogger().println("WARNING: " + doubt));
            packages.add(built);
        }
        return packages;
    }

    private static void archive(List<BuiltPackage> packages, StepContext context, FilePath workspace)
            throws IOException, InterruptedException {
        Run<?, ?> run = context.get(Run.class);
        ArtifactArchiver archiver = new ArtifactArchiver(
                packages.stream().map(BuiltPackage::getFile).collect(Collectors.joining(",")));
        archiver.setFingerprint(true);
        archiver.perform(
                run,
                workspace,
                context.get(EnvVars.class),
                context.get(Launcher.class),
                context.get(TaskListener.class));
        ArtifactsAction.built(run, packages);
    }
}

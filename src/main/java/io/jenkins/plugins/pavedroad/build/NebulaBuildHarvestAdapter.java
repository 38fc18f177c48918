package io.jenkins.plugins.pavedroad.build;

import hudson.AbortException;
import hudson.FilePath;
import hudson.tasks.ArtifactArchiver;
import io.jenkins.plugins.pavedroad.artifact.ArtifactsAction;
import io.jenkins.plugins.pavedroad.artifact.BuiltPackage;
import io.jenkins.plugins.pavedroad.build.WorkspaceAdapter.After;
import io.jenkins.plugins.pavedroad.build.WorkspaceAdapter.Found;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Brings in what a finished Gradle left: tests counted, packages opened, checked, archived, fingerprinted, remembered. */
final class NebulaBuildHarvestAdapter {
    private final NebulaBuildSettings settings;
    private final BuildStart start;
    private final GradleOutput output;
    private final BuildPlaceAdapter place;

    /** @param output what Gradle's log said */
    NebulaBuildHarvestAdapter(
            NebulaBuildSettings settings, BuildStart start, GradleOutput output, BuildPlaceAdapter place) {
        this.settings = settings;
        this.start = start;
        this.output = output;
        this.place = place;
    }

    /**
     * @param status Gradle's exit status
     * @throws AbortException when Gradle failed, or when what it made cannot be accepted
     */
    NebulaBuildResult gather(int status) throws IOException, InterruptedException {
        NebulaBuildLaunchAdapter.tidy(start, place.workspace());
        FilePath project = place.workspace().child(settings.folderOrDot());
        if (neverRan(status)) {
            throw new AbortException(settings.command.missing(project.getRemote()));
        }
        After after;
        try {
            after = project.act(new WorkspaceAdapter.Collect(settings, start.stamps));
        } catch (IOException unreadable) {
            if (status == 0) {
                throw new AbortException(unreadable.getMessage());
            }
            throw new AbortException(Verdict.gradleFailed(status, output, TestTotals.NONE));
        }
        if (status != 0) {
            throw new AbortException(Verdict.gradleFailed(status, output, after.ranTests()));
        }
        if (!output.notPushed().isEmpty()) {
            throw new AbortException(Verdict.notPushed(output.notPushed()));
        }
        place.say(after.tests());
        if (after.ranTests().getFailed() > 0) {
            throw new AbortException("Gradle passed although tests failed. " + Verdict.failedTests(after.ranTests()));
        }
        if (settings.failOnNoTests && after.tests().getTotal() == 0) {
            throw new AbortException(Verdict.noTests(settings.testResults));
        }
        EarlierBuild before = NebulaBuildAction.before(place.run(), settings.folder);
        List<BuiltPackage> packages = check(after, before);
        if (!packages.isEmpty()) {
            archive(packages);
        }
        List<LockChange> changes =
                before == null ? List.of() : LockChange.between(before.made().locks(), start.locks);
        changes.forEach(change -> place.say("Dependency lock: " + change));
        NebulaBuildResult result = new NebulaBuildResult(packages, after.tests(), start.commit, start.branch, changes);
        NebulaBuildAction.add(
                place.run(),
                new NebulaBuildMade(settings.folder, settings.release.word(), start.tagged, result, start.locks));
        return result;
    }

    private boolean neverRan(int status) {
        return GradleCommand.neverRan(status)
                && output.inferred().isEmpty()
                && output.whatWentWrong().isEmpty();
    }

    private List<BuiltPackage> check(After after, EarlierBuild before) throws AbortException {
        if (after.packages().isEmpty() && !settings.packages.isEmpty()) {
            throw new AbortException(Verdict.noPackage(settings.packages, after.stale()));
        }
        if (!start.tagged && !start.commit.isEmpty() && settings.release == ReleaseStage.NONE) {
            output.inferred().values().stream()
                    .findFirst()
                    .map(Verdict::doubtfulVersion)
                    .ifPresent(place::warn);
        }
        List<BuiltPackage> packages = new ArrayList<>();
        for (Found found : after.packages()) {
            String file = settings.folder.isEmpty() ? found.file() : settings.folder + "/" + found.file();
            BuiltPackage built = accept(found, file);
            place.say("Built " + built + ", " + built.getSize() + " bytes, sha256 " + built.getSha256());
            PackageCheck.doubt(
                            built, output.inferred(), String.valueOf(place.run().getNumber()))
                    .ifPresent(place::warn);
            PackageCheck.sameAs(built, start.commit, before).ifPresent(place::warn);
            after.manifests().stream()
                    .filter(manifest -> manifest.besides(found.file()))
                    .flatMap(manifest -> manifest
                            .differences(
                                    built,
                                    place.run().getNumber(),
                                    place.run().getParent().getFullName(),
                                    start.commit)
                            .stream())
                    .forEach(place::warn);
            packages.add(built);
        }
        return packages;
    }

    private static BuiltPackage accept(Found found, String file) throws AbortException {
        try {
            return PackageCheck.accept(found.facts(), file, found.size(), found.sha256());
        } catch (IllegalArgumentException e) {
            throw new AbortException(e.getMessage());
        }
    }

    private void archive(List<BuiltPackage> packages) throws IOException, InterruptedException {
        ArtifactArchiver archiver = new ArtifactArchiver(
                packages.stream().map(BuiltPackage::getFile).collect(Collectors.joining(",")));
        archiver.setFingerprint(true);
        archiver.perform(place.run(), place.workspace(), place.environment(), place.launcher(), place.listener());
        ArtifactsAction.built(place.run(), packages);
    }
}

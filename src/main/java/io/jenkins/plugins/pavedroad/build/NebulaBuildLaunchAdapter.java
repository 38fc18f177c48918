package io.jenkins.plugins.pavedroad.build;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Proc;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.pavedroad.build.WorkspaceAdapter.Before;
import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.durabletask.BourneShellScript;
import org.jenkinsci.plugins.durabletask.Controller;
import org.jenkinsci.plugins.durabletask.DurableTask;
import org.jenkinsci.plugins.durabletask.WindowsBatchScript;

/** Looks at the project, refuses what would go wrong, and starts Gradle on the agent. */
final class NebulaBuildLaunchAdapter {
    private static final String LOCK_CHECK = "require-locks.gradle";

    private final NebulaBuildSettings settings;
    private final BuildPlaceAdapter place;
    private BuildStart start;
    private GradleSource source;
    private DependencyLocks locks;

    NebulaBuildLaunchAdapter(NebulaBuildSettings settings, BuildPlaceAdapter place) {
        this.settings = settings;
        this.place = place;
    }

    /**
     * Changes nothing.
     *
     * @throws AbortException when Nebula would do something else than was asked for, told in one sentence
     */
    BuildStart look() throws IOException, InterruptedException {
        FilePath project = place.workspace().child(settings.folderOrDot());
        if (!project.equals(place.workspace()) && !project.isDirectory()) {
            throw new AbortException(
                    "The parameter 'dir' is '" + settings.folderOrDot() + "', and the workspace has no such folder.");
        }
        Before before = project.act(new WorkspaceAdapter.Look(settings));
        check(before.checkout());
        locks = locks(before);
        start = new BuildStart(before.stamps(), before.checkout(), locks.versions());
        boolean windows = !place.launcher().isUnix();
        source = new GradleSource(
                windows,
                windows ? before.batchWrapper() : before.wrapper(),
                GradleToolAdapter.home(settings.command.gradle(), place).orElse(""));
        return start;
    }

    /** The command line, for the log; after {@link #look}. */
    String line() {
        return String.join(" ", settings.command.line(source));
    }

    /** Starts Gradle; after {@link #look}. It goes on by itself, its output and exit status are the controller's to say. */
    Controller launch() throws IOException, InterruptedException {
        EnvVars environment = environment();
        String script = GradleCommand.script(source.windows());
        DurableTask task = source.windows() ? new WindowsBatchScript(script) : new BourneShellScript(script);
        // the build's log is UTF-8, whatever the agent writes
        task.defaultCharset();
        return task.launch(environment, place.workspace(), place.launcher(), place.listener());
    }

    /**
     * Runs Gradle and waits on this thread; after {@link #look}. An interrupt ends Gradle and what it started.
     *
     * @param log gets Gradle's output
     * @return its exit status
     * @throws AbortException when it ran too long and was ended
     */
    int run(OutputStream log) throws IOException, InterruptedException {
        EnvVars environment = environment();
        boolean windows = source.windows();
        FilePath script = place.workspace()
                .createTextTempFile("gradle", windows ? ".bat" : ".sh", GradleCommand.script(windows), false);
        List<String> command =
                windows ? List.of("cmd", "/c", "call", script.getRemote()) : List.of("sh", script.getRemote());
        try {
            Proc process = place.launcher()
                    .launch()
                    .cmds(command)
                    .envs(environment)
                    .pwd(place.workspace())
                    .stdout(log)
                    .quiet(true)
                    .start();
            return settings.timeout == 0 ? process.join() : joinInTime(process);
        } finally {
            script.delete();
        }
    }

    private int joinInTime(Proc process) throws IOException, InterruptedException {
        long started = System.nanoTime();
        int status = process.joinWithTimeout(settings.timeout, TimeUnit.MILLISECONDS, TaskListener.NULL);
        if (status != 0 && System.nanoTime() - started >= TimeUnit.MILLISECONDS.toNanos(settings.timeout)) {
            throw new AbortException(Verdict.timedOut(settings.timeout));
        }
        return status;
    }

    private EnvVars environment() throws IOException, InterruptedException {
        EnvVars environment = new EnvVars(place.environment());
        List<String> more = settings.requireLocks ? lockCheck(environment) : List.of();
        try {
            environment.putAll(settings.command.environment(
                    settings.folderOrDot(),
                    source,
                    more,
                    new GradleCommand.Origin(
                            place.run().getNumber(),
                            place.run().getParent().getFullName(),
                            start.commit,
                            start.branch)));
        } catch (BadParameterException e) {
            throw new AbortException(e.getMessage());
        }
        place.say("Running " + line());
        return environment;
    }

    /** Removes what only a running Gradle needs. */
    static void tidy(BuildStart start, FilePath workspace) throws IOException, InterruptedException {
        if (!start.files.isEmpty()) {
            new FilePath(workspace.getChannel(), start.files).deleteRecursive();
        }
    }

    private static DependencyLocks locks(Before before) throws AbortException {
        try {
            return DependencyLocks.read(before.locks());
        } catch (IllegalArgumentException e) {
            throw new AbortException(e.getMessage());
        }
    }

    /** Beside the workspace, because a file in it would make the checkout dirty, which Nebula does not release. */
    private List<String> lockCheck(EnvVars environment) throws IOException, InterruptedException {
        FilePath files = WorkspaceList.tempDir(place.workspace()).child("nebula-build-" + UUID.randomUUID());
        files.mkdirs();
        start.files = files.getRemote();
        FilePath script = files.child(LOCK_CHECK);
        try (InputStream in = NebulaBuildLaunchAdapter.class.getResourceAsStream(LOCK_CHECK)) {
            script.copyFrom(in);
        }
        environment.put("PAVED_ROAD_LOCKED", String.join("\n", locks.configurations()));
        return List.of("--init-script", script.getRemote());
    }

    private void check(GitCheckout checkout) throws AbortException {
        if (checkout == null) {
            place.say("No git checkout here: the package will not say which commit it is.");
            return;
        }
        EarlierBuild before = NebulaBuildAction.before(place.run(), settings.folder);
        ReleaseAdvice advice = new ReleaseAdvice(settings.release, settings.command, checkout, branchOfJenkins());
        String refusal = advice.refusal(before).orElse("");
        if (!refusal.isEmpty()) {
            throw new AbortException(refusal);
        }
        advice.remarks(before).forEach(place::warn);
    }

    /** As multibranch jobs and the git plugin tell it. */
    private String branchOfJenkins() {
        String branch = place.environment().get("BRANCH_NAME", "");
        return branch.isEmpty() ? place.environment().get("GIT_BRANCH", "") : branch;
    }
}

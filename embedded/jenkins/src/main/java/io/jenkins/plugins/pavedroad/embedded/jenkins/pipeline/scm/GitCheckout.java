package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.scm;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs git for one checkout. What users give is never read as an option. */
final class GitCheckout {

    /** Nobody is there to type a password. */
    private static final Map<String, String> ENVIRONMENT = Map.of("GIT_TERMINAL_PROMPT", "0", "GIT_ASKPASS", "");

    private final Launcher launcher;
    private final FilePath workspace;
    private final TaskListener listener;

    GitCheckout(Launcher launcher, FilePath workspace, TaskListener listener) {
        this.launcher = launcher;
        this.workspace = workspace;
        this.listener = listener;
    }

    /** @return the commit that is checked out now */
    String run(String url, String branch, String localBranch) throws IOException, InterruptedException {
        workspace.mkdirs();
        if (workspace.child(".git").isDirectory()) {
            say("Fetching changes from the remote Git repository");
        } else {
            say("Cloning the remote Git repository");
            say("Cloning repository " + url);
            git("init", "--", workspace.getRemote());
        }
        say("Fetching upstream changes from " + url);
        git("fetch", "--tags", "--force", "--progress", "--", url, "+refs/heads/*:refs/remotes/origin/*");
        String commit = resolve(branch, url);
        say("Checking out Revision " + commit + " (refs/remotes/origin/" + branch + ")");
        git("checkout", "-f", commit);
        if (localBranch != null) {
            git("checkout", "-f", "-B", localBranch, commit);
        }
        say("Commit message: \"" + git("log", "-1", "--format=%s", commit).trim() + "\"");
        return commit;
    }

    private String resolve(String branch, String url) throws IOException, InterruptedException {
        for (String candidate : List.of("refs/remotes/origin/" + branch, "refs/tags/" + branch, branch)) {
            if (candidate.startsWith("-")) {
                continue;
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (start(out, List.of("rev-parse", "--verify", "--quiet", candidate + "^{commit}")) == 0) {
                return out.toString(StandardCharsets.UTF_8).trim();
            }
        }
        throw new AbortException(
                "Couldn't find any revision to build: " + url + " has no branch, tag or commit '" + branch + "'");
    }

    private void say(String line) {
        listener.getLogger().println(line);
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        say(" > git " + String.join(" ", arguments));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = start(out, List.of(arguments));
        String text = out.toString(StandardCharsets.UTF_8);
        if (status != 0) {
            throw new AbortException("git " + arguments[0] + " ended with status " + status + ": " + text.trim());
        }
        return text;
    }

    private int start(ByteArrayOutputStream out, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(arguments);
        return launcher.launch()
                .cmds(command)
                .envs(ENVIRONMENT)
                .pwd(workspace)
                .quiet(true)
                .stdout(out)
                .stderr(out)
                .join();
    }
}

package hudson.tasks;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractProject;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.FingerprintedFiles;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import jenkins.tasks.SimpleBuildStep;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.log.TaskListenerDecorator;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Keeps files of the workspace with the build. */
public class ArtifactArchiver extends Recorder implements SimpleBuildStep {

    private final String artifacts;
    private String excludes;
    private boolean onlyIfSuccessful;
    private boolean fingerprint;
    private boolean allowEmptyArchive;
    private boolean defaultExcludes = true;
    private boolean caseSensitive = true;
    private boolean followSymlinks = true;

    @DataBoundConstructor
    public ArtifactArchiver(String artifacts) {
        this.artifacts = artifacts.trim();
    }

    public String getArtifacts() {
        return artifacts;
    }

    public String getExcludes() {
        return excludes;
    }

    @DataBoundSetter
    public final void setExcludes(String excludes) {
        this.excludes = excludes == null || excludes.trim().isEmpty() ? null : excludes.trim();
    }

    public boolean isOnlyIfSuccessful() {
        return onlyIfSuccessful;
    }

    @DataBoundSetter
    public final void setOnlyIfSuccessful(boolean onlyIfSuccessful) {
        this.onlyIfSuccessful = onlyIfSuccessful;
    }

    public boolean isFingerprint() {
        return fingerprint;
    }

    @DataBoundSetter
    public void setFingerprint(boolean fingerprint) {
        this.fingerprint = fingerprint;
    }

    public boolean getAllowEmptyArchive() {
        return allowEmptyArchive;
    }

    @DataBoundSetter
    public final void setAllowEmptyArchive(boolean allowEmptyArchive) {
        this.allowEmptyArchive = allowEmptyArchive;
    }

    public boolean isDefaultExcludes() {
        return defaultExcludes;
    }

    @DataBoundSetter
    public final void setDefaultExcludes(boolean defaultExcludes) {
        this.defaultExcludes = defaultExcludes;
    }

    public boolean isCaseSensitive() {
        return caseSensitive;
    }

    @DataBoundSetter
    public final void setCaseSensitive(boolean caseSensitive) {
        this.caseSensitive = caseSensitive;
    }

    public boolean isFollowSymlinks() {
        return followSymlinks;
    }

    @DataBoundSetter
    public final void setFollowSymlinks(boolean followSymlinks) {
        this.followSymlinks = followSymlinks;
    }

    @Override
    public void perform(Run<?, ?> run, FilePath ws, EnvVars environment, Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException {
        if (artifacts.isEmpty()) {
            throw new AbortException("No artifacts are configured for archiving.");
        }
        Result result = run.getResult();
        if (onlyIfSuccessful && result != null && result.isWorseThan(Result.UNSTABLE)) {
            listener.getLogger().println("Skipped archiving because build is not successful");
            return;
        }
        listener.getLogger().println("Archiving artifacts");
        String includes = environment.expand(artifacts);
        Map<String, String> files = new LinkedHashMap<>();
        String root = ws.getRemote();
        for (FilePath file :
                ws.list(includes, excludes == null ? null : environment.expand(excludes), defaultExcludes)) {
            String path = file.getRemote().substring(root.length() + 1).replace('\\', '/');
            files.put(path, path);
        }
        if (files.isEmpty()) {
            nothing(listener, includes);
            return;
        }
        run.pickArtifactManager().archive(ws, launcher, TaskListenerDecorator.apply(listener, null, null), files);
        if (fingerprint) {
            listener.getLogger().println("Recording fingerprints");
            FingerprintedFiles.of(run).record(ws, files.keySet());
        }
    }

    private void nothing(TaskListener listener, String includes) throws AbortException {
        String message = "No artifacts found that match the file pattern \"" + includes + "\". Configuration error?";
        if (!allowEmptyArchive) {
            throw new AbortException(message);
        }
        listener.getLogger().println(message);
    }

    @Override
    public BuildStepMonitor getRequiredMonitorService() {
        return BuildStepMonitor.NONE;
    }

    @Extension
    @Symbol("archiveArtifacts")
    public static class DescriptorImpl extends BuildStepDescriptor<Publisher> {
        @Override
        public String getDisplayName() {
            return "Archive the artifacts";
        }

        @Override
        public boolean isApplicable(Class<? extends AbstractProject> jobType) {
            return true;
        }
    }
}

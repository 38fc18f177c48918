package hudson.scm;

import hudson.DescriptorExtensionList;
import hudson.ExtensionPoint;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.BuildListener;
import hudson.model.Describable;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import jenkins.model.Jenkins;

/** Where sources come from. Approximation: nothing is polled. */
public abstract class SCM implements Describable<SCM>, ExtensionPoint {

    public RepositoryBrowser<?> getBrowser() {
        return null;
    }

    public String getType() {
        return getClass().getName();
    }

    public final RepositoryBrowser<?> getEffectiveBrowser() {
        RepositoryBrowser<?> browser = getBrowser();
        return browser == null ? guessBrowser() : browser;
    }

    public RepositoryBrowser<?> guessBrowser() {
        return null;
    }

    public boolean supportsPolling() {
        return true;
    }

    public boolean requiresWorkspaceForPolling() {
        return true;
    }

    public SCMRevisionState calcRevisionsFromBuild(
            Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException {
        return SCMRevisionState.NONE;
    }

    public String getKey() {
        return getType();
    }

    public void checkout(
            Run<?, ?> build,
            Launcher launcher,
            FilePath workspace,
            TaskListener listener,
            File changelogFile,
            SCMRevisionState baseline)
            throws IOException, InterruptedException {
        throw new AbstractMethodError(getClass().getName() + " must implement checkout");
    }

    public void postCheckout(Run<?, ?> build, Launcher launcher, FilePath workspace, TaskListener listener)
            throws IOException, InterruptedException {}

    public void buildEnvironment(Run<?, ?> build, Map<String, String> env) {}

    public abstract ChangeLogParser createChangeLogParser();

    @Override
    public SCMDescriptor<?> getDescriptor() {
        return (SCMDescriptor<?>) Jenkins.get().getDescriptorOrDie(getClass());
    }

    protected final boolean createEmptyChangeLog(File changelogFile, BuildListener listener, String rootTag) {
        try {
            createEmptyChangeLog(changelogFile, (TaskListener) listener, rootTag);
            return true;
        } catch (IOException e) {
            e.printStackTrace(listener.error(e.getMessage()));
            return false;
        }
    }

    protected final void createEmptyChangeLog(File changelogFile, TaskListener listener, String rootTag)
            throws IOException {
        Files.writeString(changelogFile.toPath(), "<" + rootTag + "/>");
    }

    protected final String nullify(String s) {
        return s == null || s.trim().isEmpty() ? null : s;
    }

    public static DescriptorExtensionList<SCM, SCMDescriptor<?>> all() {
        return Jenkins.get().getDescriptorList(SCM.class);
    }
}

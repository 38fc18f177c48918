package org.jenkinsci.plugins.credentialsbinding.impl;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import java.io.IOException;
import java.util.UUID;
import org.jenkinsci.plugins.credentialsbinding.MultiBinding;

/** A folder of the build's own, outside its workspace, that goes when the block ends. */
public class UnbindableDir {
    private static final int OWNER_ONLY = 0700;

    private final FilePath dirPath;

    private UnbindableDir(FilePath dirPath) {
        this.dirPath = dirPath;
    }

    public MultiBinding.Unbinder getUnbinder() {
        return new UnbinderImpl(dirPath.getName());
    }

    public FilePath getDirPath() {
        return dirPath;
    }

    public static UnbindableDir create(FilePath workspace) throws IOException, InterruptedException {
        FilePath all = all(workspace);
        FilePath own = all.child(UUID.randomUUID().toString());
        own.mkdirs();
        all.chmod(OWNER_ONLY);
        own.chmod(OWNER_ONLY);
        return new UnbindableDir(own);
    }

    private static FilePath all(FilePath workspace) throws IOException {
        FilePath beside = WorkspaceList.tempDir(workspace);
        if (beside == null) {
            throw new IOException("there is no place beside " + workspace + " for secret files");
        }
        return beside.child("secretFiles");
    }

    /** Deletes the folder. */
    protected static class UnbinderImpl implements MultiBinding.Unbinder {
        private static final long serialVersionUID = 1L;

        private final String dirName;

        protected UnbinderImpl(String dirName) {
            this.dirName = dirName;
        }

        @Override
        public void unbind(Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener)
                throws IOException, InterruptedException {
            all(workspace).child(dirName).deleteRecursive();
        }
    }
}

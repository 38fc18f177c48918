package jenkins.model;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.BuildListener;
import hudson.model.Run;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import jenkins.util.VirtualFile;

/** Keeps artifacts in the build's {@code archive} folder. */
public class StandardArtifactManager extends ArtifactManager {
    protected transient Run<?, ?> build;

    public StandardArtifactManager(Run<?, ?> build) {
        onLoad(build);
    }

    @Override
    public final void onLoad(Run<?, ?> build) {
        this.build = build;
    }

    @Override
    public void archive(FilePath workspace, Launcher launcher, BuildListener listener, Map<String, String> artifacts)
            throws IOException, InterruptedException {
        FilePath archive = new FilePath(build.getArtifactsDir());
        archive.mkdirs();
        for (Map.Entry<String, String> entry : artifacts.entrySet()) {
            FilePath target = archive.child(entry.getKey());
            if (!archive.isDescendant(entry.getKey())) {
                throw new IOException("the artifact " + entry.getKey() + " would be written outside the archive");
            }
            target.getParent().mkdirs();
            workspace.child(entry.getValue()).copyToWithPermission(target);
        }
    }

    @Override
    public final boolean delete() throws IOException, InterruptedException {
        File archive = build.getArtifactsDir();
        if (!archive.exists()) {
            return false;
        }
        hudson.Util.deleteRecursive(archive);
        return true;
    }

    @Override
    public VirtualFile root() {
        return VirtualFile.forFile(build.getArtifactsDir());
    }
}

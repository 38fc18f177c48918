package io.jenkins.plugins.pavedroad.build;

import io.jenkins.plugins.pavedroad.artifact.BuiltPackage;
import java.util.List;
import java.util.TreeMap;

/** What one step of a build made, as the build keeps it: for its page, and for the next build to compare with. */
public final class NebulaBuildMade {
    private final String folder;
    private final String stage;
    private final boolean tagged;
    private final NebulaBuildResult result;
    private final TreeMap<String, TreeMap<String, String>> locks;

    /**
     * @param folder of the project, relative to the workspace; empty for the workspace itself
     * @param stage the parameter {@code release}
     * @param tagged whether Nebula saw tags and the whole history
     * @param locks project to module to version
     */
    NebulaBuildMade(
            String folder,
            String stage,
            boolean tagged,
            NebulaBuildResult result,
            TreeMap<String, TreeMap<String, String>> locks) {
        this.locks = locks;
        this.folder = folder;
        this.stage = stage;
        this.tagged = tagged;
        this.result = result;
    }

    public String getFolder() {
        return folder;
    }

    public String getStage() {
        return stage;
    }

    public boolean isTagged() {
        return tagged;
    }

    public String getCommit() {
        return result.getCommit();
    }

    /** The first seven digits, as packages bear them; empty without git. */
    public String getShortCommit() {
        return getCommit().substring(0, Math.min(7, getCommit().length()));
    }

    public String getBranch() {
        return result.getBranch();
    }

    /** Of the first package; empty when there is none. */
    public String getVersion() {
        return result.getVersion();
    }

    public List<BuiltPackage> getPackages() {
        return result.getPackages();
    }

    /** Project to module to version, as the lock files said. */
    TreeMap<String, TreeMap<String, String>> locks() {
        return locks == null ? new TreeMap<>() : locks;
    }

    /** Locked dependencies of all projects. */
    public int getLocked() {
        return locks().values().stream().mapToInt(TreeMap::size).sum();
    }

    public List<LockChange> getLockChanges() {
        return result.getLockChanges();
    }

    public TestTotals getTests() {
        return result.getTests();
    }
}

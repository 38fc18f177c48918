package io.jenkins.plugins.pavedroad.build;

import io.jenkins.plugins.pavedroad.artifact.BuiltPackage;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code nebulaBuild} returns: the package it built (the first one, when there are several), the tests, the commit. All
 * of it can be read in the sandbox.
 */
public final class NebulaBuildResult implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ArrayList<BuiltPackage> packages;
    private final TestTotals tests;
    private final String commit;
    private final String branch;
    private final ArrayList<LockChange> lockChanges;

    NebulaBuildResult(List<BuiltPackage> packages, TestTotals tests, String commit, String branch) {
        this(packages, tests, commit, branch, List.of());
    }

    NebulaBuildResult(
            List<BuiltPackage> packages, TestTotals tests, String commit, String branch, List<LockChange> lockChanges) {
        this.lockChanges = new ArrayList<>(lockChanges);
        this.packages = new ArrayList<>(packages);
        this.tests = tests;
        this.commit = commit;
        this.branch = branch;
    }

    /** Of a build that made nothing. */
    static NebulaBuildResult nothing(BuildStart start) {
        return new NebulaBuildResult(List.of(), TestTotals.NONE, start.commit, start.branch);
    }

    NebulaBuildResult withPackages(List<BuiltPackage> others) {
        return new NebulaBuildResult(others, tests, commit, branch, getLockChanges());
    }

    /** All packages, in the order of the patterns that found them. */
    public List<BuiltPackage> getPackages() {
        return new ArrayList<>(packages);
    }

    /** Dependency locks that differ from the job's previous successful build; empty when there is none or no lock. */
    public List<LockChange> getLockChanges() {
        return lockChanges == null ? new ArrayList<>() : new ArrayList<>(lockChanges);
    }

    public TestTotals getTests() {
        return tests;
    }

    /** The commit that was built, 40 digits; empty without git. */
    public String getCommit() {
        return commit;
    }

    /** The branch that is checked out; empty when the checkout is detached. */
    public String getBranch() {
        return branch;
    }

    public String getName() {
        return first().getName();
    }

    public String getVersion() {
        return first().getVersion();
    }

    public String getRelease() {
        return first().getRelease();
    }

    public String getArchitecture() {
        return first().getArchitecture();
    }

    public String getFormat() {
        return first().getFormat();
    }

    public String getFile() {
        return first().getFile();
    }

    public String getSha256() {
        return first().getSha256();
    }

    /** {@code s3://bucket/key}; empty without an upload. */
    public String getUploadedTo() {
        return first().getUploadedTo();
    }

    public String getAppVersion() {
        return first().getAppVersion();
    }

    /** Without a package (none was asked for) every field of one is empty. */
    private BuiltPackage first() {
        return packages.isEmpty() ? BuiltPackage.named("").format("").build() : packages.get(0);
    }

    @Override
    public String toString() {
        return (packages.isEmpty() ? "no package" : first().getAppVersion()) + ", " + tests;
    }
}

package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.scm;

import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.scm.ChangeLogParser;
import hudson.scm.NullChangeLogParser;
import hudson.scm.SCM;
import hudson.scm.SCMDescriptor;
import hudson.scm.SCMRevisionState;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Checks out a git repository with the git of the agent. Only the first repository and branch count. */
public class GitSCM extends SCM {

    private final ArrayList<UserRemoteConfig> userRemoteConfigs;
    private ArrayList<BranchSpec> branches = new ArrayList<>(List.of(new BranchSpec("*/master")));
    private String localBranch;

    @DataBoundConstructor
    public GitSCM(List<UserRemoteConfig> userRemoteConfigs) {
        if (userRemoteConfigs == null || userRemoteConfigs.isEmpty()) {
            throw new IllegalArgumentException("userRemoteConfigs is empty; it needs a url: [[url: 'https://…']]");
        }
        this.userRemoteConfigs = new ArrayList<>(userRemoteConfigs);
    }

    /** A repository's branch, checked out under its own name, as the git step does. */
    public static GitSCM of(String url, String branch) {
        GitSCM scm = new GitSCM(List.of(new UserRemoteConfig(url)));
        scm.setBranches(List.of(new BranchSpec("*/" + branch)));
        scm.localBranch = branch;
        return scm;
    }

    public List<UserRemoteConfig> getUserRemoteConfigs() {
        return userRemoteConfigs;
    }

    public List<BranchSpec> getBranches() {
        return branches;
    }

    @DataBoundSetter
    public void setBranches(List<BranchSpec> branches) {
        this.branches = new ArrayList<>(branches);
    }

    @Override
    public void checkout(
            Run<?, ?> build,
            Launcher launcher,
            FilePath workspace,
            TaskListener listener,
            File changelogFile,
            SCMRevisionState baseline)
            throws IOException, InterruptedException {
        GitCheckout checkout = new GitCheckout(launcher, workspace, listener);
        String url = userRemoteConfigs.get(0).getUrl();
        String branch = branches.get(0).getBranch();
        String commit = checkout.run(url, branch, localBranch);
        GitRevisionAction.of(build).add(this, url, branch, localBranch, commit);
    }

    @Override
    public void buildEnvironment(Run<?, ?> build, Map<String, String> env) {
        env.putAll(GitRevisionAction.of(build).environment(this));
    }

    @Override
    public String getKey() {
        return "git " + userRemoteConfigs.get(0).getUrl();
    }

    @Override
    public boolean requiresWorkspaceForPolling() {
        return false;
    }

    @Override
    public ChangeLogParser createChangeLogParser() {
        return NullChangeLogParser.INSTANCE;
    }

    @Extension
    @Symbol("scmGit")
    public static final class DescriptorImpl extends SCMDescriptor<GitSCM> {
        public DescriptorImpl() {
            super(GitSCM.class, null);
        }

        @Override
        public String getDisplayName() {
            return "Git";
        }

        @Override
        public boolean isApplicable(hudson.model.Job project) {
            return true;
        }
    }

    /** Where a repository is. */
    public static final class UserRemoteConfig extends AbstractDescribableImpl<UserRemoteConfig> {

        private final String url;
        private String name;
        private String refspec;
        private String credentialsId;

        @DataBoundConstructor
        public UserRemoteConfig(String url) {
            if (url == null || url.isBlank()) {
                throw new IllegalArgumentException("url is empty; it must be a git repository's address");
            }
            this.url = url.trim();
        }

        public String getUrl() {
            return url;
        }

        public String getName() {
            return name;
        }

        @DataBoundSetter
        public void setName(String name) {
            this.name = name;
        }

        public String getRefspec() {
            return refspec;
        }

        @DataBoundSetter
        public void setRefspec(String refspec) {
            this.refspec = refspec;
        }

        public String getCredentialsId() {
            return credentialsId;
        }

        @DataBoundSetter
        public void setCredentialsId(String credentialsId) {
            this.credentialsId = credentialsId;
        }

        @Extension
        public static final class DescriptorImpl extends Descriptor<UserRemoteConfig> {
            @Override
            public String getDisplayName() {
                return "Repository";
            }
        }
    }

    /** Which branch. */
    public static final class BranchSpec extends AbstractDescribableImpl<BranchSpec> {

        private final String name;

        @DataBoundConstructor
        public BranchSpec(String name) {
            this.name = name == null || name.isBlank() ? "*/master" : name.trim();
        }

        public String getName() {
            return name;
        }

        /** Without the remote in front of it. */
        String getBranch() {
            for (String prefix : List.of("*/", "origin/", "refs/heads/", "refs/remotes/origin/")) {
                if (name.startsWith(prefix)) {
                    return name.substring(prefix.length());
                }
            }
            return name;
        }

        @Extension
        public static final class DescriptorImpl extends Descriptor<BranchSpec> {
            @Override
            public String getDisplayName() {
                return "Branch";
            }
        }
    }
}

package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.scm;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which revisions a build checked out. */
public final class GitRevisionAction extends InvisibleAction {

    private final LinkedHashMap<String, LinkedHashMap<String, String>> byScm = new LinkedHashMap<>();

    static synchronized GitRevisionAction of(Run<?, ?> run) {
        GitRevisionAction known = run.getAction(GitRevisionAction.class);
        if (known == null) {
            known = new GitRevisionAction();
            run.addAction(known);
        }
        return known;
    }

    synchronized void add(GitSCM scm, String url, String branch, String localBranch, String commit) {
        LinkedHashMap<String, String> env = new LinkedHashMap<>();
        env.put("GIT_COMMIT", commit);
        env.put("GIT_BRANCH", "origin/" + branch);
        if (localBranch != null) {
            env.put("GIT_LOCAL_BRANCH", localBranch);
        }
        env.put("GIT_URL", url);
        byScm.put(scm.getKey(), env);
    }

    /** GIT_COMMIT, GIT_BRANCH, GIT_URL; empty when it was not checked out. */
    synchronized Map<String, String> environment(GitSCM scm) {
        return new LinkedHashMap<>(byScm.getOrDefault(scm.getKey(), new LinkedHashMap<>()));
    }
}

package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.scm;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.scm.SCM;
import hudson.scm.SCMRevisionState;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/** Checks out into the current folder; the value is what the SCM says about it, as environment variables. */
final class CheckoutExecution extends SynchronousNonBlockingStepExecution<Map<String, String>> {

    private static final long serialVersionUID = 1L;

    private final transient SCM scm;

    CheckoutExecution(SCM scm, StepContext context) {
        super(context);
        this.scm = scm;
    }

    @Override
    protected Map<String, String> run() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        FilePath workspace = getContext().get(FilePath.class);
        workspace.mkdirs();
        Launcher launcher = getContext().get(Launcher.class);
        TaskListener listener = getContext().get(TaskListener.class);
        scm.checkout(run, launcher, workspace, listener, null, SCMRevisionState.NONE);
        scm.postCheckout(run, launcher, workspace, listener);
        Map<String, String> env = new TreeMap<>();
        scm.buildEnvironment(run, env);
        return env;
    }
}

package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** A Pipeline takes in a file of its workspace. */
public class LoadStepTest {

    @Rule
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Test
    public void functionsOfALoadedFileAreThereAlsoAfterARestart() throws Throwable {
        sessions.then(r -> {
            WorkflowJob job = r.jenkins.createProject(WorkflowJob.class, "p");
            job.setDefinition(new CpsFlowDefinition(
                    """
                    def lib
                    node {
                      writeFile file: 'lib.groovy', text: 'echo "loading"; def twice(x) { echo "twice $x"; x * 2 }; return this'
                      lib = load 'lib.groovy'
                    }
                    input 'hold'
                    echo "got ${lib.twice(21)}"
                    """,
                    true));
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            r.waitForMessage("hold", run);
            r.assertLogContains("loading", run);
        });
        sessions.then(r -> {
            WorkflowRun run =
                    r.jenkins.getItemByFullName("p", WorkflowJob.class).getBuildByNumber(1);
            r.waitForMessage("Ready to run at", run);
            run.getAction(InputAction.class).getExecutions().get(0).proceed(null);
            r.assertBuildStatusSuccess(r.waitForCompletion(run));
            r.assertLogContains("twice 21", run);
            r.assertLogContains("got 42", run);
        });
    }

    @Test
    public void missingFileFailsAndTheSandboxHolds() throws Throwable {
        sessions.then(r -> {
            WorkflowJob job = r.jenkins.createProject(WorkflowJob.class, "p");
            job.setDefinition(new CpsFlowDefinition("node { load 'none.groovy' }", true));
            r.assertLogContains("none.groovy", r.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0)));
            job.setDefinition(new CpsFlowDefinition(
                    "node { writeFile file: 'x.groovy', text: 'jenkins.model.Jenkins.get()'; load 'x.groovy' }", true));
            r.assertLogContains("not permitted", r.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0)));
        });
    }
}

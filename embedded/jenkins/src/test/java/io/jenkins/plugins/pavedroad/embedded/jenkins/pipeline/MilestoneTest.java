package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** No build passes a milestone after a newer one. */
public class MilestoneTest {

    @Rule
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    private static WorkflowJob job(JenkinsRule r, String script) throws Exception {
        WorkflowJob job = r.jenkins.createProject(WorkflowJob.class, "p");
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private static WorkflowRun startAndWait(JenkinsRule r, WorkflowJob job, String line) throws Exception {
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        r.waitForMessage(line, run);
        return run;
    }

    private static void proceed(WorkflowRun run) throws Exception {
        run.getAction(InputAction.class).getExecutions().get(0).proceed(null);
    }

    @Test
    public void newerBuildThatPassesEndsTheOlderOneAlsoAfterARestart() throws Throwable {
        sessions.then(r -> {
            WorkflowJob job = job(
                    r, "milestone()\ninput message: 'first', id: 'First'\nmilestone(label: 'gate')\ninput 'second'");
            startAndWait(r, job, "first");
            startAndWait(r, job, "first");
        });
        sessions.then(r -> {
            WorkflowJob job = r.jenkins.getItemByFullName("p", WorkflowJob.class);
            WorkflowRun older = job.getBuildByNumber(1);
            WorkflowRun newer = job.getBuildByNumber(2);
            r.waitForMessage("Ready to run at", older);
            r.waitForMessage("Ready to run at", newer);
            proceed(newer);
            r.assertBuildStatus(Result.NOT_BUILT, r.waitForCompletion(older));
            r.assertLogContains("Superseded by #2", older);
            r.waitForMessage("Trying to pass milestone 1", newer);
            r.waitForMessage("second", newer);
            proceed(newer);
            r.assertBuildStatusSuccess(r.waitForCompletion(newer));
        });
    }

    @Test
    public void olderBuildThatIsAheadGoesOn() throws Throwable {
        sessions.then(r -> {
            WorkflowJob job = job(r, "milestone 5\ninput 'wait'");
            WorkflowRun older = startAndWait(r, job, "wait");
            WorkflowRun newer = startAndWait(r, job, "wait");
            proceed(older);
            r.assertBuildStatusSuccess(r.waitForCompletion(older));
            proceed(newer);
            r.assertBuildStatusSuccess(r.waitForCompletion(newer));
        });
    }

    @Test
    public void ordinalsGrowAndParallelBranchesHaveNone() throws Throwable {
        sessions.then(r -> {
            WorkflowJob job = job(r, "milestone 3\nmilestone 3");
            WorkflowRun run = r.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
            r.assertLogContains("Invalid ordinal 3, as the previous one was 3", run);
            job.setDefinition(new CpsFlowDefinition("parallel a: { milestone() }, b: { echo 'b' }", true));
            run = r.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
            r.assertLogContains("Using a milestone step inside parallel is not allowed", run);
        });
    }
}

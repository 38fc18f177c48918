package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowDurabilityHint;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.job.properties.DisableResumeJobProperty;
import org.jenkinsci.plugins.workflow.job.properties.DurabilityHintJobProperty;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.RestartableJenkinsRule;

/** What is left of a build whose controller was killed, or that may not go on. */
public class HardEndTest {

    private static final String WAITING =
            "def kept = 'kept'\nstage('One') { node { sh 'echo from the shell' } }\ninput 'Go on?'\necho \"still $kept\"";

    @Rule
    public final RestartableJenkinsRule sessions = new RestartableJenkinsRule();

    private static WorkflowJob job(JenkinsRule r, String script) throws Exception {
        WorkflowJob job = r.jenkins.createProject(WorkflowJob.class, "p");
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private static WorkflowRun awaitInput(JenkinsRule r, WorkflowJob job) throws Exception {
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        r.waitForMessage("Proceed or Abort", run);
        // the words come while the program still runs; asked the second time it has come to rest, and is saved
        run.getExecution().getCurrentExecutions(true).get();
        run.getExecution().getCurrentExecutions(true).get();
        return run;
    }

    private static WorkflowRun build(JenkinsRule r) {
        return r.jenkins.getItemByFullName("p", WorkflowJob.class).getBuildByNumber(1);
    }

    private static void proceed(WorkflowRun run) throws Exception {
        run.getAction(InputAction.class).getExecutions().get(0).proceed(null);
    }

    @Test
    public void withMaximumSurvivabilityTheBuildGoesOn() {
        sessions.thenWithHardShutdown(r -> awaitInput(r, job(r, WAITING)));
        sessions.then(r -> {
            WorkflowRun run = build(r);
            r.waitForMessage("Ready to run at", run);
            proceed(run);
            r.assertBuildStatusSuccess(r.waitForCompletion(run));
            r.assertLogContains("from the shell", run);
            r.assertLogContains("still kept", run);
            assertEquals("One", Pipelines.node(run, "{ (One)").getDisplayName());
        });
    }

    @Test
    public void withPerformanceFirstTheBuildIsLost() {
        sessions.thenWithHardShutdown(r -> {
            WorkflowJob job = job(r, WAITING);
            job.addProperty(new DurabilityHintJobProperty(FlowDurabilityHint.PERFORMANCE_OPTIMIZED));
            awaitInput(r, job);
        });
        sessions.then(r -> {
            WorkflowRun run = build(r);
            r.waitForMessage("Finished: FAILURE", run);
            r.assertBuildStatus(Result.FAILURE, run);
            r.assertLogNotContains("Ready to run at", run);
            r.assertLogNotContains("still kept", run);
            assertFalse(run.isBuilding());
        });
    }

    @Test
    public void withPerformanceFirstAnOrderlyEndKeepsTheBuild() {
        sessions.then(r -> {
            WorkflowJob job = job(r, WAITING);
            job.addProperty(new DurabilityHintJobProperty(FlowDurabilityHint.PERFORMANCE_OPTIMIZED));
            awaitInput(r, job);
        });
        sessions.then(r -> {
            WorkflowRun run = build(r);
            r.waitForMessage("Ready to run at", run);
            proceed(run);
            r.assertBuildStatusSuccess(r.waitForCompletion(run));
            r.assertLogContains("still kept", run);
        });
    }

    @Test
    public void aBuildThatMayNotResumeEndsWithItsController() {
        sessions.then(r -> {
            WorkflowJob job = job(r, WAITING);
            job.addProperty(new DisableResumeJobProperty());
            awaitInput(r, job);
        });
        sessions.then(r -> {
            WorkflowRun run = build(r);
            r.assertBuildStatus(Result.ABORTED, run);
            r.assertLogContains("Resume disabled by user, switching to high-performance, low-durability mode.", run);
            r.assertLogContains("Failing build: shutting down controller and build is marked to not resume", run);
        });
    }

    @Test
    public void aBuildThatMayNotResumeIsLostWithItsController() {
        sessions.thenWithHardShutdown(r -> {
            WorkflowJob job = job(r, WAITING);
            job.addProperty(new DisableResumeJobProperty());
            awaitInput(r, job);
        });
        sessions.then(r -> {
            WorkflowRun run = build(r);
            r.waitForMessage("Finished: FAILURE", run);
            r.assertBuildStatus(Result.FAILURE, run);
        });
    }

    @Test
    public void blocksAndLoopsGoOn() {
        sessions.thenWithHardShutdown(
                r -> awaitInput(
                        r,
                        job(
                                r,
                                """
                        pipeline {
                          agent none
                          environment { X = 'x' }
                          stages {
                            stage('Both') { parallel {
                              stage('A') { steps { script {
                                def all = []
                                for (i in [1, 2, 3]) { if (i == 2) { input 'Go on?' }
                                  all.add(i) }
                                echo "counted $all with ${env.X}" } } }
                              stage('B') { steps { timeout(time: 1, unit: 'HOURS') { retry(2) { catchError { sleep 1 } } } } }
                            } }
                            stage('C') { steps { echo 'after both' } }
                          }
                          post { always { echo 'post' } }
                        }""")));
        sessions.then(r -> {
            WorkflowRun run = build(r);
            r.waitForMessage("Ready to run at", run);
            proceed(run);
            r.assertBuildStatusSuccess(r.waitForCompletion(run));
            r.assertLogContains("counted [1, 2, 3] with x", run);
            r.assertLogContains("after both", run);
            r.assertLogContains("post", run);
        });
    }

    @Test
    public void timeLimitsAreKept() {
        sessions.then(r -> {
            WorkflowRun run = job(r, "timeout(time: 5, unit: 'SECONDS') { input 'Go on?' }")
                    .scheduleBuild2(0)
                    .waitForStart();
            r.waitForMessage("Proceed or Abort", run);
        });
        sessions.then(r -> {
            WorkflowRun run = build(r);
            r.assertBuildStatus(Result.ABORTED, r.waitForCompletion(run));
            r.assertLogContains("Cancelling nested steps due to timeout", run);
            assertTrue(run.getLog().contains("Timeout has been exceeded"));
        });
    }

    @Test
    public void whatCannotBeSavedFailsTheBuild() {
        sessions.then(r -> {
            WorkflowRun run = job(r, "def matcher = ('a' =~ 'a')\nsleep 1\necho 'wrong'")
                    .scheduleBuild2(0)
                    .waitForStart();
            r.assertBuildStatus(Result.FAILURE, r.waitForCompletion(run));
            r.assertLogContains("java.io.NotSerializableException: java.util.regex.Matcher", run);
            r.assertLogNotContains("wrong", run);
        });
    }
}

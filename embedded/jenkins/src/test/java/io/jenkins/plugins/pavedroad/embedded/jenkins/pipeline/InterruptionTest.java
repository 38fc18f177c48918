package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import hudson.model.Executor;
import hudson.model.Result;
import jenkins.model.CauseOfInterruption;
import jenkins.model.InterruptedBuildAction;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.TimeoutStepExecution;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Aborts and time limits, and how Pipelines unwind from them. */
public class InterruptionTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    private final Pipelines pipelines = new Pipelines(JENKINS);

    @Test
    public void abortEndsTheStepAndUnwinds() throws Exception {
        WorkflowRun run = pipelines.start(
                """
                node { stage('Long') { try { echo 'begun'; sleep 600; echo 'wrong' } finally { echo 'cleaned up' } } }""");
        JENKINS.waitForMessage("Sleeping for", run);
        run.doStop();
        JENKINS.assertBuildStatus(Result.ABORTED, JENKINS.waitForCompletion(run));
        JENKINS.assertLogContains("cleaned up", run);
        JENKINS.assertLogNotContains("wrong", run);
        JENKINS.assertLogContains("Finished: ABORTED", run);
        assertNotNull(run.getAction(InterruptedBuildAction.class));
    }

    @Test
    public void abortKillsTheProcess() throws Exception {
        WorkflowRun run = pipelines.start("node { sh 'echo pid is running; sleep 600' }");
        JENKINS.waitForMessage("pid is running", run);
        run.getOneOffExecutor().interrupt(Result.ABORTED, new CauseOfInterruption.UserInterruption("somebody"));
        JENKINS.assertBuildStatus(Result.ABORTED, JENKINS.waitForCompletion(run));
        JENKINS.assertLogContains("Sending interrupt signal to process", run);
        JENKINS.assertLogContains("Aborted by somebody", run);
    }

    @Test
    public void abortEndsAWaitForAnExecutor() throws Exception {
        WorkflowRun run = pipelines.start("node('no-such-label') { echo 'wrong' }");
        JENKINS.waitForMessage("[Pipeline] node", run);
        run.doStop();
        JENKINS.assertBuildStatus(Result.ABORTED, JENKINS.waitForCompletion(run));
        assertEquals(0, JENKINS.jenkins.getQueue().getItems().length);
    }

    @Test
    public void timeLimitStopsItsBlock() throws Exception {
        WorkflowRun run = pipelines.run(
                Result.ABORTED,
                """
                try { timeout(time: 1, unit: 'SECONDS') { sleep 600 } } finally { echo 'unwound' }""");
        JENKINS.assertLogContains("Timeout set to expire in 1", run);
        JENKINS.assertLogContains("Cancelling nested steps due to timeout", run);
        JENKINS.assertLogContains("Timeout has been exceeded", run);
        JENKINS.assertLogContains("unwound", run);
        FlowInterruptedException cause =
                (FlowInterruptedException) run.getExecution().getCauseOfFailure();
        assertTrue(cause.getCauses().get(0) instanceof TimeoutStepExecution.ExceededTimeout);
    }

    @Test
    public void caughtTimeLimitLetsTheBuildGoOn() throws Exception {
        WorkflowRun run = pipelines.succeed(
                """
                try { timeout(time: 1, unit: 'SECONDS') { node { sh 'sleep 600' } } }
                catch (org.jenkinsci.plugins.workflow.steps.FlowInterruptedException e) { echo "caught ${e.result}" }
                node { echo 'the executor is free again' }
                """);
        JENKINS.assertLogContains("caught ABORTED", run);
        JENKINS.assertLogContains("the executor is free again", run);
    }

    @Test
    public void timeLimitInTimeDoesNothing() throws Exception {
        WorkflowRun run = pipelines.succeed("echo \"value ${timeout(5) { 42 }}\"");
        JENKINS.assertLogContains("value 42", run);
    }

    @Test
    public void abortIsNotRetried() throws Exception {
        WorkflowRun run = pipelines.start("retry(3) { echo 'try'; sleep 600 }");
        JENKINS.waitForMessage("Sleeping for", run);
        run.doStop();
        JENKINS.assertBuildStatus(Result.ABORTED, JENKINS.waitForCompletion(run));
        assertEquals(1, run.getLog(100).stream().filter("try"::equals).count());
    }

    @Test
    public void catchErrorCatchesAbortsUnlessToldNotTo() throws Exception {
        WorkflowRun run = pipelines.start("catchError(catchInterruptions: false) { sleep 600 }\necho 'wrong'");
        JENKINS.waitForMessage("Sleeping for", run);
        run.doStop();
        JENKINS.assertBuildStatus(Result.ABORTED, JENKINS.waitForCompletion(run));
        JENKINS.assertLogNotContains("wrong", run);
    }

    @Test
    public void scriptThatOnlyComputesCanBeAborted() throws Exception {
        WorkflowRun run = pipelines.start("echo 'begun'\nwhile (true) { }");
        JENKINS.waitForMessage("begun", run);
        run.doStop();
        JENKINS.assertBuildStatus(Result.ABORTED, JENKINS.waitForCompletion(run));
    }

    @Test
    public void declarativePostRunsOnAbort() throws Exception {
        WorkflowRun run = pipelines.start(
                """
                pipeline { agent any
                  stages { stage('S') { steps { sleep 600 } } stage('T') { steps { echo 'wrong' } } }
                  post { aborted { echo "post ${currentBuild.currentResult}" }
                         success { echo 'wrong' } } }"""
                        .replace(" stage('T')", "\n stage('T')"));
        JENKINS.waitForMessage("Sleeping for", run);
        run.doStop();
        JENKINS.assertBuildStatus(Result.ABORTED, JENKINS.waitForCompletion(run));
        JENKINS.assertLogContains("post ABORTED", run);
        JENKINS.assertLogNotContains("wrong", run);
    }

    @Test
    public void executorIsTakenWithoutAThread() throws Exception {
        WorkflowRun run = pipelines.start("node { sleep 600 }");
        JENKINS.waitForMessage("Sleeping for", run);
        Executor busy = JENKINS.jenkins.toComputer().getExecutors().stream()
                .filter(Executor::isBusy)
                .findFirst()
                .get();
        JENKINS.waitForMessage("Sleeping for", run);
        assertNotNull(busy.getAsynchronousExecution());
        run.doStop();
        JENKINS.waitForCompletion(run);
    }
}

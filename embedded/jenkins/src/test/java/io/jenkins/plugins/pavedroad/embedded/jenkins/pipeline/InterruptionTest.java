package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import hudson.model.Executor;
import hudson.model.Result;
import java.util.Set;
import jenkins.model.CauseOfInterruption;
import jenkins.model.InterruptedBuildAction;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.TimeoutStepExecution;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.kohsuke.stapler.DataBoundConstructor;

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

    /** A step that does not end when it is asked to. */
    public static final class Stubborn extends Step {
        @DataBoundConstructor
        public Stubborn() {}

        @Override
        public StepExecution start(StepContext context) {
            return new Execution(context);
        }

        private static final class Execution extends StepExecution {
            private static final long serialVersionUID = 1L;

            Execution(StepContext context) {
                super(context);
            }

            @Override
            public boolean start() {
                return false;
            }

            @Override
            public void stop(Throwable cause) {}
        }

        @TestExtension
        public static final class DescriptorImpl extends StepDescriptor {
            @Override
            public String getFunctionName() {
                return "stubborn";
            }

            @Override
            public Set<? extends Class<?>> getRequiredContext() {
                return Set.of();
            }
        }
    }

    @Test
    public void timeLimitForcesAStepThatDoesNotUnwind() throws Exception {
        WorkflowRun run = pipelines.run(
                Result.ABORTED, "try { timeout(time: 1, unit: 'SECONDS') { stubborn() } } finally { echo 'unwound' }");
        JENKINS.assertLogContains("Body did not finish within grace period; terminating with extreme prejudice", run);
        JENKINS.assertLogContains("unwound", run);
    }

    @Test
    public void termEndsAStepThatDoesNotUnwind() throws Exception {
        WorkflowRun run = pipelines.start("try { stubborn() } finally { echo 'unwound' }");
        JENKINS.waitForMessage("[Pipeline] stubborn", run);
        run.doStop();
        run.doTerm();
        JENKINS.assertBuildStatus(Result.ABORTED, JENKINS.waitForCompletion(run));
        JENKINS.assertLogContains("Terminating stubborn", run);
        JENKINS.assertLogContains("unwound", run);
    }

    @Test
    public void killEndsTheBuildAtOnce() throws Exception {
        WorkflowRun run = pipelines.start("try { stubborn() } finally { echo 'unwound' }");
        JENKINS.waitForMessage("[Pipeline] stubborn", run);
        run.doKill();
        JENKINS.assertBuildStatus(Result.ABORTED, JENKINS.waitForCompletion(run));
        JENKINS.assertLogContains("Hard kill!", run);
        JENKINS.assertLogNotContains("unwound", run);
    }
}

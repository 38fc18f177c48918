package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import hudson.model.Executor;
import hudson.model.Result;
import java.io.File;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.BuildWatcher;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** A build goes on after an orderly restart as if there had been none. */
public class RestartTest {

    @ClassRule
    public static final BuildWatcher LOGS = new BuildWatcher();

    @Rule
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    private static WorkflowRun start(JenkinsRule r, String script) throws Exception {
        WorkflowJob job = r.jenkins.createProject(WorkflowJob.class, "p");
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job.scheduleBuild2(0).waitForStart();
    }

    private static WorkflowRun build(JenkinsRule r) {
        return r.jenkins.getItemByFullName("p", WorkflowJob.class).getBuildByNumber(1);
    }

    private static void proceed(JenkinsRule r, WorkflowRun run) throws Exception {
        InputAction action = run.getAction(InputAction.class);
        action.getExecutions().get(0).proceed(null);
    }

    @Test
    public void inputIsStillThereAndVariablesTooAfterIt() throws Throwable {
        sessions.then(r -> {
            WorkflowRun run = start(
                    r,
                    """
                    def list = [1, 2]
                    def twice = { it * 2 }
                    def answer(x) { "answer ${x}" }
                    stage('One') { echo 'before' }
                    stage('Two') { input message: 'Go on?', id: 'go'; list.add(3) }
                    echo answer(list.collect { twice(it) })
                    """);
            r.waitForMessage("Proceed or Abort", run);
        });
        sessions.then(r -> {
            WorkflowRun run = build(r);
            r.waitForMessage("Ready to run at", run);
            assertTrue(run.isBuilding());
            proceed(r, run);
            r.assertBuildStatusSuccess(r.waitForCompletion(run));
            r.assertLogContains("before", run);
            r.assertLogContains("Resuming build at", run);
            r.assertLogContains("answer [2, 4, 6]", run);
            assertEquals(1, run.getLog().split("before", -1).length - 1);
        });
    }

    @Test
    public void processGoesOnWhileJenkinsIsAway() throws Throwable {
        File[] flag = new File[1];
        sessions.then(r -> {
            flag[0] = new File(sessions.getHome(), "flag");
            WorkflowRun run = start(
                    r,
                    "node { dir('sub') { withEnv(['X=y']) { def out = sh(script: 'echo begun >&2; while [ ! -e "
                            + flag[0]
                            + " ]; do sleep 0.1; done; echo ended $X', returnStdout: true); echo \"got ${out.trim()} in"
                            + " ${pwd()} of ${env.NODE_NAME}\" } } }");
            r.waitForMessage("begun", run);
        });
        assertTrue(flag[0].createNewFile());
        sessions.then(r -> {
            WorkflowRun run = build(r);
            r.assertBuildStatusSuccess(r.waitForCompletion(run));
            r.assertLogContains("got ended y in", run);
            r.assertLogContains("of built-in", run);
            assertEquals(1, run.getLog().split("\nbegun", -1).length - 1);
            r.waitUntilNoActivity();
            assertTrue(r.jenkins.toComputer().isIdle());
        });
    }

    @Test
    public void nodeBlockHoldsItsExecutorAgain() throws Throwable {
        sessions.then(r -> {
            r.jenkins.setNumExecutors(1);
            WorkflowRun run = start(r, "node { input 'Go on?'; sh 'pwd' }");
            r.waitForMessage("Proceed or Abort", run);
        });
        sessions.then(r -> {
            WorkflowRun run = build(r);
            r.waitForMessage("Ready to run at", run);
            Executor only = r.jenkins.toComputer().getExecutors().get(0);
            while (!only.isBusy()) {
                Thread.onSpinWait();
            }
            proceed(r, run);
            r.assertBuildStatusSuccess(r.waitForCompletion(run));
            r.assertLogContains("workspace/p", run);
        });
    }

    @Test
    public void graphOfAFinishedBuildIsReadAgain() throws Throwable {
        sessions.then(r -> r.assertBuildStatus(
                Result.FAILURE,
                r.waitForCompletion(start(r, "stage('One') { echo 'x' }\nstage('Two') { error 'broken' }"))));
        sessions.then(r -> {
            WorkflowRun run = build(r);
            assertFalse(run.isBuilding());
            assertEquals(Result.FAILURE, run.getResult());
            assertEquals("One", Pipelines.node(run, "{ (One)").getDisplayName());
            assertTrue(Pipelines.node(run, "error")
                    .getError()
                    .getError()
                    .getMessage()
                    .contains("broken"));
        });
    }
}

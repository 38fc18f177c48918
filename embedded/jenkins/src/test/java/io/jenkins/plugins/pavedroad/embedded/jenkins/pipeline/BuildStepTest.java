package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import hudson.model.BooleanParameterDefinition;
import hudson.model.Cause;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** One job builds another. */
public class BuildStepTest {

    @Rule
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    private static WorkflowJob job(JenkinsRule r, String name, String script) throws Exception {
        WorkflowJob job = r.jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    @Test
    public void buildGetsItsParametersAndIsWaitedFor() throws Throwable {
        sessions.then(r -> {
            WorkflowJob down = job(r, "down", "echo \"got $A ${params.B} ${params.C}\"\nenv.OUT = 'made'");
            down.addProperty(new ParametersDefinitionProperty(
                    new StringParameterDefinition("A", "a"),
                    new BooleanParameterDefinition("B", false, null),
                    new StringParameterDefinition("C", "default")));
            WorkflowJob up = job(
                    r,
                    "up",
                    "def b = build job: 'down', parameters: [string(name: 'A', value: 'x'), string(name: 'B', value: 'true')]\n"
                            + "echo \"built ${b.number} ${b.result} ${b.fullProjectName} ${b.buildVariables.OUT}\"");
            WorkflowRun run = r.assertBuildStatusSuccess(up.scheduleBuild2(0));
            r.assertLogContains("built 1 SUCCESS down made", run);
            r.assertLogContains("Starting building: ", run);
            WorkflowRun built = down.getBuildByNumber(1);
            r.assertLogContains("got x true default", built);
            Cause.UpstreamCause cause = built.getCause(Cause.UpstreamCause.class);
            assertEquals("up", cause.getUpstreamProject());
            assertEquals(1, cause.getUpstreamBuild());
        });
    }

    @Test
    public void failureIsPropagatedUnlessToldOtherwise() throws Throwable {
        sessions.then(r -> {
            job(r, "down", "unstable 'shaky'");
            WorkflowRun run = r.assertBuildStatus(
                    Result.UNSTABLE, job(r, "up", "build 'down'").scheduleBuild2(0));
            r.assertLogContains("completed with status UNSTABLE (propagate: false to ignore)", run);
            run = r.assertBuildStatusSuccess(
                    job(r, "up2", "echo \"was ${build(job: 'down', propagate: false).result}\"")
                            .scheduleBuild2(0));
            r.assertLogContains("was UNSTABLE", run);
            run = r.assertBuildStatus(
                    Result.FAILURE, job(r, "up3", "build 'nowhere'").scheduleBuild2(0));
            r.assertLogContains("No item named nowhere found", run);
        });
    }

    @Test
    public void buildIsNotWaitedForWhenToldSo() throws Throwable {
        sessions.then(r -> {
            WorkflowJob down = job(r, "down", "input 'hold'");
            WorkflowRun run = r.assertBuildStatusSuccess(
                    job(r, "up", "echo \"gave ${build(job: 'down', wait: false, quietPeriod: 0)}\"")
                            .scheduleBuild2(0));
            r.assertLogContains("gave null", run);
            assertNull(down.getLastCompletedBuild());
            while (down.getBuildByNumber(1) == null) {
                Thread.onSpinWait();
            }
            r.waitForMessage("hold", down.getBuildByNumber(1));
        });
    }

    @Test
    public void stoppingTheUpstreamBuildStopsTheOther() throws Throwable {
        sessions.then(r -> {
            WorkflowJob down = job(r, "down", "input 'hold'");
            WorkflowRun run = job(r, "up", "build 'down'").scheduleBuild2(0).waitForStart();
            r.waitForMessage("Starting building: ", run);
            WorkflowRun built = down.getBuildByNumber(1);
            r.waitForMessage("hold", built);
            run.doStop();
            r.assertBuildStatus(Result.ABORTED, r.waitForCompletion(built));
            r.assertBuildStatus(Result.ABORTED, r.waitForCompletion(run));
        });
    }

    @Test
    public void waitGoesOnAfterARestart() throws Throwable {
        sessions.then(r -> {
            WorkflowJob down = job(r, "down", "input 'hold'");
            WorkflowRun run = job(r, "up", "echo \"built ${build('down').result}\"")
                    .scheduleBuild2(0)
                    .waitForStart();
            r.waitForMessage("Starting building: ", run);
            r.waitForMessage("hold", down.getBuildByNumber(1));
        });
        sessions.then(r -> {
            WorkflowRun run =
                    r.jenkins.getItemByFullName("up", WorkflowJob.class).getBuildByNumber(1);
            WorkflowRun built =
                    r.jenkins.getItemByFullName("down", WorkflowJob.class).getBuildByNumber(1);
            r.waitForMessage("Ready to run at", built);
            built.getAction(InputAction.class).getExecutions().get(0).proceed(null);
            r.assertBuildStatusSuccess(r.waitForCompletion(run));
            r.assertLogContains("built SUCCESS", run);
        });
    }
}

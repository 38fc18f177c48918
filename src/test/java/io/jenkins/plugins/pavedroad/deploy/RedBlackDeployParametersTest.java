package io.jenkins.plugins.pavedroad.deploy;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What users may write, and what they are told when they may not. None of these reaches a cloud. */
public class RedBlackDeployParametersTest {
    @Rule
    public JenkinsRule j = new JenkinsRule();

    private WorkflowRun fails(String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return j.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
    }

    /** Fails with this sentence and without a stack trace. */
    private void fails(String sentence, String script) throws Exception {
        WorkflowRun run = fails(script);
        j.assertLogContains(sentence, run);
        j.assertLogNotContains("\tat ", run);
    }

    @Test
    public void anUnknownParameterIsNamedWithTheNearestOne() throws Exception {
        fails(
                "'stak' is not a parameter of redBlackDeploy. Did you mean 'stack'?",
                "redBlackDeploy application: 'hello', stak: 'prod', regions: ['us-east-1']");
    }

    @Test
    public void soIsOneInANestedMap() throws Exception {
        fails(
                "'desird' is not a parameter of capacity. Did you mean 'desired'?",
                "redBlackDeploy application: 'hello', regions: ['us-east-1'], capacity: [desird: 2]");
        fails(
                "'nam' is not a parameter of regions.",
                "redBlackDeploy application: 'hello', regions: [[name: 'us-east-1', nam: 'x']]");
    }

    @Test
    public void aWrongValueIsOneSentence() throws Exception {
        fails(
                "The parameter 'keep' is '1'; it must be 2 or more",
                "redBlackDeploy application: 'hello', regions: 'us-east-1', keep: 1");
        fails(
                "The parameter 'regions' is 'Virginia'; it must be a list of region names such as us-east-1.",
                "redBlackDeploy application: 'hello', regions: 'Virginia'");
        fails(
                "The parameter 'regions' has an entry without a name; each must be a region such as us-east-1.",
                "redBlackDeploy application: 'hello', regions: [[name: '']]");
        fails(
                "The parameter 'whenBusy' is 'maybe'; it must be wait or fail.",
                "redBlackDeploy application: 'hello', regions: 'us-east-1', whenBusy: 'maybe'");
        fails(
                "The parameter 'healthy.stableFor' is 'long'; it must be a duration such as 30s, 10m, 2h or 7d.",
                "redBlackDeploy application: 'hello', regions: 'us-east-1', healthy: [stableFor: 'long']");
        fails(
                "application 'he llo' may contain only letters",
                "redBlackDeploy application: 'he llo', regions: 'us-east-1'");
    }

    @Test
    public void everyWayToWriteRegionsIsAccepted() throws Exception {
        for (String regions : new String[] {
            "'us-east-1'",
            "['us-east-1', 'us-west-2']",
            "[[name: 'us-east-1', capacity: [desired: 2]], 'us-west-2']",
            "[name: 'us-east-1']"
        }) {
            fails(
                    "The parameter 'image' is not given and this build has baked none; it must be the name of an image.",
                    "redBlackDeploy application: 'hello', regions: " + regions
                            + ", environment: [A: 'b'], tags: 'team=edge', healthy: [stableFor: '5s']");
        }
    }

    @Test
    public void declarativeTakesTheSameAndRefusesTheUnknownBeforeItStarts() throws Exception {
        fails(
                "this build has baked none",
                declarative("redBlackDeployVerified(application: 'hello', stack: 'prod',"
                        + " regions: ['us-east-1', 'us-west-2'], capacity: [desired: 2],"
                        + " environment: ['A=b']) { echo 'checked' }"));
        WorkflowRun run = fails(declarative(
                "echo 'begun'\n redBlackDeploy application: 'hello', stak: 'prod', regions: ['us-east-1']"));
        j.assertLogContains("Invalid parameter \"stak\", did you mean \"stack\"? @ line 3, column", run);
        j.assertLogNotContains("begun", run);
    }

    private static String declarative(String steps) {
        return "pipeline { agent none; stages { stage('Deploy') { steps {\n" + steps + "\n} } } }";
    }
}

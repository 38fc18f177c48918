package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.LogAction;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What a person sees of scripted Pipelines: their log, result and graph. */
public class ScriptedPipelineTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    private final Pipelines pipelines = new Pipelines(JENKINS);

    @Test
    public void logReadsLikeThatOfJenkins() throws Exception {
        WorkflowRun run = pipelines.succeed("node { stage('Build') { sh 'echo made' } }");

        List<String> log = run.getLog(100);
        int stage = log.indexOf("[Pipeline] stage");
        assertEquals(
                List.of(
                        "[Pipeline] stage",
                        "[Pipeline] { (Build)",
                        "[Pipeline] sh",
                        "+ echo made",
                        "made",
                        "[Pipeline] }",
                        "[Pipeline] // stage",
                        "[Pipeline] }",
                        "[Pipeline] // node",
                        "[Pipeline] End of Pipeline",
                        "Finished: SUCCESS"),
                log.subList(stage, log.size()));
        JENKINS.assertLogContains("Running on Jenkins in ", run);
    }

    @Test
    public void stepsReturnValues() throws Exception {
        WorkflowRun run = pipelines.succeed(
                """
                node {
                  def out = sh(script: 'printf "a b"', returnStdout: true)
                  def status = sh(script: 'exit 3', returnStatus: true)
                  writeFile file: 'sub/x.txt', text: "$out:$status"
                  dir('sub') { echo "read ${readFile 'x.txt'} ${fileExists 'x.txt'} ${fileExists 'y'} ${pwd().endsWith('/sub')}" }
                  echo "unix ${isUnix()}"
                  deleteDir()
                  echo "gone ${!fileExists('sub')}"
                }""");
        JENKINS.assertLogContains("read a b:3 true false true", run);
        JENKINS.assertLogContains("unix true", run);
        JENKINS.assertLogContains("gone true", run);
    }

    @Test
    public void branchesRunAtTheSameTimeAndReturnTheirValues() throws Exception {
        WorkflowRun run = pipelines.succeed(
                """
                def meet = 0
                def values = parallel(
                  left: { meet++; waitUntil(initialRecurrencePeriod: 250, quiet: true) { meet == 2 }; 'L' },
                  right: { meet++; waitUntil(initialRecurrencePeriod: 250, quiet: true) { meet == 2 }; 'R' })
                echo "${values.left}${values.right}"
                """);
        JENKINS.assertLogContains("LR", run);
        FlowNode left = Pipelines.node(run, "{ (Branch: left)");
        FlowNode right = Pipelines.node(run, "{ (Branch: right)");
        assertEquals("left", left.getPersistentAction(ThreadNameAction.class).getThreadName());
        assertEquals(left.getEnclosingId(), right.getEnclosingId());
        FlowNode join = ((BlockStartNode) run.getExecution().getNode(left.getEnclosingId())).getEndNode();
        assertEquals(2, join.getParents().size());
    }

    @Test
    public void failedBranchFailsTheStepButOthersFinish() throws Exception {
        WorkflowRun run = pipelines.run(
                Result.FAILURE,
                """
                parallel bad: { error 'broken' }, good: { sleep 1; echo 'good ended' }""");
        JENKINS.assertLogContains("Failed in branch bad", run);
        JENKINS.assertLogContains("good ended", run);
        JENKINS.assertLogContains("ERROR: broken", run);
    }

    @Test
    public void failFastStopsTheOtherBranches() throws Exception {
        WorkflowRun run = pipelines.run(
                Result.FAILURE,
                """
                parallel bad: { error 'broken' }, slow: { sleep 600; echo 'never' }, failFast: true""");
        JENKINS.assertLogContains("ERROR: broken", run);
        JENKINS.assertLogNotContains("never", run);
    }

    @Test
    public void retryRunsAgainUntilItSucceeds() throws Exception {
        WorkflowRun run = pipelines.succeed(
                """
                def n = 0
                retry(3) { n++; echo "try $n"; if (n < 3) { error "no $n" } }
                """);
        JENKINS.assertLogContains("ERROR: no 2", run);
        JENKINS.assertLogContains("Retrying", run);
        JENKINS.assertLogContains("try 3", run);
    }

    @Test
    public void catchErrorMarksTheStageAndGoesOn() throws Exception {
        WorkflowRun run = pipelines.run(
                Result.UNSTABLE,
                """
                stage('Shaky') {
                  catchError(buildResult: 'UNSTABLE', stageResult: 'FAILURE', message: 'not so bad') { error 'x' }
                }
                echo "still ${currentBuild.currentResult}"
                """);
        JENKINS.assertLogContains("ERROR: not so bad", run);
        JENKINS.assertLogContains("still SUCCESS", run);
        WarningAction warning = Pipelines.nodes(run).stream()
                .map(node -> node.getPersistentAction(WarningAction.class))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .get();
        assertEquals(Result.FAILURE, warning.getResult());
        assertEquals("not so bad", warning.getMessage());
    }

    @Test
    public void exceptionsAreCaughtByTheScript() throws Exception {
        WorkflowRun run = pipelines.succeed(
                """
                try { error 'first' } catch (e) { echo "caught ${e.message}" } finally { echo 'finally' }
                try { node { sh 'exit 4' } } catch (hudson.AbortException e) { echo e.message }
                """);
        JENKINS.assertLogContains("caught first", run);
        JENKINS.assertLogContains("finally", run);
        JENKINS.assertLogContains("script returned exit code 4", run);
    }

    @Test
    public void loopsClosuresAndFunctionsCallSteps() throws Exception {
        WorkflowRun run = pipelines.succeed(
                """
                def shout(String s) { echo s.toUpperCase() }
                for (x in ['a', 'b']) { shout x }
                [c: 1, d: 2].each { k, v -> shout "$k$v" }
                (1..2).collect { it * 10 }.each { echo "n$it" }
                @NonCPS def plain(list) { list.sort { -it } }
                echo "${plain([1, 3, 2])}"
                def pick = [3, 1].find { it < 2 }
                echo "pick $pick"
                """);
        for (String line : List.of("A", "B", "C1", "D2", "n10", "n20", "[3, 2, 1]", "pick 1")) {
            assertTrue(line, run.getLog(200).contains(line));
        }
    }

    @Test
    public void environmentAndParametersAreSeen() throws Exception {
        WorkflowJob job = pipelines.job(
                """
                env.SET = 'by script'
                withEnv(['IN=block']) { node { sh 'echo "$SET $IN $WHO $BUILD_NUMBER"' } ; echo "${env.IN} $IN" }
                echo "${params.WHO} ${env.IN}"
                """);
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("WHO", "nobody")));
        WorkflowRun run = JENKINS.assertBuildStatusSuccess(
                job.scheduleBuild2(0, new ParametersAction(new StringParameterValue("WHO", "me"))));
        JENKINS.assertLogContains("by script block me 1", run);
        JENKINS.assertLogContains("block block", run);
        JENKINS.assertLogContains("me null", run);
    }

    @Test
    public void unknownStepIsNamed() throws Exception {
        WorkflowRun run = pipelines.run(Result.FAILURE, "ehco 'x'");
        JENKINS.assertLogContains("java.lang.NoSuchMethodError: No such DSL method 'ehco' found among steps [", run);
    }

    @Test
    public void unknownParameterOnlyWarns() throws Exception {
        WorkflowRun run = pipelines.succeed("sleep time: 0, untis: 'SECONDS'");
        JENKINS.assertLogContains(
                "WARNING: Unknown parameter(s) found for class type"
                        + " 'org.jenkinsci.plugins.workflow.steps.SleepStep': untis",
                run);
    }

    @Test
    public void wrongTypeIsExplained() throws Exception {
        WorkflowRun run = pipelines.run(Result.FAILURE, "sleep time: [1, 2]");
        JENKINS.assertLogContains("SleepStep.time expects int but received class java.util.ArrayList", run);
    }

    @Test
    public void stepThatNeedsAnAgentSaysSo() throws Exception {
        WorkflowRun run = pipelines.run(Result.FAILURE, "sh 'true'");
        JENKINS.assertLogContains("Required context class hudson.FilePath is missing", run);
        JENKINS.assertLogContains("such as: node", run);
    }

    @Test
    public void syntaxErrorIsShownWithItsLine() throws Exception {
        WorkflowRun run = pipelines.run(Result.FAILURE, "echo 'a'\necho 'b'\nif (true) ) {}\n");
        JENKINS.assertLogContains("WorkflowScript: 3: ", run);
        JENKINS.assertLogContains("@ line 3, column", run);
    }

    @Test
    public void blockStepWithoutBlockIsRefused() throws Exception {
        WorkflowRun run = pipelines.run(Result.FAILURE, "retry(2)");
        JENKINS.assertLogContains("retry step must be called with a body", run);
    }

    @Test
    public void eachStepHasItsOwnLog() throws Exception {
        WorkflowRun run = pipelines.succeed("parallel a: { echo 'from a' }, b: { echo 'from b' }");
        int found = 0;
        for (FlowNode node : Pipelines.nodes(run)) {
            LogAction log = node.getPersistentAction(LogAction.class);
            if (log != null && node.getDisplayFunctionName().equals("echo")) {
                java.io.StringWriter text = new java.io.StringWriter();
                log.getLogText().writeLogTo(0, text);
                assertTrue(text.toString(), text.toString().matches("from [ab]\\n"));
                found++;
            }
        }
        assertEquals(2, found);
    }

    @Test
    public void failureIsKeptWithTheStepAndTheBuild() throws Exception {
        WorkflowRun run = pipelines.run(Result.FAILURE, "stage('S') { error 'because' }");
        assertEquals("because", run.getExecution().getCauseOfFailure().getMessage());
        assertNotNull(Pipelines.node(run, "error").getError());
        assertFalse(run.isBuilding());
        assertTrue(run.getDuration() >= 0);
    }

    @Test
    public void artifactsAndStashesComeBack() throws Exception {
        WorkflowRun run = pipelines.succeed(
                """
                node {
                  writeFile file: 'out/a.txt', text: 'A'
                  stash name: 's', includes: 'out/*'
                  archiveArtifacts artifacts: 'out/*.txt', fingerprint: true
                  deleteDir()
                  unstash 's'
                  echo "again ${readFile('out/a.txt')}"
                }""");
        JENKINS.assertLogContains("[Pipeline] archiveArtifacts", run);
        JENKINS.assertLogContains("again A", run);
        assertEquals("out/a.txt", run.getArtifacts().get(0).relativePath);
        assertEquals(1, FingerprintedFiles.of(run).getDigests().size());
    }
}

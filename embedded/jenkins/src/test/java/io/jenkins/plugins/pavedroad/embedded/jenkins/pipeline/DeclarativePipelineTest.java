package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.TagsAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Declarative Pipelines of the shapes people write. */
public class DeclarativePipelineTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    private final Pipelines pipelines = new Pipelines(JENKINS);

    @Test
    public void stagesRunOnAnAgentInOrder() throws Exception {
        WorkflowRun run = pipelines.succeed(
                """
                pipeline {
                  agent any
                  environment {
                    NAME = 'hello'
                    FULL = "${NAME}-${env.NAME}-${BUILD_NUMBER}"
                  }
                  options { timeout(time: 5, unit: 'MINUTES')
                            disableConcurrentBuilds() }
                  parameters { string(name: 'WHO', defaultValue: 'you', description: 'whom to greet')
                               booleanParam(name: 'LOUD', defaultValue: false) }
                  stages {
                    stage('One') {
                      environment { FULL = 'inner' }
                      steps { sh 'echo "one $FULL"' }
                    }
                    stage('Two') {
                      steps {
                        sh 'echo "two $FULL"'
                        script { def x = params.WHO; echo "for $x ${params.LOUD}" }
                      }
                    }
                  }
                }""");
        JENKINS.assertLogContains("one inner", run);
        JENKINS.assertLogContains("two hello-hello-1", run);
        JENKINS.assertLogContains("for you false", run);
        WorkflowJob job = run.getParent();
        assertEquals(
                List.of("WHO", "LOUD"),
                job.getProperty(ParametersDefinitionProperty.class).getParameterDefinitionNames());
        assertTrue(!job.isConcurrentBuild());
    }

    @Test
    public void whenDecidesWhetherAStageRuns() throws Exception {
        WorkflowRun run = pipelines.succeed(
                """
                pipeline {
                  agent none
                  environment { KIND = 'nightly' }
                  stages {
                    stage('No') { when { expression { 1 == 2 } }
                      steps { echo 'wrong no' } }
                    stage('Env') { when { environment name: 'KIND', value: 'nightly' }
                      steps { echo 'ran env' } }
                    stage('Not') { when { not { environment name: 'KIND', value: 'nightly' } }
                      steps { echo 'wrong not' } }
                    stage('All') { when { allOf { expression { true }; equals expected: 2, actual: 1 + 1 } }
                      steps { echo 'ran all' } }
                    stage('Any') { when { anyOf { branch 'main'; expression { true } } }
                      steps { echo 'ran any' } }
                    stage('Branch') { when { beforeAgent true; branch 'main' }
                      agent any
                      steps { echo 'wrong branch' } }
                  }
                }""");
        for (String ran : List.of("ran env", "ran all", "ran any")) {
            JENKINS.assertLogContains(ran, run);
        }
        JENKINS.assertLogNotContains("wrong", run);
        JENKINS.assertLogContains("Stage \"No\" skipped due to when conditional", run);
        JENKINS.assertLogNotContains("Running on", run);
        assertEquals("SKIPPED_FOR_CONDITIONAL", status(run, "No"));
    }

    private static String status(WorkflowRun run, String stage) {
        FlowNode node = Pipelines.node(run, "{ (" + stage + ")");
        return TagsAction.getTagValue(node, "STAGE_STATUS");
    }

    @Test
    public void laterStagesAreSkippedAfterAFailure() throws Exception {
        WorkflowRun run = pipelines.run(
                Result.FAILURE,
                """
                pipeline {
                  agent none
                  stages {
                    stage('Breaks') { steps { error 'broken' }
                      post { failure { echo 'stage failed' } success { echo 'wrong' } } }
                    stage('Nested') { stages { stage('Inner') { steps { echo 'wrong' } } } }
                    stage('Branches') { parallel { stage('p') { steps { echo 'wrong' } } } }
                  }
                  post {
                    always { echo "always ${currentBuild.currentResult}" }
                    failure { echo 'build failed' }
                    success { echo 'wrong' }
                    changed { echo 'changed' }
                    unsuccessful { echo 'unsuccessful' }
                    cleanup { echo 'cleanup' }
                  }
                }"""
                        .replace(" success", "\n success"));
        JENKINS.assertLogNotContains("wrong", run);
        List<String> log = run.getLog(500);
        List<String> said =
                List.of("stage failed", "always FAILURE", "changed", "unsuccessful", "build failed", "cleanup");
        assertEquals(said, log.stream().filter(said::contains).toList());
        JENKINS.assertLogContains("Stage \"Nested\" skipped due to earlier failure(s)", run);
        JENKINS.assertLogContains("Stage \"Inner\" skipped due to earlier failure(s)", run);
        JENKINS.assertLogContains("Stage \"p\" skipped due to earlier failure(s)", run);
        JENKINS.assertLogContains("[Pipeline] { (Declarative: Post Actions)", run);
        JENKINS.assertLogContains("ERROR: broken", run);
        assertEquals("FAILED_AND_CONTINUED", status(run, "Breaks"));
        assertEquals("SKIPPED_FOR_FAILURE", status(run, "Inner"));
    }

    @Test
    public void postKnowsThePreviousBuild() throws Exception {
        WorkflowJob job = pipelines.job(
                """
                pipeline {
                  agent none
                  stages { stage('S') { steps { script { if (currentBuild.number == 2) { unstable 'so so' } } } } }
                  post {
                    fixed { echo 'was fixed' }
                    regression { echo 'got worse' }
                    changed { echo 'was changed' }
                    unstable { echo 'is unstable' }
                  }
                }""");
        WorkflowRun first = JENKINS.assertBuildStatus(Result.SUCCESS, job.scheduleBuild2(0));
        WorkflowRun second = JENKINS.assertBuildStatus(Result.UNSTABLE, job.scheduleBuild2(0));
        WorkflowRun third = JENKINS.assertBuildStatus(Result.SUCCESS, job.scheduleBuild2(0));
        JENKINS.assertLogContains("was changed", first);
        JENKINS.assertLogNotContains("was fixed", first);
        JENKINS.assertLogContains("got worse", second);
        JENKINS.assertLogContains("is unstable", second);
        JENKINS.assertLogContains("was fixed", third);
        JENKINS.assertLogNotContains("got worse", third);
    }

    @Test
    public void parallelStagesFailFastTogether() throws Exception {
        WorkflowRun run = pipelines.run(
                Result.FAILURE,
                """
                pipeline {
                  agent none
                  stages {
                    stage('Both') {
                      failFast true
                      parallel {
                        stage('bad') { steps { error 'broken' } }
                        stage('slow') { steps { sleep 600
                                                echo 'wrong' } }
                      }
                    }
                  }
                }""");
        JENKINS.assertLogContains("ERROR: broken", run);
        JENKINS.assertLogNotContains("wrong", run);
    }

    @Test
    public void nestedStagesShareAnAgent() throws Exception {
        WorkflowRun run = pipelines.succeed(
                """
                pipeline {
                  agent none
                  stages {
                    stage('Outer') {
                      agent any
                      stages {
                        stage('A') { steps { writeFile file: 'f', text: 'kept' } }
                        stage('B') { steps { echo "file ${readFile 'f'}" } }
                      }
                    }
                  }
                }""");
        JENKINS.assertLogContains("file kept", run);
        FlowNode inner = Pipelines.node(run, "{ (A)");
        assertTrue(inner.getAllEnclosingIds()
                .contains(Pipelines.node(run, "{ (Outer)").getId()));
        assertEquals(
                1,
                run.getLog(500).stream().filter(l -> l.startsWith("Running on")).count());
    }

    @Test
    public void stepsWithoutAnAgentGetAHint() throws Exception {
        WorkflowRun run = pipelines.run(
                Result.FAILURE,
                """
                pipeline { agent none
                  stages { stage('S') { steps { sh 'true' } } } }""");
        JENKINS.assertLogContains("Attempted to execute a step that requires a node context while", run);
    }

    @Test
    public void unknownStepFailsWhenItIsCalled() throws Exception {
        WorkflowRun run = pipelines.run(
                Result.FAILURE,
                """
                pipeline { agent none
                  stages { stage('S') { steps { ehco 'x' } } } }""");
        JENKINS.assertLogContains("No such DSL method 'ehco' found among steps [", run);
    }

    @Test
    public void retryOptionRunsAStageAgainWithoutALastingFailure() throws Exception {
        WorkflowRun run = pipelines.succeed(
                """
                pipeline { agent none
                  stages { stage('S') {
                    options { retry(2) }
                    steps { script { env.TRIES = "${(env.TRIES ?: '0').toInteger() + 1}"
                                     if (env.TRIES == '1') { error 'once' } } }
                    post { always { echo "after ${currentBuild.currentResult}" } }
                  } } }""");
        JENKINS.assertLogContains("after FAILURE", run);
        JENKINS.assertLogContains("after SUCCESS", run);
        assertNotNull(run.getExecution());
    }

    @Test
    public void libraryFunctionsBesideThePipelineAreCalled() throws Exception {
        WorkflowRun run = pipelines.succeed(
                """
                def greet(name) { echo "hello ${name}" }
                pipeline { agent none
                  stages { stage('S') { steps { greet('you') } } } }""");
        JENKINS.assertLogContains("hello you", run);
    }
}

package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.junit.TestTotalsAction;
import io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.scm.GitSCM;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.actions.PauseAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;

/** Input, test reports, source control. */
public class StepsTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private final Pipelines pipelines = new Pipelines(JENKINS);

    private static InputStepExecution waiting(WorkflowRun run) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < deadline) {
            InputAction action = run.getAction(InputAction.class);
            if (action != null && !action.getExecutions().isEmpty()) {
                return action.getExecutions().get(0);
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("no input is waiting: " + run.getLog());
    }

    @Test
    public void inputWaitsForAPerson() throws Exception {
        WorkflowRun run = pipelines.start("input id: 'go', message: 'Really?', ok: 'Sure'\necho 'went on'");
        InputStepExecution input = waiting(run);
        assertEquals("Go", input.getId());
        assertEquals("Really?", input.getDisplayName());
        assertEquals("Sure", input.getInput().getOk());
        JENKINS.waitForMessage("Sure or Abort", run);
        assertTrue(PauseAction.isPaused(Pipelines.node(run, "input")));
        input.doProceedEmpty();
        JENKINS.assertBuildStatusSuccess(JENKINS.waitForCompletion(run));
        JENKINS.assertLogContains("went on", run);
        assertFalse(run.getAction(InputAction.class).isWaitingForInput());
        assertFalse(PauseAction.isPaused(Pipelines.node(run, "input")));
    }

    @Test
    public void inputIsRejected() throws Exception {
        WorkflowRun run = pipelines.start("input 'Really?'\necho 'wrong'");
        waiting(run).doAbort();
        JENKINS.assertBuildStatus(Result.ABORTED, JENKINS.waitForCompletion(run));
        JENKINS.assertLogContains("Rejected", run);
        JENKINS.assertLogNotContains("wrong", run);
    }

    @Test
    public void inputAsksForValues() throws Exception {
        WorkflowRun run = pipelines.start(
                """
                def one = input message: 'Which?', parameters: [string(name: 'WHICH', defaultValue: 'a')]
                echo "one $one"
                def two = input message: 'Both?', parameters: [string(name: 'A'), booleanParam(name: 'B', defaultValue: true)]
                echo "two ${two.A} ${two.B}"
                """);
        waiting(run).proceed(Map.of("WHICH", "b"));
        JENKINS.waitForMessage("one b", run);
        waiting(run).proceed(Map.of("A", "x", "B", false));
        JENKINS.assertBuildStatusSuccess(JENKINS.waitForCompletion(run));
        JENKINS.assertLogContains("two x false", run);
    }

    @Test
    public void declarativeInputGivesTheStageItsAnswer() throws Exception {
        WorkflowRun run = pipelines.start(
                """
                pipeline { agent none
                  stages { stage('S') {
                    input { message 'Where to?'
                            parameters { string(name: 'WHERE', defaultValue: 'home') } }
                    steps { echo "to $WHERE" } } } }""");
        waiting(run).doProceedEmpty();
        JENKINS.assertBuildStatusSuccess(JENKINS.waitForCompletion(run));
        JENKINS.assertLogContains("to home", run);
    }

    @Test
    public void failedTestsMakeTheBuildUnstable() throws Exception {
        WorkflowRun run = pipelines.run(
                Result.UNSTABLE,
                """
                node {
                  writeFile file: 'r/a.xml', text: '''<testsuite>
                    <testcase classname="C" name="good"/>
                    <testcase classname="C" name="bad"><failure message="no"/></testcase>
                    <testcase classname="C" name="skipped"><skipped/></testcase></testsuite>'''
                  def s = junit 'r/*.xml'
                  echo "totals ${s.totalCount} ${s.failCount} ${s.skipCount} ${s.passCount}"
                }""");
        JENKINS.assertLogContains("totals 3 1 1 1", run);
        JENKINS.assertLogContains("Failed: C.bad", run);
        assertEquals(List.of("C.bad"), run.getAction(TestTotalsAction.class).getFailures());
    }

    @Test
    public void testReportsCannotReadTheHost() throws Exception {
        WorkflowRun run = pipelines.run(
                Result.FAILURE,
                """
                node {
                  writeFile file: 'a.xml', text: '''<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                    <testsuite><testcase classname="&x;" name="n"/></testsuite>'''
                  junit 'a.xml'
                }""");
        JENKINS.assertLogNotContains("root:", run);
        JENKINS.assertLogContains("Failed to read test report file", run);
    }

    @Test
    public void missingTestReportsFailUnlessAllowed() throws Exception {
        WorkflowRun run = pipelines.run(Result.FAILURE, "node { junit 'none/*.xml' }");
        JENKINS.assertLogContains("No test report files were found. Configuration error?", run);
        pipelines.succeed("node { junit testResults: 'none/*.xml', allowEmptyResults: true }");
    }

    private File repository(String jenkinsfile) throws Exception {
        File repository = folder.newFolder();
        git(repository, "init", "-q", "-b", "main");
        java.nio.file.Files.writeString(repository.toPath().resolve("Jenkinsfile"), jenkinsfile);
        java.nio.file.Files.writeString(repository.toPath().resolve("file.txt"), "from git");
        git(repository, "add", ".");
        git(repository, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "first");
        return repository;
    }

    private static void git(File dir, String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).directory(dir).inheritIO().start();
        assertEquals(0, process.waitFor());
    }

    @Test
    public void gitChecksOutABranch() throws Exception {
        File repository = repository("");
        WorkflowRun run = pipelines.succeed(
                "node { def r = git url: '" + repository + "', branch: 'main'\n"
                        + "echo \"${readFile 'file.txt'} ${r.GIT_COMMIT.length()} ${r.GIT_BRANCH}\"\nsh 'git rev-parse --abbrev-ref HEAD' }");
        JENKINS.assertLogContains("from git 40 origin/main", run);
        JENKINS.assertLogContains("Commit message: \"first\"", run);
        JENKINS.assertLogContains("\nmain\n", run);
    }

    @Test
    public void unknownBranchIsNamed() throws Exception {
        File repository = repository("");
        WorkflowRun run = pipelines.run(Result.FAILURE, "node { git url: '" + repository + "', branch: 'nope' }");
        JENKINS.assertLogContains("Couldn't find any revision to build", run);
        JENKINS.assertLogContains("'nope'", run);
    }

    @Test
    public void jenkinsfileFromGitChecksItsSourceOutFirst() throws Exception {
        File repository = repository(
                """
                pipeline { agent any
                  stages { stage('S') { steps { sh 'cat file.txt; echo; echo commit $GIT_COMMIT' } } } }""");
        WorkflowJob job = JENKINS.createProject(WorkflowJob.class);
        job.setDefinition(new CpsScmFlowDefinition(GitSCM.of(repository.getPath(), "main"), "Jenkinsfile"));
        WorkflowRun run = JENKINS.assertBuildStatusSuccess(job.scheduleBuild2(0));
        JENKINS.assertLogContains("[Pipeline] { (Declarative: Checkout SCM)", run);
        JENKINS.assertLogContains("from git", run);
        assertTrue(run.getLog().matches("(?s).*commit [0-9a-f]{40}.*"));
    }

    @Test
    public void checkoutScmIsRefusedWithoutOne() throws Exception {
        WorkflowRun run = pipelines.run(Result.FAILURE, "node { checkout scm }");
        JENKINS.assertLogContains("is only available when using", run);
        assertNull(run.getAction(InputAction.class));
    }

    @Test
    public void checkoutTakesTheGeneralForm() throws Exception {
        File repository = repository("");
        WorkflowRun run = pipelines.succeed("node { checkout([$class: 'GitSCM', branches: [[name: '*/main']],"
                + " userRemoteConfigs: [[url: '" + repository + "']]])\n"
                + "checkout scmGit(branches: [[name: 'main']], userRemoteConfigs: [[url: '" + repository + "']])\n"
                + "echo readFile('file.txt') }");
        JENKINS.assertLogContains("from git", run);
    }
}

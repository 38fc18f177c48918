package io.jenkins.plugins.pavedroad.build;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.EnvVars;
import hudson.model.EnvironmentSpecific;
import hudson.model.Node;
import hudson.model.Result;
import hudson.model.TaskListener;
import hudson.slaves.NodeSpecific;
import hudson.slaves.WorkspaceList;
import hudson.tools.ToolDescriptor;
import hudson.tools.ToolInstallation;
import hudson.util.Secret;
import io.jenkins.plugins.pavedroad.artifact.ArtifactsAction;
import io.jenkins.plugins.pavedroad.artifact.DebFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** With a stand-in for Gradle, so that no network is needed: what matters is what the step does around it. */
public class NebulaBuildStepTest {
    private static final String CONTROL = "Package: hello\nVersion: 1.2.0-h1.abc1234\nArchitecture: all\n";
    private static final String PASSED = "<testsuite><testcase classname='HelloTest' name='says'/></testsuite>";
    private static final String FAILED =
            "<testsuite><testcase classname='HelloTest' name='says'><failure message='said nothing'/></testcase></testsuite>";

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path gradle;
    private WorkflowJob job;

    @Before
    public void makeJob() throws Exception {
        gradle = folder.newFile("gradle").toPath();
        Files.write(folder.getRoot().toPath().resolve("hello.deb"), DebFile.of(CONTROL, "gz", "./opt/hello"));
        job = jenkins.createProject(WorkflowJob.class, "hello");
    }

    @Test
    public void thePackageIsArchivedAndRememberedAndItsFactsAreReadInTheSandbox() throws Exception {
        gradle(pack(), tests(PASSED), "echo 'Inferred project: hello, version: 1.2.0'");
        WorkflowRun run = run(
                "def built = " + step() + "\n"
                        + "echo \"built ${built.appVersion} of ${built.name}, ${built.tests.total} test, ${built.packages.size()}\"",
                Result.SUCCESS);
        jenkins.assertLogContains("built hello-1.2.0-h1.abc1234 of hello, 1 test, 1", run);
        jenkins.assertLogNotContains("WARNING", run);
        assertEquals(1, run.getArtifacts().size());
        assertEquals(
                "build/distributions/hello.deb",
                ArtifactsAction.of(run).orElseThrow().getPackages().get(0).getFile());
        assertEquals("build/distributions/hello.deb", run.getArtifacts().get(0).relativePath);
    }

    @Test
    public void gradleIsToldWhichBuildOfWhichJobItIs() throws Exception {
        gradle(pack(), "echo \"build=$BUILD_NUMBER job=$JOB_NAME\"", "for a; do echo \"argument<$a>\"; done");
        WorkflowRun run = run(step("tasks: 'a \"b; c\"', switches: '', release: 'snapshot'"), Result.SUCCESS);
        jenkins.assertLogContains("build=1 job=hello", run);
        jenkins.assertLogContains("argument<a>\nargument<b; c>\nargument<snapshot>\n", run);
    }

    @Test
    public void aFailingTestIsNamedAndNothingIsPackaged() throws Exception {
        gradle(
                pack(),
                tests(FAILED),
                "echo ':test FAILED'",
                "echo '* What went wrong:'; echo 'There were failing tests'; echo '* Try:'",
                "exit 1");
        WorkflowRun run = run(step(), Result.FAILURE);
        jenkins.assertLogContains(
                "Gradle failed in :test. What went wrong: There were failing tests. "
                        + "Failed tests (1 of 1): HelloTest.says (said nothing).",
                run);
        assertTrue(run.getArtifacts().isEmpty());
        assertTrue(ArtifactsAction.of(run).isEmpty());
    }

    @Test
    public void aSecretInGradlesOutputIsHiddenInTheFailureAsInTheLog() throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(
                        CredentialsScope.GLOBAL, "token", "", Secret.fromString("open-sesame-42")));
        gradle(
                "echo '* What went wrong:'",
                "echo \"Could not get https://me:$TOKEN@example.com\"",
                "echo '* Try:'",
                "exit 1");
        WorkflowRun run = run(
                "withCredentials([string(credentialsId: 'token', variable: 'TOKEN')]) { " + step() + " }",
                Result.FAILURE);
        jenkins.assertLogContains(
                "ERROR: Gradle failed with exit status 1. What went wrong: Could not get https://me:****@example.com.",
                run);
        jenkins.assertLogNotContains("open-sesame-42", run);
    }

    @Test
    public void aPackageThatTwoPatternsFindIsOne() throws Exception {
        gradle(pack());
        WorkflowRun run = run(
                "def built = " + step("packages: ['**/*.deb', 'build/distributions/*']")
                        + "\necho \"packages: ${built.packages.size()}\"",
                Result.SUCCESS);
        jenkins.assertLogContains("packages: 1\n", run);
    }

    @Test
    public void aPackageOfAnEarlierBuildDoesNotCount() throws Exception {
        gradle("true");
        WorkflowRun run = run(
                "writeFile file: 'build/distributions/old.deb', text: 'old'\n" + "true\n}\nnode {\n" + step(),
                Result.FAILURE);
        jenkins.assertLogContains("Gradle made no new package: 1 matching", run);
    }

    @Test
    public void withoutAPackageTheStepSaysWhichTaskMakesOne() throws Exception {
        gradle("true");
        jenkins.assertLogContains("'tasks' needs buildDeb or buildRpm", run(step(), Result.FAILURE));
        run(step("packages: []"), Result.SUCCESS);
    }

    @Test
    public void aReleaseWhoseTagWasNotPushedFailsAlthoughGradlePasses() throws Exception {
        gradle(pack(), "echo 'Failed to push tag v1.2.0 to remote origin' >&2");
        WorkflowRun run = run(step(), Result.FAILURE);
        jenkins.assertLogContains("it could not push the tag v1.2.0: nobody else sees this release", run);
        assertTrue(run.getArtifacts().isEmpty());
    }

    @Test
    public void anEmptyPackageFailsTheBuild() throws Exception {
        gradle(pack());
        Files.write(folder.getRoot().toPath().resolve("hello.deb"), DebFile.of(CONTROL, "gz"));
        jenkins.assertLogContains(
                "The package build/distributions/hello.deb has no files in it", run(step(), Result.FAILURE));
    }

    @Test
    public void aManifestOfAnotherBuildIsTold() throws Exception {
        gradle(
                pack(),
                "mkdir -p build/manifest",
                "printf 'Implementation-Version=1.2.0\\nBuild-Number=7\\n' > build/manifest/hello.properties");
        jenkins.assertLogContains(
                "WARNING: The info manifest build/manifest/hello.properties says build number 7, but it is 1",
                run(step(), Result.SUCCESS));
    }

    @Test
    public void twoCommitsWithOneFileNameAreTold() throws Exception {
        gradle(pack());
        String checkout =
                "sh 'rm -rf .git; git init -q; git -c user.name=a -c user.email=a@b commit -q --allow-empty -m '"
                        + "+ env.BUILD_NUMBER\n";
        run(checkout + step(), Result.SUCCESS);
        Files.write(folder.getRoot().toPath().resolve("hello.deb"), DebFile.of(CONTROL, "gz", "./opt/hello", "./more"));
        WorkflowRun run = run(checkout + step(), Result.SUCCESS);
        jenkins.assertLogContains("WARNING: Build #1 made hello.deb of another commit", run);
        jenkins.assertLogContains("WARNING: The package's release is 'h1.abc1234' and not h2.<commit>", run);
    }

    @Test
    public void aShallowCloneIsRefusedBeforeGradleRuns() throws Exception {
        File started = new File(folder.getRoot(), "started");
        gradle("touch '" + started + "'", pack());
        String checkout = "sh 'git init -q; git -c user.name=a -c user.email=a@b commit -q --allow-empty -m a; "
                + "git rev-parse HEAD > .git/shallow'\n";
        WorkflowRun run = run(checkout + step("release: 'candidate'"), Result.FAILURE);
        jenkins.assertLogContains("but this is a shallow clone", run);
        assertFalse(started.exists());
    }

    @Test
    public void thePackageIsFingerprintedAndOnTheBuildsPage() throws Exception {
        gradle(pack(), tests(PASSED));
        WorkflowRun run = run(step(), Result.SUCCESS);
        assertTrue(run.getAllActions().stream()
                .anyMatch(action -> action.getClass().getSimpleName().startsWith("Finger")));
        String page = jenkins.createWebClient().getPage(run).asNormalizedText();
        assertTrue(page, page.contains("hello 1.2.0-h1.abc1234 (hello.deb, all)"));
        assertTrue(page, page.contains("1 tests, 0 failed, 0 skipped"));
    }

    @Test
    public void lockChangesAgainstThePreviousBuildAreInTheResultAndOnThePage() throws Exception {
        gradle(pack());
        String lock =
                "writeFile file: 'dependencies.lock', text: '{\"compileClasspath\": {\"a:b\": {\"locked\": \"1.' +"
                        + " env.BUILD_NUMBER + '\"}}}'\n";
        run(lock + step(), Result.SUCCESS);
        WorkflowRun run = run(
                lock + "def c = " + step()
                        + ".lockChanges[0]\necho \"${c.kind}|${c.project}|${c.module}|${c.from}|${c.to}\"",
                Result.SUCCESS);
        jenkins.assertLogContains("upgraded||a:b|1.1|1.2", run);
        jenkins.assertLogContains("Dependency lock: upgraded a:b 1.1 to 1.2", run);
        String page = jenkins.createWebClient().getPage(run).asNormalizedText();
        assertTrue(page, page.contains("upgraded a:b 1.1 to 1.2"));
        assertTrue(page, page.contains("Locked dependencies: 1"));
    }

    @Test
    public void gradleIsGivenTheLocksToCheckOnlyWhenTheyAreRequired() throws Exception {
        gradle(
                pack(),
                "echo \"locked<$PAVED_ROAD_LOCKED>\"",
                "for a; do case $a in /*) grep -c requireLocks $a; ls $a; esac; done");
        String lock = "writeFile file: 'dependencies.lock', text: '{\"compileClasspath\": {}}'\n";
        WorkflowRun run = run(lock + step("requireLocks: true"), Result.SUCCESS);
        jenkins.assertLogContains("locked<:compileClasspath>", run);
        jenkins.assertLogContains("/require-locks.gradle", run);
        assertFalse(jenkins.jenkins
                .getWorkspaceFor(job)
                .child("require-locks.gradle")
                .exists());
        assertEquals(
                0, WorkspaceList.tempDir(jenkins.jenkins.getWorkspaceFor(job)).list("nebula-build-*/*").length);
        jenkins.assertLogNotContains("require-locks.gradle", run(lock + step(), Result.SUCCESS));
    }

    @Test
    public void aMissingGradleIsSaidInOneSentence() throws Exception {
        WorkflowRun run = run("nebulaBuild gradle: 'no-such-gradle'", Result.FAILURE);
        jenkins.assertLogContains("The parameter 'gradle' is 'no-such-gradle', and the agent cannot run that", run);
    }

    @Test
    public void aMissingFolderIsSaidInOneSentence() throws Exception {
        gradle(pack());
        WorkflowRun run = run("nebulaBuild dir: 'servce'", Result.FAILURE);
        jenkins.assertLogContains("ERROR: The parameter 'dir' is 'servce', and the workspace has no such folder.", run);
    }

    @Test
    public void theProjectsWrapperIsRunWithoutItsExecutableBit() throws Exception {
        gradle(pack(), "echo wrapped");
        String wrapper = Files.readString(gradle).replace("'", "\\'").replace("\n", "\\n");
        WorkflowRun run = run(
                "writeFile file: 'project/gradlew', text: '" + wrapper + "'\n"
                        + "def built = nebulaBuild dir: 'project'\necho \"at ${built.file}\"",
                Result.SUCCESS);
        jenkins.assertLogContains("wrapped", run);
        jenkins.assertLogContains("at project/build/distributions/hello.deb", run);
    }

    @Test
    public void aGradleConfiguredInJenkinsIsNamedByItsName() throws Exception {
        gradle(pack(), "echo ran $0");
        Path home = folder.newFolder("gradle-home").toPath();
        Files.createDirectories(home.resolve("bin"));
        Files.copy(gradle, home.resolve("bin/gradle"), StandardCopyOption.COPY_ATTRIBUTES);
        jenkins.get(GradleTool.DescriptorImpl.class).setInstallations(new GradleTool("Gradle 8", "${OPT}/gradle-home"));
        WorkflowRun run =
                run("withEnv(['OPT=" + folder.getRoot() + "']) { nebulaBuild gradle: 'Gradle 8' }", Result.SUCCESS);
        jenkins.assertLogContains("ran " + home + "/bin/gradle", run);
    }

    @Test
    public void abortingEndsGradleAndWhatItStarted() throws Exception {
        File started = new File(folder.getRoot(), "started");
        File late = new File(folder.getRoot(), "late");
        gradle("(sleep 600; touch '" + late + "') & echo $! > '" + started + "'", "wait");
        job.setDefinition(new CpsFlowDefinition("node {\n" + step() + "\n}", true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        long pid = awaitPid(started.toPath());
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        assertEnds(pid);
        assertFalse(late.exists());
    }

    @Test
    public void gradleIsEndedWithWhatItStartedWhenItsTimeIsUp() throws Exception {
        File started = new File(folder.getRoot(), "started");
        gradle("sleep 600 & echo $! > '" + started + "'", "wait");
        WorkflowRun run = run(step("timeout: '1s'"), Result.FAILURE);
        jenkins.assertLogContains(
                "Gradle was ended because it ran longer than the parameter 'timeout' allows (1s).", run);
        assertEnds(awaitPid(started.toPath()));
    }

    @Test
    public void aDryRunShowsTheCommandAndRunsNothing() throws Exception {
        File started = new File(folder.getRoot(), "started");
        gradle("touch '" + started + "'", pack());
        WorkflowRun run = run(
                "def built = " + step("dryRun: true", "release: 'candidate'")
                        + "\necho \"${built.packages.size()} packages\"",
                Result.SUCCESS);
        jenkins.assertLogContains(
                "Dry run: nothing is built. Would run " + gradle
                        + " --console=plain --no-daemon build buildDeb candidate",
                run);
        jenkins.assertLogContains("0 packages", run);
        assertFalse(started.exists());
    }

    @Test
    public void aWrongParameterFailsBeforeAnythingRuns() throws Exception {
        WorkflowRun run = run(step("release: 'Final'"), Result.FAILURE);
        jenkins.assertLogContains(
                "The parameter 'release' is 'Final'; it must be one of none, snapshot, devSnapshot, candidate, final.",
                run);
        jenkins.assertLogNotContains("Running " + gradle, run);
    }

    @Test
    public void anUnknownParameterIsRefusedWithTheNearestOne() throws Exception {
        WorkflowRun run = run(step("task: 'build'"), Result.FAILURE);
        jenkins.assertLogContains("'task' is not a parameter of nebulaBuild. Did you mean 'tasks'?", run);
        jenkins.assertLogNotContains("Running " + gradle, run);
    }

    private void gradle(String... lines) throws Exception {
        Files.writeString(gradle, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        gradle.toFile().setExecutable(true);
    }

    private String pack() {
        return "mkdir -p build/distributions && cp '" + folder.getRoot() + "/hello.deb' build/distributions/hello.deb";
    }

    private static String tests(String report) {
        return "mkdir -p build/test-results/test && echo \"" + report
                + "\" > build/test-results/test/TEST-HelloTest.xml";
    }

    private String step(String... more) {
        return "nebulaBuild(" + String.join(", ", List.of(more)) + (more.length == 0 ? "" : ", ") + "gradle: '" + gradle
                + "')";
    }

    private WorkflowRun run(String script, Result expected) throws Exception {
        job.setDefinition(new CpsFlowDefinition("node {\n" + script + "\n}", true));
        return jenkins.assertBuildStatus(expected, job.scheduleBuild2(0).get());
    }

    private static void assertEnds(long pid) throws Exception {
        ProcessHandle process = ProcessHandle.of(pid).orElse(null);
        if (process != null) {
            process.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    private static long awaitPid(Path file) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < deadline) {
            if (Files.exists(file)) {
                String text = Files.readString(file).strip();
                if (!text.isEmpty()) {
                    return Long.parseLong(text);
                }
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("Gradle did not start");
    }

    /** As the Gradle plugin declares its tool. */
    public static class GradleTool extends ToolInstallation
            implements NodeSpecific<GradleTool>, EnvironmentSpecific<GradleTool> {
        private static final long serialVersionUID = 1L;

        GradleTool(String name, String home) {
            super(name, home, List.of());
        }

        @Override
        public GradleTool forNode(Node node, TaskListener log) throws IOException, InterruptedException {
            return new GradleTool(getName(), translateFor(node, log));
        }

        @Override
        public GradleTool forEnvironment(EnvVars environment) {
            return new GradleTool(getName(), environment.expand(getHome()));
        }

        /** Descriptor. */
        @TestExtension
        @Symbol("gradle")
        public static class DescriptorImpl extends ToolDescriptor<GradleTool> {}
    }
}

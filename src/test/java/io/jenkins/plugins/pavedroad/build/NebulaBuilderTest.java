package io.jenkins.plugins.pavedroad.build;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import hudson.FilePath;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.pavedroad.artifact.ArtifactsAction;
import io.jenkins.plugins.pavedroad.artifact.DebFile;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;

/** The build step as a freestyle job has it, with a stand-in for Gradle. */
public class NebulaBuilderTest {
    private static final String CONTROL = "Package: hello\nVersion: 1.2.0-h1.abc1234\nArchitecture: all\n";

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path gradle;
    private FreeStyleProject job;

    @Before
    public void makeJob() throws Exception {
        gradle = folder.newFile("gradle").toPath();
        Files.write(folder.getRoot().toPath().resolve("hello.deb"), DebFile.of(CONTROL, "gz", "./opt/hello"));
        job = jenkins.createFreeStyleProject("hello");
    }

    @Test
    public void thePackageIsArchivedAndRemembered() throws Exception {
        gradle("echo \"build=$BUILD_NUMBER job=$JOB_NAME\"", "for a; do echo \"argument<$a>\"; done", pack());
        NebulaBuildStep step = step();
        step.setTasks("a \"b; c\"");
        step.setRelease("snapshot");

        FreeStyleBuild build = run(step, Result.SUCCESS);

        jenkins.assertLogContains("build=1 job=hello", build);
        jenkins.assertLogContains("argument<a>\nargument<b; c>\nargument<snapshot>\n", build);
        assertEquals("build/distributions/hello.deb", build.getArtifacts().get(0).relativePath);
        assertEquals(
                "hello-1.2.0-h1.abc1234",
                ArtifactsAction.of(build).orElseThrow().getPackages().get(0).getAppVersion());
    }

    @Test
    public void aFailureIsOneSentence() throws Exception {
        record Row(String script, String parameter, String sentence) {}
        for (Row row : List.of(
                new Row(
                        "echo ':test FAILED'; echo '* What went wrong:'; echo 'There were failing tests'; exit 1",
                        "",
                        "Gradle failed in :test. What went wrong: There were failing tests."),
                new Row("true", "", "Gradle made no package: nothing matches"),
                new Row(
                        pack(),
                        "no-such-gradle",
                        "The parameter 'gradle' is 'no-such-gradle', and the agent cannot"))) {
            gradle(row.script);
            NebulaBuildStep step = step();
            if (!row.parameter.isEmpty()) {
                step.setGradle(row.parameter);
            }
            FreeStyleBuild build = run(step, Result.FAILURE);
            jenkins.assertLogContains("ERROR: " + row.sentence, build);
            jenkins.assertLogNotContains("\tat ", build);
            assertTrue(ArtifactsAction.of(build).isEmpty());
        }
    }

    @Test
    public void aWrongParameterFailsBeforeAnythingRuns() throws Exception {
        gradle(pack());
        NebulaBuildStep step = step();
        step.setRelease("Final");

        FreeStyleBuild build = run(step, Result.FAILURE);

        jenkins.assertLogContains("ERROR: The parameter 'release' is 'Final'; it must be one of none", build);
        jenkins.assertLogNotContains("Running " + gradle, build);
        jenkins.assertLogNotContains("\tat ", build);
    }

    @Test
    public void aDryRunShowsTheCommandAndRunsNothing() throws Exception {
        Path started = started();
        gradle("touch '" + started + "'", pack());
        NebulaBuildStep step = step();
        step.setDryRun(true);

        FreeStyleBuild build = run(step, Result.SUCCESS);

        jenkins.assertLogContains("Dry run: nothing is built. Would run " + gradle, build);
        assertFalse(Files.exists(started));
    }

    @Test
    public void abortingEndsGradleAndWhatItStarted() throws Exception {
        Path started = started();
        gradle("sleep 600 & echo $! > '" + started + "'", "wait");
        job.getBuildersList().add(new NebulaBuilder(step()));
        FreeStyleBuild build = job.scheduleBuild2(0).waitForStart();
        ProcessHandle child = child(started);

        build.getExecutor().interrupt();

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        child.onExit().get(30, TimeUnit.SECONDS);
        jenkins.assertLogNotContains("\tat ", build);
    }

    @Test
    public void gradleIsEndedWithWhatItStartedWhenItsTimeIsUp() throws Exception {
        Path started = started();
        gradle("sleep 600 & echo $! > '" + started + "'", "wait");
        NebulaBuildStep step = step();
        step.setTimeout("2s");
        step.setRequireLocks(true);
        job.getBuildersList().add(new NebulaBuilder(step));
        FreeStyleBuild build = job.scheduleBuild2(0).waitForStart();
        ProcessHandle child = child(started);

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
        jenkins.assertLogContains(
                "ERROR: Gradle was ended because it ran longer than the parameter 'timeout' allows (2s).", build);
        child.onExit().get(30, TimeUnit.SECONDS);
        FilePath beside = WorkspaceList.tempDir(build.getWorkspace());
        assertEquals(0, beside.list("**/*.gradle").length);
    }

    private Path started() {
        return folder.getRoot().toPath().resolve("started");
    }

    private void gradle(String... lines) throws Exception {
        Files.writeString(gradle, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        gradle.toFile().setExecutable(true);
    }

    private String pack() {
        return "mkdir -p build/distributions && cp '" + folder.getRoot() + "/hello.deb' build/distributions/hello.deb";
    }

    private NebulaBuildStep step() {
        NebulaBuildStep step = new NebulaBuildStep();
        step.setGradle(gradle.toString());
        return step;
    }

    private FreeStyleBuild run(NebulaBuildStep step, Result expected) throws Exception {
        job.getBuildersList().replaceBy(List.of(new NebulaBuilder(step)));
        return jenkins.buildAndAssertStatus(expected, job);
    }

    private static ProcessHandle child(Path started) {
        AwsCloudsRule.until("Gradle has started", () -> !pid(started).isEmpty());
        return ProcessHandle.of(Long.parseLong(pid(started))).orElseThrow();
    }

    private static String pid(Path started) {
        try {
            return Files.exists(started) ? Files.readString(started).strip() : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package io.jenkins.plugins.pavedroad.build;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.artifact.ArtifactsAction;
import io.jenkins.plugins.pavedroad.artifact.DebFile;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** Gradle goes on while the controller is away, and what it made is found afterwards. */
public class NebulaBuildRestartTest {
    private static final String CONTROL = "Package: hello\nVersion: 1.2.0-h1.abc1234\nArchitecture: all\n";

    @Rule
    public JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void gradleOutlivesTheController() throws Throwable {
        File goOn = new File(folder.getRoot(), "go-on");
        Path gradle = gradle(goOn);
        sessions.then(j -> {
            WorkflowJob job = j.jenkins.createProject(WorkflowJob.class, "hello");
            job.setDefinition(new CpsFlowDefinition(
                    "node { def built = nebulaBuild(gradle: '" + gradle
                            + "')\necho \"built ${built.appVersion} of ${built.name}\" }",
                    true));
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            j.waitForMessage("stand-in begun", run);
        });
        assertNobodyLooks();
        assertTrue(goOn.createNewFile());
        sessions.then(j -> {
            WorkflowRun run =
                    j.jenkins.getItemByFullName("hello", WorkflowJob.class).getBuildByNumber(1);
            j.assertBuildStatusSuccess(j.waitForCompletion(run));
            j.assertLogContains("built hello-1.2.0-h1.abc1234 of hello", run);
            assertEquals(1, run.getArtifacts().size());
            assertEquals(
                    "build/distributions/hello.deb",
                    ArtifactsAction.of(run).orElseThrow().getPackages().get(0).getFile());
        });
    }

    /** A look of a controller that has gone would take from the next one what Gradle left for it. */
    private static void assertNobodyLooks() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("paved-road-agent-")) {
                thread.join(10_000);
                assertFalse(thread.getName(), thread.isAlive());
            }
        }
    }

    /** Begins, waits for the file, makes the package. */
    private Path gradle(File goOn) throws Exception {
        Path deb = folder.getRoot().toPath().resolve("hello.deb");
        Files.write(deb, DebFile.of(CONTROL, "gz", "./opt/hello"));
        Path gradle = folder.newFile("gradle").toPath();
        Files.writeString(
                gradle,
                "#!/bin/sh\necho stand-in begun\nwhile [ ! -e '" + goOn + "' ]; do sleep 0.1; done\n"
                        + "mkdir -p build/distributions\ncp '" + deb + "' build/distributions/hello.deb\n");
        assertTrue(gradle.toFile().setExecutable(true));
        return gradle;
    }
}

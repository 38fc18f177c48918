package io.jenkins.plugins.pavedroad.build;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import hudson.model.Result;
import io.jenkins.plugins.pavedroad.artifact.ArtifactsAction;
import io.jenkins.plugins.pavedroad.artifact.BuiltPackage;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;

/** The example, built and released by a real Gradle with Nebula's plugins; needs {@code gradle} and Maven Central. */
public class HelloServiceTest {
    private static final Path EXAMPLE = Path.of("examples/hello-service").toAbsolutePath();

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private File origin;
    private WorkflowJob job;

    @Before
    public void makeRepository() throws Exception {
        assumeTrue(
                "no 'gradle' on the PATH, so hello-service is not built for real",
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(entry -> Files.isExecutable(Path.of(entry, "gradle"))));
        origin = folder.newFolder("origin.git");
        git(origin, "init", "-q", "--bare", "-b", "main");
        File work = folder.newFolder("work");
        copyExample(work.toPath());
        git(work, "init", "-q", "-b", "main");
        git(work, "add", "-A");
        git(work, "commit", "-q", "-m", "Say hello");
        git(work, "tag", "v0.1.0");
        git(work, "commit", "-q", "--allow-empty", "-m", "Say it again");
        git(work, "push", "-q", origin.toString(), "main", "v0.1.0");
        job = jenkins.createProject(WorkflowJob.class, "hello");
    }

    @Test
    public void aCandidateAndAFinalReleaseAreMadeFromTagsAndReadBack() throws Exception {
        WorkflowRun candidate = build("", "release: 'candidate', requireLocks: true", Result.SUCCESS);
        assertPackages(candidate, "0.2.0~rc.1");
        jenkins.assertLogContains("\n:compileJava\n", candidate);
        jenkins.assertLogContains("Tagging repository as v0.2.0-rc.1", candidate);
        jenkins.assertLogNotContains("openjdk version", candidate);
        jenkins.assertLogNotContains("WARNING: The ", candidate);

        WorkflowRun release = build("git checkout -q --detach", "release: 'final'", Result.SUCCESS);
        assertPackages(release, "0.2.0");
        assertEquals(
                List.of("v0.1.0", "v0.2.0", "v0.2.0-rc.1"),
                List.of(git(origin, "tag").split("\n")));

        WorkflowRun again = build("git rm -q dependencies.lock", "requireLocks: true", Result.FAILURE);
        jenkins.assertLogContains(
                "What went wrong: The parameter 'requireLocks' is true, and no dependency lock is there for "
                        + ":testCompileClasspath, :testRuntimeClasspath: run 'gradle generateLock saveLock'",
                again);
        jenkins.assertLogNotContains(":compileJava", again);
    }

    private void assertPackages(WorkflowRun run, String version) {
        List<BuiltPackage> packages = ArtifactsAction.of(run).orElseThrow().getPackages();
        assertEquals(packages.toString(), 2, packages.size());
        for (BuiltPackage built : packages) {
            boolean deb = built.getFormat().equals("deb");
            assertEquals("hello", built.getName());
            assertEquals(version, built.getVersion());
            assertTrue(built.getRelease(), built.getRelease().matches("h" + run.getNumber() + "\\.[0-9a-f]{7}"));
            assertEquals(deb ? "all" : "noarch", built.getArchitecture());
            assertTrue(
                    built.getDepends().toString(),
                    built.getDepends().contains(deb ? "java8-runtime-headless" : "java-headless"));
            assertTrue(built.getInstalledSize() > 0);
        }
        NebulaBuildMade made = run.getAction(NebulaBuildAction.class).getMade().get(0);
        assertTrue(made.getTests().getTotal() > 0);
        assertEquals(1, made.getLocked());
        assertFalse(made.getCommit().isEmpty());
    }

    private WorkflowRun build(String before, String parameters, Result expected) throws Exception {
        job.setDefinition(new CpsFlowDefinition(
                "node {\nsh '''rm -rf checkout; git clone -q " + origin + " checkout; cd checkout; " + before + "'''\n"
                        + "nebulaBuild dir: 'checkout', tasks: 'build buildDeb buildRpm', failOnNoTests: true, "
                        + parameters + "\n}",
                true));
        return jenkins.assertBuildStatus(expected, job.scheduleBuild2(0).get());
    }

    private static void copyExample(Path to) throws Exception {
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path name = EXAMPLE.relativize(file);
                if (!name.startsWith("build") && !name.startsWith(".gradle")) {
                    Path copy = to.resolve(name.toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static String git(File where, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=A", "-c", "user.email=a@example.com"));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command)
                .directory(where)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(output, 0, process.waitFor());
        return output.strip();
    }
}

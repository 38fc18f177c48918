package io.jenkins.plugins.pavedroad.build;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.pavedroad.artifact.ArtifactsAction;
import io.jenkins.plugins.pavedroad.artifact.DebFile;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** {@code uploadTo} as a Jenkinsfile uses it, with a stand-in for Gradle and the embedded AWS. */
public class NebulaBuildUploadTest {
    private static final String BUCKET = "team-artifacts";
    private static final String CONTROL = "Package: hello\nVersion: 1.2.0-h1.abc1234\nArchitecture: all\n";
    private static final int MORE_THAN_A_PART = 9 << 20;
    /** In AWS's time, which is a thousand times faster here. */
    private static final Duration HELD_UP = Duration.ofHours(4);

    @Rule
    public JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Rule
    public AwsCloudsRule aws = new AwsCloudsRule().usedByJenkins();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Before
    public void serve() throws Exception {
        aws.east().objects().ensureBucket(BUCKET);
    }

    @Test
    public void theResultAndTheBuildSayWhereThePackageIsAndNobodyLearnsAnAddress() throws Throwable {
        gradle(MORE_THAN_A_PART);
        sessions.then(j -> {
            WorkflowRun run = begin(j.jenkins.createProject(WorkflowJob.class, "hello"));
            j.assertBuildStatusSuccess(j.waitForCompletion(run));
            String uploaded =
                    ArtifactsAction.of(run).orElseThrow().getPackages().get(0).getUploadedTo();
            assertTrue(uploaded, uploaded.matches("s3://team-artifacts/pool/[0-9a-f]{64}/hello.deb"));
            j.assertLogContains("at " + uploaded + " and " + uploaded, run);
            assertTrue(aws.east().objects().exists(BUCKET, key(uploaded)));
            assertEquals(List.of(), aws.east().uploads().underWay(BUCKET, key(uploaded)));
            assertNoAddressIn(j.jenkins.getRootDir().toPath());

            WorkflowRun again = begin(j.jenkins.getItemByFullName("hello", WorkflowJob.class));
            j.assertBuildStatusSuccess(j.waitForCompletion(again));
            j.assertLogContains("is there already and not sent again: " + uploaded, again);
            assertEquals(1, aws.aws().ledger().count("s3", "CompleteMultipartUpload"));
        });
    }

    @Test
    public void aWrongPlaceIsOneSentence() throws Throwable {
        gradle(10);
        sessions.then(j -> {
            WorkflowJob job = j.jenkins.createProject(WorkflowJob.class, "hello");
            assertFails(
                    j.waitForCompletion(begin(job, "uploadTo: 'team-artifacts'")),
                    "The parameter 'uploadTo' is 'team-artifacts'; it must be an S3 location such as s3://bucket/prefix");
            WorkflowRun regionless = j.waitForCompletion(begin(job, "uploadTo: 's3://team-artifacts'"));
            assertFails(regionless, "The parameter 'uploadRegion' is not given, and the account 'default' has no list");
            assertFalse(log(regionless).contains("Running " + folder.getRoot()));
            assertFails(
                    j.waitForCompletion(begin(job, "uploadTo: 's3://no-such-bucket', uploadRegion: 'us-east-1'")),
                    "The parameter 'uploadTo' is 's3://no-such-bucket', and there is no bucket 'no-such-bucket'");
        });
    }

    @Test
    public void abortedInTheMiddleNoPartIsLeft() throws Throwable {
        gradle(MORE_THAN_A_PART);
        aws.aws().faults().delay("s3", "UploadPart", 1, HELD_UP);
        sessions.then(j -> {
            WorkflowRun run = begin(j.jenkins.createProject(WorkflowJob.class, "hello"));
            AwsCloudsRule.until("an upload is begun", () -> count("CreateMultipartUpload") == 1);
            run.doStop();
            j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
            assertEquals(1, count("AbortMultipartUpload"));
            assertFalse(ArtifactsAction.of(run)
                    .orElseThrow()
                    .getPackages()
                    .get(0)
                    .getUploadedTo()
                    .startsWith("s3"));
        });
    }

    @Test
    public void theUploadGoesOnAfterARestart() throws Throwable {
        gradle(MORE_THAN_A_PART);
        aws.aws().faults().delay("s3", "UploadPart", 1, HELD_UP);
        sessions.then(j -> {
            WorkflowRun run = begin(j.jenkins.createProject(WorkflowJob.class, "hello"));
            AwsCloudsRule.until("an upload is begun", () -> count("CreateMultipartUpload") == 1);
        });
        sessions.then(j -> {
            WorkflowRun run =
                    j.jenkins.getItemByFullName("hello", WorkflowJob.class).getBuildByNumber(1);
            j.assertBuildStatusSuccess(j.waitForCompletion(run));
            String uploaded =
                    ArtifactsAction.of(run).orElseThrow().getPackages().get(0).getUploadedTo();
            j.assertLogContains("at " + uploaded + " and " + uploaded, run);
            assertTrue(aws.east().objects().exists(BUCKET, key(uploaded)));
            assertEquals(List.of(), aws.east().uploads().underWay(BUCKET, key(uploaded)));
        });
    }

    @Test
    public void aFreestyleBuildUploadsAsWellAndLeavesNothingWhenAborted() throws Throwable {
        gradle(MORE_THAN_A_PART);
        aws.aws().faults().delay("s3", "UploadPart", 1, HELD_UP);
        sessions.then(j -> {
            FreeStyleProject job = j.createFreeStyleProject("hello");
            NebulaBuildStep step = new NebulaBuildStep();
            step.setGradle(folder.getRoot() + "/gradle");
            step.setUploadTo("s3://team-artifacts/pool");
            step.setUploadRegion("us-east-1");
            job.getBuildersList().add(new NebulaBuilder(step));
            FreeStyleBuild aborted = job.scheduleBuild2(0).waitForStart();
            AwsCloudsRule.until("an upload is begun", () -> count("CreateMultipartUpload") == 1);
            aborted.getExecutor().interrupt();
            j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(aborted));
            assertEquals(1, count("AbortMultipartUpload"));

            FreeStyleBuild build =
                    j.assertBuildStatus(Result.SUCCESS, job.scheduleBuild2(0).get());
            String uploaded =
                    ArtifactsAction.of(build).orElseThrow().getPackages().get(0).getUploadedTo();
            j.assertLogContains("is at " + uploaded, build);
            assertTrue(aws.east().objects().exists(BUCKET, key(uploaded)));
            assertEquals(List.of(), aws.east().uploads().underWay(BUCKET, key(uploaded)));
        });
    }

    private int count(String action) {
        return Math.toIntExact(aws.aws().ledger().count("s3", action));
    }

    private WorkflowRun begin(WorkflowJob job) throws Exception {
        return begin(job, "uploadTo: 's3://team-artifacts/pool/', uploadRegion: 'us-east-1'");
    }

    private WorkflowRun begin(WorkflowJob job, String parameters) throws Exception {
        job.setDefinition(new CpsFlowDefinition(
                "node { def built = nebulaBuild(gradle: '" + folder.getRoot() + "/gradle', " + parameters
                        + ")\necho \"at ${built.uploadedTo} and ${built.packages[0].uploadedTo}\" }",
                true));
        return job.scheduleBuild2(0).waitForStart();
    }

    private static void assertFails(WorkflowRun run, String words) throws Exception {
        assertEquals(Result.FAILURE, run.getResult());
        assertTrue(log(run), log(run).contains(words));
        assertFalse(log(run), log(run).contains("\tat "));
    }

    private static String log(WorkflowRun run) throws Exception {
        return Files.readString(run.getLogFile().toPath());
    }

    private static String key(String location) {
        return location.substring(("s3://" + BUCKET + "/").length());
    }

    private static void assertNoAddressIn(Path home) throws Exception {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(
                        file.toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("X-Amz-Signature"));
            }
        }
    }

    /** Makes a package of about this many bytes. */
    private void gradle(int size) throws Exception {
        Path deb = folder.getRoot().toPath().resolve("hello.deb");
        Files.write(deb, DebFile.of(CONTROL, "gz", "./opt/hello"));
        byte[] filling = new byte[size];
        new Random(1).nextBytes(filling);
        // One more member of the ar archive, which readers of packages pass by.
        String member = String.format("%-16s%-12d%-6d%-6d%-8s%-10d`\n", "_filling", 0, 0, 0, "100644", size);
        Files.writeString(deb, member, StandardOpenOption.APPEND);
        Files.write(deb, filling, StandardOpenOption.APPEND);
        Path gradle = folder.newFile("gradle").toPath();
        Files.writeString(
                gradle, "#!/bin/sh\nmkdir -p build/distributions\ncp '" + deb + "' build/distributions/hello.deb\n");
        assertTrue(gradle.toFile().setExecutable(true));
    }
}

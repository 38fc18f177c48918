package io.jenkins.plugins.pavedroad.bake;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import hudson.FilePath;
import hudson.model.Result;
import io.jenkins.plugins.pavedroad.artifact.ArtifactsAction;
import io.jenkins.plugins.pavedroad.artifact.BakedImage;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.ProcessRuntime;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.SampleService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;

/** The step as a Jenkinsfile uses it, with builders that are real processes. */
public class BakeAmiTest {
    @Rule
    public JenkinsRule j = new JenkinsRule();

    @Rule
    public AwsCloudsRule aws = new AwsCloudsRule(
                    options -> options.withRuntime((Path files) -> new ProcessRuntime(files)))
            .usedByJenkins();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private WorkflowJob job;

    @Before
    public void serve() throws Exception {
        aws.aws().seed().image(EAST, "plain-1", folder.newFolder().toPath(), Map.of());
        job = j.createProject(WorkflowJob.class, "hello");
    }

    @Test
    public void aPackageOfTheWorkspaceIsBakedAndTheResultReadInTheSandbox() throws Exception {
        WorkflowRun run = build(
                """
                def image = bakeAmi baseImage: 'plain-*', regions: ['us-east-1', 'us-west-2'], packages: 'out/*.deb',
                        tags: [team: 'a'], instanceProfile: 'builder'
                echo "baked ${image.imageName} as ${image.images.keySet()} of ${image.appVersion}, reused ${image.reused}"
                def again = bakeAmi baseImage: 'plain-*', regions: 'us-east-1', packages: ['out/*.deb']
                echo "again reused ${again.reused}"
                """);
        j.assertBuildStatusSuccess(run);
        j.assertLogContains("as [us-east-1, us-west-2] of hello-1.4.0-h12.abc1234, reused false", run);
        j.assertLogContains("again reused true", run);
        String page = j.createWebClient().getPage(run).getBody().asNormalizedText();
        assertTrue(page, page.contains(" · prepare 0 · upload "));
        BakedImage kept = ArtifactsAction.of(run).orElseThrow().getImage().orElseThrow();
        assertEquals(List.of(EAST), List.copyOf(kept.getImages().keySet()));
        assertEquals(1, aws.aws().ledger().count("ec2", "RunInstances"));
        assertEquals(
                "builder",
                aws.aws().ledger().of("ec2", "RunInstances").get(0).parameters().get("IamInstanceProfile.Name"));
        try (Stream<Path> files = Files.walk(run.getRootDir().toPath())) {
            assertEquals(
                    "the copies of packages are gone",
                    0,
                    files.filter(file -> file.toString().contains("/packages-")).count());
        }
    }

    @Test
    public void aFailedProvisioningFailsTheBuildWithItsLog() throws Exception {
        WorkflowRun run = build("bakeAmi baseImage: 'plain-*', regions: ['us-east-1'], packages: ['out/*.deb'],"
                + " provision: 'echo too green; exit 7'");
        j.assertBuildStatus(Result.FAILURE, run);
        j.assertLogContains("[us-east-1] too green", run);
        j.assertLogContains("ERROR: Provisioning failed: the provision script ended with status 7: too green", run);
        assertFalse(ArtifactsAction.of(run).flatMap(ArtifactsAction::getImage).isPresent());
    }

    @Test
    public void whatCannotBeAcceptedIsSaidInOneSentenceBeforeAnyCall() throws Exception {
        record Row(String step, String sentence) {}
        for (Row row : List.of(
                new Row(
                        "bakeAmi baseImage: 'plain-*', regions: ['us-east-1'], packges: ['x']",
                        "'packges' is not a parameter of bakeAmi. Did you mean 'packages'?"),
                new Row(
                        "bakeAmi baseImage: 'plain-*', regions: ['us-east-1']",
                        "bakeAmi has no package: this build has made none"),
                new Row(
                        "bakeAmi baseImage: 'plain-*', regions: ['us-east-1'], packages: ['none/*.deb']",
                        "The parameter 'packages' is 'none/*.deb', and the workspace has no such file."),
                new Row(
                        "writeFile file: 'out/text_1.0-1_all.deb', text: 'this is not a package'\n"
                                + "bakeAmi baseImage: 'plain-*', regions: ['us-east-1'], packages: ['out/text*']",
                        "The parameter 'packages' is 'text_1.0-1_all.deb', which is no package that can be read: "),
                new Row(
                        "bakeAmi baseImage: 'plain-*', regions: ['us-east-1'], packages: ['nginx=1.2-1', 'nginx=1.3-1']",
                        "The parameter 'packages' is 'nginx=1.2-1, nginx=1.3-1'; it must be each package once"),
                new Row(
                        "bakeAmi baseImage: 'plain-*', regions: ['us-east-1'], packages: ['nginx=1.*']",
                        "The parameter 'packages' is 'nginx=1.*'; it must be name=version"),
                new Row(
                        "bakeAmi baseImage: 'plain-*', regions: ['us-east-1'], packages: ['a=1'],"
                                + " repository: 'deb https://me:hunter2@apt.example.com stable main'",
                        "The parameter 'repository' is 'deb https://***@apt.example.com stable main'; it must be"),
                new Row(
                        "bakeAmi baseImage: 'plain-*', regions: ['us-east-1'], packages: ['out/hello*'], provision: 'ls', files: ['none/**']",
                        "The parameter 'files' is 'none/**', and the workspace has no such file."),
                new Row("bakeAmi baseImage: 'plain-*', regions: []", "The parameter 'regions' is '[]'"),
                new Row(
                        "bakeAmi baseImage: 'plain-*', regions: ['us-east-1', 'us-east-1']",
                        "The parameter 'regions' is 'us-east-1'; it must be"),
                new Row(
                        "bakeAmi baseImage: 'a{b}', regions: ['us-east-1']",
                        "The parameter 'baseImage' is 'a{b}'; it must be"),
                new Row(
                        "bakeAmi baseImage: 'plain-*', regions: ['us-east-1'], tags: ['aws:x=1']",
                        "The parameter 'tags' is 'aws:x'"),
                new Row(
                        "bakeAmi baseImage: 'plain-*', regions: ['us-east-1'], timeout: '5 minutes'",
                        "The parameter 'timeout' is '5 minutes'; it must be a duration"),
                new Row(
                        "bakeAmi baseImage: 'plain-*', regions: ['us-east-1'], account: 'prod'",
                        "The parameter 'account' is 'prod'"))) {
            WorkflowRun run = build(row.step);
            j.assertBuildStatus(Result.FAILURE, run);
            j.assertLogContains(row.sentence, run);
        }
        assertEquals(0, aws.aws().ledger().total());
    }

    @Test
    public void anAbortedBuildLeavesNoBuilder() throws Exception {
        WorkflowRun run = script("bakeAmi baseImage: 'plain-*', regions: ['us-east-1'], packages: ['out/*.deb'],"
                        + " provision: 'sleep 600'")
                .scheduleBuild2(0)
                .waitForStart();
        j.waitForMessage("is launched", run);
        run.doStop();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        assertTrue(aws.east().inventory().volumes().isEmpty());
        assertEquals(1, aws.east().inventory().images().size());
    }

    private WorkflowRun build(String steps) throws Exception {
        return j.waitForCompletion(script(steps).scheduleBuild2(0).waitForStart());
    }

    private WorkflowJob script(String steps) throws Exception {
        Path made = new SampleService("hello", "1.4.0-h12.abc1234")
                .packageInto(folder.newFolder().toPath(), null);
        FilePath workspace = j.jenkins.getWorkspaceFor(job);
        workspace.child("out/" + made.getFileName()).copyFrom(made.toUri().toURL());
        job.setDefinition(new CpsFlowDefinition("node {\n" + steps + "\n}", true));
        return job;
    }
}

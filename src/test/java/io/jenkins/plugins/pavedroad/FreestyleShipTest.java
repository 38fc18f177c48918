package io.jenkins.plugins.pavedroad;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.pavedroad.artifact.ArtifactsAction;
import io.jenkins.plugins.pavedroad.artifact.BakedImage;
import io.jenkins.plugins.pavedroad.bake.BakeAmiBuilder;
import io.jenkins.plugins.pavedroad.bake.BakeAmiStep;
import io.jenkins.plugins.pavedroad.build.NebulaBuildStep;
import io.jenkins.plugins.pavedroad.build.NebulaBuilder;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.ProcessRuntime;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.SampleService;
import io.jenkins.plugins.pavedroad.operation.OperationRow;
import io.jenkins.plugins.pavedroad.operation.OperationsAction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** A freestyle job that builds a package and bakes it, with processes that really run. */
public class FreestyleShipTest {
    @Rule
    public JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Rule
    public AwsCloudsRule aws = new AwsCloudsRule(
                    options -> options.withRuntime((Path files) -> new ProcessRuntime(files)))
            .usedByJenkins();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Before
    public void serve() throws Exception {
        aws.aws().seed().image(EAST, "plain-1", folder.newFolder().toPath(), Map.of());
    }

    @Test
    public void thePackageThatOneBuildStepBuiltIsBakedByTheNext() throws Throwable {
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.createFreeStyleProject("ship");
            job.getBuildersList().add(new NebulaBuilder(build()));
            job.getBuildersList().add(new BakeAmiBuilder(bake("echo built $(date +%Y)")));

            FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

            ArtifactsAction made = ArtifactsAction.of(build).orElseThrow();
            assertEquals("hello-1.4.0-h12.abc1234", made.getPackages().get(0).getAppVersion());
            BakedImage image = made.getImage().orElseThrow();
            assertEquals("hello-1.4.0-h12.abc1234", image.getAppVersion());
            assertTrue(
                    image.getImages().toString(),
                    aws.east().images().find(image.getImages().get(EAST)).isPresent());
            assertEquals(1, build.getArtifacts().size());
        });
    }

    @Test
    public void whatABakeHadBegunWhenTheControllerWentDownIsTakenBackAfterTheStart() throws Throwable {
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.createFreeStyleProject("ship");
            job.getBuildersList().add(new NebulaBuilder(build()));
            job.getBuildersList().add(new BakeAmiBuilder(bake("sleep 600")));
            FreeStyleBuild build = job.scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("is launched", build);
        });
        sessions.then(jenkins -> {
            FreeStyleBuild build = jenkins.jenkins
                    .getItemByFullName("ship", FreeStyleProject.class)
                    .getBuildByNumber(1);
            assertFalse(build.isBuilding());
            AwsCloudsRule.until(
                    "it is taken back", () -> operation(build).getStatus().equals("failed"));
            assertTrue(aws.east().inventory().volumes().isEmpty());
            assertEquals(1, aws.east().inventory().images().size());
            assertFalse(
                    ArtifactsAction.of(build).flatMap(ArtifactsAction::getImage).isPresent());
        });
    }

    private static OperationRow operation(FreeStyleBuild build) {
        try {
            return build.getAction(OperationsAction.class).getOperations().get(0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Gradle's part is played by a script. */
    private NebulaBuildStep build() throws Exception {
        Path made = new SampleService("hello", "1.4.0-h12.abc1234")
                .packageInto(folder.newFolder().toPath(), null);
        Path gradle = folder.newFile("gradle").toPath();
        Files.writeString(
                gradle, "#!/bin/sh\nmkdir -p build/distributions && cp '" + made + "' build/distributions/\n");
        assertTrue(gradle.toFile().setExecutable(true));
        NebulaBuildStep step = new NebulaBuildStep();
        step.setGradle(gradle.toString());
        return step;
    }

    private static BakeAmiStep bake(String provision) {
        BakeAmiStep step = new BakeAmiStep("plain-*", List.of(EAST));
        step.setProvision(provision);
        return step;
    }
}

package io.jenkins.plugins.pavedroad.bake;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import hudson.FilePath;
import hudson.model.Cause;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.pavedroad.artifact.ArtifactsAction;
import io.jenkins.plugins.pavedroad.artifact.BakedImage;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.ProcessRuntime;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.SampleService;
import io.jenkins.plugins.pavedroad.operation.OperationRow;
import io.jenkins.plugins.pavedroad.operation.OperationsAction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** The build step as a freestyle job has it, with builders that are real processes. */
public class BakeAmiBuilderTest {
    @Rule
    public JenkinsRule j = new JenkinsRule();

    @Rule
    public AwsCloudsRule aws = new AwsCloudsRule(
                    options -> options.withRuntime((Path files) -> new ProcessRuntime(files)))
            .usedByJenkins();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private FreeStyleProject job;

    @Before
    public void serve() throws Exception {
        aws.aws().seed().image(EAST, "plain-1", folder.newFolder().toPath(), Map.of());
        job = j.createFreeStyleProject("hello");
        Path made = new SampleService("hello", "1.4.0-h12.abc1234")
                .packageInto(folder.newFolder().toPath(), null);
        FilePath workspace = j.jenkins.getWorkspaceFor(job);
        workspace.child("out/" + made.getFileName()).copyFrom(made.toUri().toURL());
    }

    @Test
    public void aPackageOfTheWorkspaceIsBakedAndTheBuildRemembersTheImage() throws Exception {
        job.getBuildersList().add(new BakeAmiBuilder(bake()));
        BakeAmiStep again = bake();
        again.setTags(List.of("team=blue"));
        job.getBuildersList().add(new BakeAmiBuilder(again));

        FreeStyleBuild build = j.buildAndAssertSuccess(job);

        j.assertLogContains("is launched", build);
        BakedImage kept = ArtifactsAction.of(build).orElseThrow().getImage().orElseThrow();
        assertEquals(List.of(EAST), List.copyOf(kept.getImages().keySet()));
        assertEquals("hello-1.4.0-h12.abc1234", kept.getAppVersion());
        assertTrue("the second build step found the image of the first", kept.isReused());
        assertEquals(1, aws.aws().ledger().count("ec2", "RunInstances"));
        assertEquals(
                List.of("done", "done"),
                build.getAction(OperationsAction.class).getOperations().stream()
                        .map(OperationRow::getStatus)
                        .toList());
    }

    @Test
    public void aFailedBakeFailsTheBuildWithItsSentence() throws Exception {
        BakeAmiStep step = bake();
        step.setProvision("echo too green; exit 7");
        job.getBuildersList().add(new BakeAmiBuilder(step));

        FreeStyleBuild build = j.buildAndAssertStatus(Result.FAILURE, job);

        j.assertLogContains("[us-east-1] too green", build);
        j.assertLogContains("ERROR: Provisioning failed: the provision script ended with status 7: too green", build);
        j.assertLogNotContains("\tat ", build);
        assertFalse(ArtifactsAction.of(build).flatMap(ArtifactsAction::getImage).isPresent());
        assertNothingIsLeft();
    }

    @Test
    public void anAbortedBuildEndsOnceNothingIsLeft() throws Exception {
        BakeAmiStep step = bake();
        step.setProvision("sleep 600");
        job.getBuildersList().add(new BakeAmiBuilder(step));
        FreeStyleBuild build = job.scheduleBuild2(0).waitForStart();
        j.waitForMessage("is launched", build);

        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        try (ACLContext alice = ACL.as(User.getById("alice", true))) {
            build.getExecutor().interrupt();
        }

        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(build));
        j.assertLogContains("The step was interrupted: Aborted by alice.", build);
        j.assertLogNotContains("\tat ", build);
        assertNothingIsLeft();
    }

    @Test
    public void abortedTwiceTheBuildEndsAtOnceAndTheBakeIsTakenBackWithoutIt() throws Exception {
        for (int call = 1; call <= 200; call++) {
            aws.aws().faults().fail("ec2", "TerminateInstances", call, "RequestLimitExceeded");
        }
        BakeAmiStep step = bake();
        step.setProvision("sleep 600");
        job.getBuildersList().add(new BakeAmiBuilder(step));
        FreeStyleBuild build = job.scheduleBuild2(0).waitForStart();
        j.waitForMessage("is launched", build);

        build.getExecutor().interrupt();
        j.waitForMessage("abort it again to not wait for that", build);
        build.getExecutor().interrupt();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(build));
        assertTrue(status(build), status(build).startsWith("unwinding"));

        aws.aws().faults().clear();
        AwsCloudsRule.until("it is taken back", () -> status(build).equals("failed"));
        assertNothingIsLeft();
    }

    @Test
    public void whatCannotBeAcceptedIsSaidInOneSentenceBeforeAnyCall() throws Exception {
        record Row(BakeAmiStep step, String sentence) {}
        BakeAmiStep hurried = bake();
        hurried.setTimeout("5 minutes");
        BakeAmiStep elsewhere = bake();
        elsewhere.setAccount("prod");
        BakeAmiStep empty = bake();
        empty.setPackages(null);
        for (Row row : List.of(
                new Row(new BakeAmiStep("plain-*", List.of()), "The parameter 'regions' is '[]'"),
                new Row(hurried, "The parameter 'timeout' is '5 minutes'; it must be a duration"),
                new Row(elsewhere, "The parameter 'account' is 'prod'"),
                new Row(empty, "bakeAmi has no package: this build has made none"),
                new Row(null, "The build step 'Bake packages into an image' has no parameters"))) {
            job.getBuildersList().replaceBy(List.of(new BakeAmiBuilder(row.step)));
            FreeStyleBuild build = j.buildAndAssertStatus(Result.FAILURE, job);
            j.assertLogContains("ERROR: " + row.sentence, build);
            j.assertLogNotContains("\tat ", build);
        }
        assertEquals(0, aws.aws().ledger().total());
    }

    @Test
    public void whoStartsTheBuildNeedsThePermission() throws Exception {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader"));
        User.getById("reader", true);
        job.getBuildersList().add(new BakeAmiBuilder(bake()));

        FreeStyleBuild build = j.assertBuildStatus(
                Result.FAILURE,
                job.scheduleBuild2(0, new Cause.UserIdCause("reader")).get());

        j.assertLogContains("ERROR: reader lacks the permission Paved Road/Bake in the job 'hello'.", build);
        assertEquals(0, aws.aws().ledger().total());
    }

    private static String status(FreeStyleBuild build) {
        try {
            return build.getAction(OperationsAction.class)
                    .getOperations()
                    .get(0)
                    .getStatus();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static BakeAmiStep bake() {
        BakeAmiStep step = new BakeAmiStep("plain-*", List.of(EAST));
        step.setPackages(List.of("out/*.deb"));
        return step;
    }

    private void assertNothingIsLeft() {
        assertTrue(aws.east().inventory().volumes().isEmpty());
        assertEquals(1, aws.east().inventory().images().size());
        assertEquals("the base image's", 1, aws.east().inventory().snapshots().size());
    }
}

package io.jenkins.plugins.pavedroad.bake;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.WEST;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.User;
import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.permission.ForStep;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** findImage, promoteImage and deprecateImage as a Jenkinsfile uses them. */
@ForStep({"findImage", "promoteImage", "deprecateImage"})
public class ImageStepsTest {
    private static final String OTHER = "210987654321";

    @Rule
    public JenkinsRule j = new JenkinsRule();

    @Rule
    public AwsCloudsRule aws = new AwsCloudsRule().usedByJenkins();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private WorkflowJob job;
    private String newest;
    private int made;

    @Before
    public void serve() throws Exception {
        job = j.createProject(WorkflowJob.class, "promotion");
        for (String region : List.of(EAST, WEST)) {
            image(region, "hello-1.3.0-ebs", "hello-1.3.0-h11.abc1234");
            newest = image(region, "hello-1.4.0-ebs", "hello-1.4.0-h12.abc1234");
            image(region, "hello-world-ebs", "hello-world-9.0.0-h1.abc1234");
        }
        image(EAST, "hello-1.5.0-ebs", "hello-1.5.0-h13.abc1234");
    }

    @Test
    public void theNewestImageThatIsInEveryRegionIsFoundPromotedAndDeprecated() throws Exception {
        WorkflowRun run = build(
                """
                def image = findImage application: 'hello', regions: ['us-east-1', 'us-west-2']
                echo "found ${image.imageName} of ${image.appVersion} in ${image.images.keySet()}"
                promoteImage to: '210987654321', tags: [stage: 'production']
                deprecateImage after: '30d', regions: 'us-west-2'
                def old = findImage application: 'hello', version: '1.3.*', regions: ['us-east-1'], dryRun: true
                echo "old is ${old.imageName}"
                echo "none: ${findImage name: 'bye-*', regions: ['us-east-1'], required: false}"
                """);
        j.assertBuildStatusSuccess(run);
        j.assertLogContains("found hello-1.4.0-ebs of hello-1.4.0-h12.abc1234 in [us-east-1, us-west-2]", run);
        j.assertLogContains("old is hello-1.3.0-ebs", run);
        j.assertLogContains("none: null", run);
        Image image = aws.west().images().find(newest).orElseThrow();
        assertEquals(Set.of(OTHER), aws.west().images().permitted(newest));
        assertEquals(
                Set.of(OTHER), aws.west().images().permitted(image.snapshots().get(0)));
        assertEquals("production", image.tags().get("stage"));
        assertEquals(OTHER, image.tags().get("paved-road:promoted-to"));
        assertEquals(j.getURL() + run.getUrl(), image.tags().get("paved-road:promoted-build"));
        assertTrue(image.tags().get("paved-road:promoted-at"), image.tags().containsKey("paved-road:promoted-by"));
        assertTrue(image.deprecatedAt().isPresent());
        assertFalse(aws.east()
                .images()
                .ownByName("hello-1.4.0-ebs")
                .get(0)
                .deprecatedAt()
                .isPresent());
        String page = j.createWebClient().getPage(run).asNormalizedText();
        assertTrue(page, page.contains("hello-1.4.0-ebs") && page.contains(newest));
    }

    @Test
    @ForStep("findImage")
    public void findingIsOneLookInEachRegion() throws Exception {
        j.assertBuildStatusSuccess(build("findImage application: 'hello', regions: ['us-east-1', 'us-west-2']"));
        assertEquals(2, aws.aws().ledger().total());
        assertEquals(2, aws.aws().ledger().count("ec2", "DescribeImages"));
    }

    @Test
    public void whatCannotBeAcceptedIsSaidInOneSentence() throws Exception {
        record Row(String step, String sentence) {}
        for (Row row : List.of(
                new Row("findImage regions: ['us-east-1']", "The parameters of findImage name no image"),
                new Row("findImage regions: [], name: 'x'", "The parameter 'regions' is '[]'"),
                new Row("findImage regions: ['mars'], name: 'x'", "The parameter 'regions' is 'mars'"),
                new Row("findImage regions: ['us-east-1'], name: 'x{y}'", "The parameter 'name' is 'x{y}'"),
                new Row("findImage regions: ['us-east-1'], name: 'x', owner: 'me'", "The parameter 'owner' is 'me'"),
                new Row("findImage regions: ['us-east-1'], application: 'a*'", "The parameter 'application' is 'a*'"),
                new Row("findImage regions: ['us-east-1'], version: '-'", "The parameter 'version' is '-'"),
                new Row("promoteImage to: '1234'", "The parameter 'to' is '1234'; it must be account numbers"),
                new Row(
                        "promoteImage to: '210987654321'",
                        "promoteImage has no image: this build has baked or found none"),
                new Row(
                        "promoteImage to: '210987654321', image: 'x-1'",
                        "The parameter 'regions' of promoteImage is missing"),
                new Row(
                        "promoteImage to: 'prod', image: 'x-1', regions: ['us-east-1']",
                        "The parameter 'to' is 'prod'; it must be account numbers of 12 digits and names"),
                new Row("promoteImage to: '210987654321', tags: ['aws:x=1']", "The parameter 'tags' is 'aws:x'"),
                new Row(
                        "deprecateImage image: 'ami-0123456789abcdef0', regions: ['us-east-1', 'us-west-2']",
                        "The parameter 'image' is 'ami-0123456789abcdef0'; it must be a name"),
                new Row("deprecateImage after: '3651d'", "The parameter 'after' is '3651d'"))) {
            WorkflowRun run = build(row.step);
            j.assertBuildStatus(Result.FAILURE, run);
            j.assertLogContains(row.sentence, run);
        }
        assertEquals(0, aws.aws().ledger().total());
        for (Row row : List.of(
                new Row(
                        "findImage regions: ['us-east-1'], name: 'bye-*'",
                        "There is no available image of self that is name 'bye-*' in each of us-east-1."),
                new Row(
                        "deprecateImage image: 'bye-1', regions: ['us-east-1']",
                        "The parameter 'image' is 'bye-1', and this account has no such available image"))) {
            WorkflowRun run = build(row.step);
            j.assertBuildStatus(Result.FAILURE, run);
            j.assertLogContains(row.sentence, run);
        }
    }

    @Test
    public void aDryRunChangesNothing() throws Exception {
        WorkflowRun run = build(
                "promoteImage to: '210987654321', image: 'hello-1.4.0-ebs', regions: ['us-west-2'], dryRun: true");
        j.assertBuildStatusSuccess(run);
        j.assertLogContains("Dry run: then " + newest + " may be used by 210987654321.", run);
        assertEquals(Set.of(), aws.west().images().permitted(newest));
        assertFalse(aws.west().images().find(newest).orElseThrow().tags().containsKey("paved-road:promoted-to"));
    }

    @Test
    public void promotingAndDeprecatingNeedThePermissionToBakeAndLookingDoesNot() throws Exception {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader"));
        User.getById("reader", true);
        job.setDefinition(new CpsFlowDefinition(
                """
                findImage application: 'hello', regions: ['us-west-2']
                catchError { promoteImage to: '210987654321' }
                catchError { deprecateImage() }
                """,
                true));
        WorkflowRun run = j.waitForCompletion(job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("reader")))
                .waitForStart());
        j.assertBuildStatus(Result.FAILURE, run);
        j.assertLogContains("Found image " + newest, run);
        assertEquals(
                2,
                JenkinsRule.getLog(run)
                        .lines()
                        .filter(line -> line.contains("reader lacks the permission Paved Road/Bake"))
                        .count());
        assertEquals(Set.of(), aws.west().images().permitted(newest));
    }

    /** Each one made a minute after the one before. */
    private String image(String region, String name, String version) throws Exception {
        return aws.aws()
                .seed()
                .image(
                        region,
                        name,
                        folder.newFolder().toPath(),
                        Map.of("appversion", version),
                        Instant.parse("2026-01-05T10:00:00Z").plus(made++, ChronoUnit.MINUTES));
    }

    private WorkflowRun build(String steps) throws Exception {
        job.setDefinition(new CpsFlowDefinition(steps, true));
        return j.waitForCompletion(job.scheduleBuild2(0).waitForStart());
    }
}

package io.jenkins.plugins.pavedroad.deploy;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.WEST;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.ProcessRuntime;
import io.jenkins.plugins.pavedroad.operation.OperationsAction;
import java.nio.file.Path;
import java.util.List;
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

/** The steps as a Jenkinsfile uses them, against instances that are real processes. */
public class RedBlackDeployTest {
    private static final String PIPELINE =
            """
            def deployed = redBlackDeployVerified(application: 'hello', stack: 'prod', image: 'hello-2.0',
                    regions: ['us-east-1', 'us-west-2'], healthy: [stableFor: '1s', timeout: '30s']) {
                node {
                    echo "checking ${SERVER_GROUP} in ${REGION}"
                    sh 'for a in $INSTANCE_ADDRESSES; do curl --fail --silent --retry 10 --retry-connrefused http://$a:8080/healthcheck; done'
                }
            }
            echo "deployed ${deployed.serverGroups} of ${deployed.cluster}, rolled back: ${deployed.rolledBack}"
            """;

    @Rule
    public JenkinsRule j = new JenkinsRule();

    @Rule
    public AwsCloudsRule aws = new AwsCloudsRule(
                    options -> options.withSpeed(20).withRuntime((Path files) -> new ProcessRuntime(files)))
            .usedByJenkins();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private ServingCluster east;
    private ServingCluster west;

    @Before
    public void serve() throws Exception {
        east = new ServingCluster(aws, EAST, folder.getRoot().toPath()).serving("1.0");
        west = new ServingCluster(aws, WEST, folder.getRoot().toPath()).serving("1.0");
        east.image("2.0", 200);
    }

    private WorkflowJob job(String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, "ship");
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    @Test
    public void bothRegionsAreCheckedInTheDarkAndDeployed() throws Exception {
        west.image("2.0", 200);
        WorkflowRun run = j.assertBuildStatusSuccess(job(PIPELINE).scheduleBuild2(0));
        j.assertLogContains("checking hello-prod-v001 in us-east-1", run);
        j.assertLogContains("checking hello-prod-v001 in us-west-2", run);
        j.assertLogContains(
                "deployed [us-east-1:hello-prod-v001, us-west-2:hello-prod-v001] of hello-prod, rolled back: false",
                run);
        for (ServingCluster cluster : List.of(east, west)) {
            assertEquals(2, cluster.healthy("hello-prod-v001"));
            assertTrue(cluster.group("hello-prod-v000").disabled());
        }
    }

    @Test
    public void aFailedCheckFailsTheBuildWithOneSentence() throws Exception {
        west.image("2.0", 200);
        WorkflowRun run = j.assertBuildStatus(
                Result.FAILURE,
                job(PIPELINE.replace("http://$a:8080/healthcheck", "http://$a:8080/not-there"))
                        .scheduleBuild2(0));
        j.assertLogContains(
                "ERROR: The checks of hello-prod-v001 in us-east-1 failed: script returned exit code 22", run);
        j.assertLogContains("Rolled back in us-east-1.", run);
        assertFalse(east.group("hello-prod-v000").disabled());
        assertEquals(
                "the second region was not begun",
                1,
                west.cloud().serverGroups().ofCluster("hello-prod").size());
    }

    @Test
    public void anAbortedBuildEndsWithTheOldGroupServing() throws Exception {
        west.image("2.0", 200);
        WorkflowRun run = job(PIPELINE.replace("stableFor: '1s'", "stableFor: '20s'"))
                .scheduleBuild2(0)
                .waitForStart();
        j.waitForMessage("takes traffic", run);
        run.doStop();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        j.assertLogContains("hello-prod-v000 serves as before", run);
        assertEquals(2, east.healthy("hello-prod-v000"));
        assertEquals(0, east.healthy("hello-prod-v001"));
    }

    /** As on a controller that shows nothing to strangers: the operations' threads are Jenkins's own, not a stranger's. */
    @Test
    public void whatWasDoneIsKeptWithTheBuildOnASecuredController() throws Exception {
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        WorkflowRun run = j.assertBuildStatusSuccess(
                job("redBlackDeploy(application: 'hello', stack: 'prod', image: 'hello-2.0', regions: ['us-east-1'], dryRun: true)")
                        .scheduleBuild2(0));
        OperationsAction shown = run.getAction(OperationsAction.class);
        assertEquals(1, shown.getOperations().size());
        assertEquals("done", shown.getOperations().get(0).getStatus());
    }

    @Test
    public void itsOwnTimeoutTakesTheBlockBackAndSaysSo() throws Exception {
        WorkflowRun run = j.assertBuildStatus(
                Result.FAILURE,
                job("redBlackDeployVerified(application: 'hello', stack: 'prod', image: 'hello-2.0', regions: ['us-east-1'], timeout: '8s') {"
                                + " try { sleep 600 } finally { echo 'the block is over' } }")
                        .scheduleBuild2(0));
        j.assertLogContains("It was not finished after 8s, its timeout. Rolled back in us-east-1.", run);
        j.assertLogContains("the block is over", run);
        assertTrue(
                "the block ends before its step",
                JenkinsRule.getLog(run).indexOf("the block is over")
                        < JenkinsRule.getLog(run).indexOf("// redBlackDeployVerified"));
        assertEquals(2, east.healthy("hello-prod-v000"));
    }
}

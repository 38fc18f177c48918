package io.jenkins.plugins.pavedroad.deploy;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.pavedroad.cloud.Capacity;
import io.jenkins.plugins.pavedroad.cloud.LaunchSettings;
import io.jenkins.plugins.pavedroad.cloud.ServerGroup;
import io.jenkins.plugins.pavedroad.cloud.ServerGroupLaunch;
import io.jenkins.plugins.pavedroad.cloud.ServerGroups;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.operation.OperationRow;
import io.jenkins.plugins.pavedroad.operation.Operations;
import io.jenkins.plugins.pavedroad.operation.OperationsAction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;

/** Deployments whose step or build ends before they do, and steps that run more than once. */
public class DeployWithoutItsStepTest {
    private static final String OLD = "hello-prod-v000";
    private static final String NEW = "hello-prod-v001";
    private static final String DEPLOY = "redBlackDeploy(application: 'hello', stack: 'prod', image: 'hello-2.0',"
            + " regions: ['us-east-1'], healthy: [stableFor: '10m'])";

    @Rule
    public JenkinsRule j = new JenkinsRule();

    @Rule
    public AwsCloudsRule aws = new AwsCloudsRule().usedByJenkins();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private ServerGroups groups;

    @Before
    public void serve() throws Exception {
        ServingCluster cluster = new ServingCluster(aws, EAST, folder.getRoot().toPath());
        groups = cluster.cloud().serverGroups();
        String image = cluster.image("2.0", 200);
        groups.create(new ServerGroupLaunch(
                OLD,
                new LaunchSettings(image, "t3.micro", List.of(), Optional.empty(), Optional.empty(), Optional.empty()),
                new Capacity(1, 1, 2),
                cluster.subnets,
                List.of(),
                List.of(),
                Set.of(),
                "EC2",
                60,
                Map.of()));
    }

    private WorkflowRun started(String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, "ship");
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job.scheduleBuild2(0).waitForStart();
    }

    private static List<OperationRow> shown(WorkflowRun run) {
        try {
            return run.getAction(OperationsAction.class).getOperations();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void isBack() {
        ServerGroup made = groups.find(NEW).orElseThrow();
        assertTrue(made.disabled());
        assertEquals(new Capacity(0, 0, 0), made.capacity());
        assertFalse(groups.find(OLD).orElseThrow().disabled());
    }

    /** Refuses what the way back begins with, until the test lets it. */
    private void holdTheWayBack() {
        for (int call = 1; call <= 200; call++) {
            aws.aws().faults().fail("autoscaling", "SuspendProcesses", call, "Throttling");
        }
    }

    @Test
    public void aTimeoutAroundItMayEndTheStepButNotTheRollback() throws Exception {
        holdTheWayBack();
        WorkflowRun run = started("timeout(time: 6, unit: 'SECONDS') { " + DEPLOY + " }");
        j.waitForMessage("Cancelling nested steps due to timeout", run);
        AwsCloudsRule.until("it unwinds", () -> shown(run).get(0).getStatus().startsWith("unwinding"));
        // What Jenkins does to a step that still unwinds a minute later.
        run.doTerm();
        j.waitForCompletion(run);
        assertNotEquals(Result.SUCCESS, run.getResult());
        assertTrue(shown(run).get(0).getStatus(), shown(run).get(0).getStatus().startsWith("unwinding"));

        aws.aws().faults().clear();
        AwsCloudsRule.until(
                "the rollback completes", () -> shown(run).get(0).getStatus().equals("failed"));
        isBack();
        List<String> lines = shown(run).get(0).getLines();
        assertTrue(lines.toString(), lines.get(lines.size() - 1).endsWith(OLD + " serves as before"));
    }

    @Test
    public void whatAKilledBuildLeavesGoingForwardTurnsAround() throws Exception {
        WorkflowRun run = started(DEPLOY);
        j.waitForMessage("in service", run);
        run.doTerm();
        run.doKill();
        j.waitForCompletion(run);
        AwsCloudsRule.until(
                "it is taken back", () -> shown(run).get(0).getStatus().equals("failed"));
        assertEquals(
                "Its build ended without it. Rolled back in us-east-1.",
                shown(run).get(0).getCause());
        isBack();
    }

    @Test
    public void aDeletedBuildsOperationIsSeenToItsEndAndShownByThePage() throws Exception {
        holdTheWayBack();
        WorkflowRun run = started(DEPLOY);
        j.waitForMessage("in service", run);
        run.doTerm();
        run.doKill();
        j.waitForCompletion(run);
        run.delete();
        assertEquals("ship #1", Operations.get().page().getRunning().get(0).getBuild());
        assertNull(Operations.get().page().getRunning().get(0).getBuildUrl());

        aws.aws().faults().clear();
        AwsCloudsRule.until("it has ended", () -> ended().size() == 1);
        assertEquals("failed", ended().get(0).getStatus());
        isBack();
    }

    private static List<OperationRow> ended() {
        try {
            return Operations.get().page().getEnded();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    public void everyTryAndEveryBuildIsAnOperationOfItsOwn() throws Exception {
        String nowhere = "redBlackDeploy(application: 'hello', stack: 'prod', image: 'none', regions: ['us-east-1'])";
        WorkflowRun run = started("retry(2) { " + nowhere + " }");
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
        assertEquals(2, shown(run).size());
        assertNotEquals(shown(run).get(0).getId(), shown(run).get(1).getId());
        assertEquals(
                List.of("failed", "failed"),
                shown(run).stream().map(OperationRow::getStatus).toList());

        WorkflowRun again = run.getParent().scheduleBuild2(0).waitForStart();
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(again));
        assertEquals(2, shown(again).size());
        assertTrue(shown(again).stream()
                .noneMatch(one -> one.getId().equals(shown(run).get(0).getId())));
    }
}

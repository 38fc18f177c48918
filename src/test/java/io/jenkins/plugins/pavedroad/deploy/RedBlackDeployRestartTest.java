package io.jenkins.plugins.pavedroad.deploy;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.ProcessRuntime;
import io.jenkins.plugins.pavedroad.operation.JournalEntry;
import io.jenkins.plugins.pavedroad.operation.OperationRecord;
import io.jenkins.plugins.pavedroad.operation.OperationStore;
import io.jenkins.plugins.pavedroad.operation.Operations;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** A deployment and the build that asked for it go on after the controller was restarted. */
public class RedBlackDeployRestartTest {
    private static final String IN_EAST = "[us-east-1]";

    @Rule
    public JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Rule
    public AwsCloudsRule aws = new AwsCloudsRule(
                    options -> options.withSpeed(20).withRuntime((Path files) -> new ProcessRuntime(files)))
            .usedByJenkins();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private ServingCluster east;
    private File checked;

    @Before
    public void serve() throws Exception {
        east = new ServingCluster(aws, EAST, folder.getRoot().toPath()).serving("1.0");
        east.image("2.0", 200);
        checked = new File(folder.getRoot(), "checked");
    }

    private void start(JenkinsRule j, String stableFor, String message) throws Exception {
        WorkflowJob job = j.jenkins.createProject(WorkflowJob.class, "ship");
        job.setDefinition(new CpsFlowDefinition(
                "def deployed = redBlackDeployVerified(application: 'hello', stack: 'prod', image: 'hello-2.0',\n"
                        + "  regions: ['us-east-1'], healthy: [stableFor: '" + stableFor + "', timeout: '120s']) {\n"
                        + "  node { sh 'echo check of $SERVER_GROUP; while [ ! -e " + checked
                        + " ]; do sleep 0.1; done; echo checked' } }\n"
                        + "echo \"deployed ${deployed.serverGroups}, rolled back: ${deployed.rolledBack}\"",
                true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        j.waitForMessage(message, run);
        File program = new File(run.getRootDir(), "program.dat");
        AwsCloudsRule.until(
                "whoever kills the controller now finds the program as far as the log",
                () -> program.lastModified() >= run.getLogFile().lastModified());
    }

    private void awaitDeployed(JenkinsRule j) throws Exception {
        WorkflowRun run = j.jenkins.getItemByFullName("ship", WorkflowJob.class).getBuildByNumber(1);
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        j.assertLogContains("deployed [us-east-1:hello-prod-v001], rolled back: false", run);
        assertEquals(
                1,
                run.getLog().lines().filter("check of hello-prod-v001"::equals).count());
        assertEquals(2, east.healthy("hello-prod-v001"));
        assertTrue(east.group("hello-prod-v000").disabled());
        assertEquals(2, east.cloud().serverGroups().ofCluster("hello-prod").size());
        List<OperationRecord> operations = new OperationStore(Operations.folder(run)).loadAll();
        assertEquals(1, operations.size());
        assertEquals(OperationRecord.Status.DONE, operations.get(0).status);
        assertEquals("each line of the journal once", journal(run, operations.get(0)), told(run));
    }

    private static List<String> journal(WorkflowRun run, OperationRecord operation) throws Exception {
        return new OperationStore(Operations.folder(run))
                .journal(operation.id).stream()
                        .map(JournalEntry::line)
                        .filter(line -> line.startsWith(IN_EAST))
                        .toList();
    }

    private static List<String> told(WorkflowRun run) throws Exception {
        return run.getLog().lines().filter(line -> line.startsWith(IN_EAST)).toList();
    }

    @Test
    public void whileTheChecksRun() throws Throwable {
        sessions.then(j -> start(j, "1s", "check of hello-prod-v001\n"));
        assertTrue(checked.createNewFile());
        sessions.then(this::awaitDeployed);
    }

    @Test
    public void whileItWaitsToBeHealthy() throws Throwable {
        assertTrue(checked.createNewFile());
        sessions.then(j -> start(j, "5s", "hello-prod-v001 takes traffic"));
        sessions.then(this::awaitDeployed);
    }
}

package io.jenkins.plugins.pavedroad.guardrail;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.User;
import hudson.security.Permission;
import hudson.triggers.TimerTrigger;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.security.QueueItemAuthenticatorConfiguration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockQueueItemAuthenticator;

/** Who may do what: every step in one build, by everyone who can start one. */
public class StepPermissionsTest {
    /** Allowed steps end in other ways here: there is no package, no cluster and nothing to sweep. */
    private static final String STEPS =
            """
            catchError { bakeAmi baseImage: 'ami-0123456789abcdef0', regions: ['us-east-1'] }
            catchError {
                redBlackDeploy application: 'hello', image: 'hello-1', regions: ['us-east-1'], dryRun: true,
                    override: [[guardrail: 'capacityFloor', reason: 'night']]
            }
            catchError { janitorSweep regions: ['us-east-1'], dryRun: true }
            """;

    private static final String NOBODY = "";

    @Rule
    public JenkinsRule j = new JenkinsRule();

    @Rule
    public AwsCloudsRule aws = new AwsCloudsRule(options -> options.withSpeed(20)).usedByJenkins();

    private WorkflowJob ship;

    @Before
    public void secure() throws Exception {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader", "builder", "deployer", "overrider")
                .grant(Item.BUILD)
                .everywhere()
                .to("builder", "overrider")
                .grant(PavedRoadPermissions.DEPLOY)
                .everywhere()
                .to("deployer")
                .grant(PavedRoadPermissions.OVERRIDE)
                .everywhere()
                .to("overrider")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        for (String user : List.of("reader", "builder", "deployer", "overrider", "admin")) {
            User.getById(user, true);
        }
        ship = job("ship");
    }

    private WorkflowJob job(String name) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(STEPS, true));
        return job;
    }

    private static Cause by(String user) {
        return new Cause.UserIdCause(user);
    }

    private static Cause timer() {
        return new TimerTrigger.TimerTriggerCause();
    }

    /** A build that these started, of a job that does nothing. */
    private Cause upstream(Cause... causes) throws Exception {
        WorkflowJob first = j.createProject(WorkflowJob.class);
        first.setDefinition(new CpsFlowDefinition("echo 'first'", true));
        Run<?, ?> run = first.scheduleBuild2(0, new CauseAction(causes)).get();
        return new Cause.UpstreamCause(run);
    }

    /**
     * @param bake who lacks the permission for it, as the log says it; {@link #NOBODY} when it is allowed
     * @param override whose override is granted; {@link #NOBODY} when it is not
     */
    private void may(WorkflowJob job, String bake, String deploy, String sweep, String override, Cause... causes)
            throws Exception {
        WorkflowRun run = j.waitForCompletion(
                job.scheduleBuild2(0, new CauseAction(causes)).waitForStart());
        String log = JenkinsRule.getLog(run);
        assertLacks(log, bake, "Paved Road/Bake", job);
        assertLacks(log, deploy, "Paved Road/Deploy", job);
        assertLacks(log, sweep, "Paved Road/Sweep", job);
        assertEquals(
                log,
                !override.isEmpty(),
                log.contains("the guardrail capacityFloor may be overridden by " + override + ": night"));
        if (deploy.isEmpty()) {
            assertEquals(log, override.isEmpty(), log.contains("the guardrail capacityFloor is not overridden: "));
            List<OverridesAction.Shown> shown =
                    run.getAction(OverridesAction.class).getShown();
            assertEquals("on the build's page", 1, shown.size());
            assertTrue(log, log.contains(shown.get(0).getSentence()));
        }
    }

    private static void assertLacks(String log, String who, String permission, WorkflowJob job) {
        assertEquals(permission + "\n" + log, !who.isEmpty(), log.contains("lacks the permission " + permission));
        if (!who.isEmpty()) {
            assertTrue(
                    log,
                    log.contains("ERROR: " + who + " lacks the permission " + permission + " in the job '"
                            + job.getFullName() + "'."));
        }
    }

    @Test
    public void peopleMayWhatTheyWereGranted() throws Exception {
        may(ship, "nobody", "nobody", "nobody", NOBODY, by("nobody"));
        may(ship, "reader", "reader", "reader", NOBODY, by("reader"));
        may(ship, NOBODY, NOBODY, NOBODY, NOBODY, by("builder"));
        may(ship, "deployer", NOBODY, "deployer", NOBODY, by("deployer"));
        may(ship, NOBODY, NOBODY, NOBODY, "overrider", by("overrider"));
        may(ship, NOBODY, NOBODY, NOBODY, "admin", by("admin"));
    }

    @Test
    public void whatNoPersonStartedMayDoAllButOverride() throws Exception {
        may(ship, NOBODY, NOBODY, NOBODY, NOBODY, timer());
        may(ship, NOBODY, NOBODY, NOBODY, NOBODY, upstream(timer()));
        may(ship, NOBODY, NOBODY, NOBODY, NOBODY, by("admin"), timer());
    }

    @Test
    public void throughOtherJobsItIsThePersonWhoStartedThem() throws Exception {
        may(ship, "deployer", NOBODY, "deployer", NOBODY, upstream(by("deployer")));
        may(ship, NOBODY, NOBODY, NOBODY, "overrider", upstream(upstream(by("overrider"))));
        may(ship, NOBODY, NOBODY, NOBODY, NOBODY, upstream(by("builder")), by("overrider"));
        may(ship, NOBODY, NOBODY, NOBODY, "admin and overrider", by("admin"), upstream(by("overrider")));
    }

    @Test
    public void aConfiguredBuildAuthenticationIsAskedToo() throws Exception {
        WorkflowJob owned = job("owned");
        WorkflowJob trusted = job("trusted");
        QueueItemAuthenticatorConfiguration.get()
                .getAuthenticators()
                .add(new MockQueueItemAuthenticator()
                        .authenticate("owned", User.getById("deployer", true).impersonate2())
                        .authenticate("trusted", User.getById("admin", true).impersonate2()));
        String deployer = "deployer (as whom the build runs)";
        may(owned, deployer, NOBODY, deployer, NOBODY, timer());
        may(owned, deployer, NOBODY, deployer, NOBODY, by("admin"));
        may(trusted, NOBODY, NOBODY, NOBODY, NOBODY, timer());
        may(trusted, NOBODY, NOBODY, NOBODY, NOBODY, by("builder"));
        may(trusted, NOBODY, NOBODY, NOBODY, "overrider", by("overrider"));
    }

    @Test
    public void thePermissionsAreOneGroupThatSaysWhatTheyAre() {
        assertEquals("Paved Road", PavedRoadPermissions.GROUP.title.toString());
        for (Permission permission : PavedRoadPermissions.GROUP.getPermissions()) {
            assertFalse(permission.getId(), permission.description.toString().isEmpty());
            assertEquals(permission, Permission.fromId(permission.getId()));
        }
        assertEquals(Jenkins.ADMINISTER, PavedRoadPermissions.OVERRIDE.impliedBy);
        assertEquals(Item.BUILD, PavedRoadPermissions.DEPLOY.impliedBy);
    }
}

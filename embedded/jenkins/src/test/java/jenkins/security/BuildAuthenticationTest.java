package jenkins.security;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.triggers.SCMTrigger;
import hudson.triggers.TimerTrigger;
import java.util.List;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockQueueItemAuthenticator;
import org.jvnet.hudson.test.TestBuilder;

public class BuildAuthenticationTest {
    private static final String WHO = "echo \"program as ${jenkins.model.Jenkins.getAuthentication2().name}\"\n"
            + "node { echo \"block as ${jenkins.model.Jenkins.getAuthentication2().name}\" }";

    @Rule
    public final JenkinsRule j = new JenkinsRule();

    @Before
    public void everybodyMayDoEverything() {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .toEveryone());
    }

    private FreeStyleProject whoAmI(String name) throws Exception {
        FreeStyleProject project = j.createFreeStyleProject(name);
        project.getBuildersList().add(new TestBuilder() {
            @Override
            public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener) {
                listener.getLogger()
                        .println("as " + Jenkins.getAuthentication2().getName());
                return true;
            }
        });
        return project;
    }

    private WorkflowJob pipeline(String name) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(WHO, false));
        return job;
    }

    @Test
    public void aBuildThatAPersonStartedRunsAsSystemAllTheSame() throws Exception {
        FreeStyleProject project = whoAmI("project");
        try (ACLContext ignored = ACL.as(User.getById("alice", true))) {
            j.assertLogContains(
                    "as SYSTEM", j.assertBuildStatusSuccess(project.scheduleBuild2(0, new Cause.UserIdCause())));
        }
        WorkflowRun run = j.buildAndAssertSuccess(pipeline("pipeline"));
        j.assertLogContains("program as SYSTEM", run);
        j.assertLogContains("block as SYSTEM", run);
    }

    @Test
    public void aBuildRunsAsWhomTheAdministratorConfigured() throws Exception {
        QueueItemAuthenticatorConfiguration.get()
                .getAuthenticators()
                .add(new MockQueueItemAuthenticator()
                        .authenticate("project", User.getById("alice", true).impersonate2())
                        .authenticate("pipeline", User.getById("bob", true).impersonate2()));
        j.assertLogContains("as alice", j.buildAndAssertSuccess(whoAmI("project")));
        j.assertLogContains("as SYSTEM", j.buildAndAssertSuccess(whoAmI("other")));
        WorkflowRun run = j.buildAndAssertSuccess(pipeline("pipeline"));
        j.assertLogContains("program as bob", run);
        j.assertLogContains("block as bob", run);
    }

    private static Run<?, ?> build(JenkinsRule j, Job<?, ?> job, Cause cause) throws Exception {
        return j.assertBuildStatusSuccess(((FreeStyleProject) job).scheduleBuild2(0, new CauseAction(cause)));
    }

    private static List<String> started(Run<?, ?> build) {
        return build.getCauses().stream().map(Cause::getShortDescription).collect(Collectors.toList());
    }

    @Test
    public void aBuildSaysWhatStartedIt() throws Exception {
        FreeStyleProject project = whoAmI("project");
        User alice = User.getById("alice", true);
        alice.setFullName("Alice Liddell");
        try (ACLContext ignored = ACL.as(alice)) {
            Run<?, ?> build = build(j, project, new Cause.UserIdCause());
            assertEquals(List.of("Started by user Alice Liddell"), started(build));
            j.assertLogContains("Started by user Alice Liddell", build);
            assertEquals("alice", build.getCause(Cause.UserIdCause.class).getUserId());
        }
        assertEquals(List.of("Started by timer"), started(build(j, project, new TimerTrigger.TimerTriggerCause())));
        assertEquals(
                List.of("Started by an SCM change"), started(build(j, project, new SCMTrigger.SCMTriggerCause(""))));
        Run<?, ?> unknown = build(j, project, new Cause.UserIdCause("gone"));
        assertEquals(List.of("Started by user anonymous"), started(unknown));
        j.assertLogContains("Started by user unknown or anonymous", unknown);
    }

    @Test
    public void aTimerStartsItsJob() throws Exception {
        FreeStyleProject project = whoAmI("project");
        TimerTrigger timer = new TimerTrigger("H 3 * * *");
        timer.start(project, true);
        timer.run();
        j.waitUntilNoActivity();
        assertEquals(List.of("Started by timer"), started(project.getLastBuild()));
    }

    @Test
    public void whoStartedTheFirstOfAChainIsKnownToTheLastAlsoAfterARestart() throws Throwable {
        FreeStyleProject first = whoAmI("first");
        FreeStyleProject second = whoAmI("second");
        FreeStyleProject third = whoAmI("third");
        Run<?, ?> one = build(j, first, new Cause.UserIdCause("alice"));
        Run<?, ?> two = build(j, second, new Cause.UpstreamCause(one));
        Run<?, ?> three = build(j, third, new Cause.UpstreamCause(two));
        String log = JenkinsRule.getLog(three);
        j.assertStringContains(
                log,
                "Started by upstream project \"second\" build number 1\n"
                        + "originally caused by:\n"
                        + " Started by upstream project \"first\" build number 1\n"
                        + " originally caused by:\n"
                        + "  Started by user");
        j.restart();
        FreeStyleBuild again = ((FreeStyleProject) j.jenkins.getItem("third")).getLastBuild();
        Cause.UpstreamCause up = again.getCause(Cause.UpstreamCause.class);
        assertEquals("second", up.getUpstreamRun().getParent().getName());
        Cause.UpstreamCause above = (Cause.UpstreamCause) up.getUpstreamCauses().get(0);
        Cause.UserIdCause user = (Cause.UserIdCause) above.getUpstreamCauses().get(0);
        assertEquals("alice", user.getUserId());
    }

    @Test
    public void aLongChainIsToldInPart() throws Exception {
        FreeStyleProject project = whoAmI("project");
        Cause cause = new Cause.UserIdCause("alice");
        for (int i = 0; i < 14; i++) {
            cause = new Cause.UpstreamCause(build(j, project, cause));
        }
        int depth = 0;
        while (cause instanceof Cause.UpstreamCause) {
            cause = ((Cause.UpstreamCause) cause).getUpstreamCauses().get(0);
            depth++;
        }
        assertNotNull(cause);
        assertEquals("(deeply nested causes)", cause.getShortDescription());
        assertEquals(12, depth);
    }
}

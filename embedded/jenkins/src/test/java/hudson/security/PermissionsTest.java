package hudson.security;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import hudson.model.Failure;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.User;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

public class PermissionsTest {
    @Rule
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    private static ACLContext as(String user) {
        return ACL.as(user.equals("nobody") ? null : User.getById(user, true));
    }

    /** One user per permission on one job; none of them may do anything elsewhere. */
    private static MockAuthorizationStrategy oneUserPerPermission(Item job) {
        return new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grantWithoutImplication(Jenkins.READ)
                .onRoot()
                .toAuthenticated()
                .grantWithoutImplication(Item.DISCOVER)
                .onItems(job)
                .to("discoverer")
                .grantWithoutImplication(Item.READ, Item.DISCOVER)
                .onItems(job)
                .to("reader", "canceller", "deleter", "builder", "updater", "keeper")
                .grantWithoutImplication(Item.CANCEL)
                .onItems(job)
                .to("canceller")
                .grantWithoutImplication(Item.DELETE)
                .onItems(job)
                .to("deleter")
                .grantWithoutImplication(Item.BUILD)
                .onItems(job)
                .to("builder")
                .grantWithoutImplication(Run.UPDATE)
                .onItems(job)
                .to("updater");
    }

    private static String attempt(Callable<?> action) throws Exception {
        try {
            return action.call() == null ? "nothing" : "yes";
        } catch (AccessDeniedException e) {
            return "denied";
        }
    }

    @Test
    public void everyActionAsksForItsPermission() throws Throwable {
        sessions.then(j -> {
            j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
            FreeStyleProject job = j.createFreeStyleProject("job");
            FreeStyleBuild build = j.buildAndAssertSuccess(job);
            j.jenkins.setAuthorizationStrategy(oneUserPerPermission(job));
            Map<String, Callable<?>> actions = new LinkedHashMap<>();
            actions.put("find the job", () -> j.jenkins.getItem("job"));
            actions.put("open the job", job::getTarget);
            actions.put("open the build", build::getTarget);
            actions.put("describe the build", () -> {
                build.setDescription("said");
                return "";
            });
            actions.put("make a job", () -> j.jenkins.createProject(FreeStyleProject.class, "made"));
            Map<String, String> table = new LinkedHashMap<>();
            for (String user : List.of("nobody", "stranger", "discoverer", "reader", "updater", "admin")) {
                List<String> answers = new ArrayList<>();
                for (Callable<?> action : actions.values()) {
                    try (ACLContext ignored = as(user)) {
                        answers.add(attempt(action));
                    }
                }
                table.put(user, String.join(" ", answers));
            }
            assertEquals("nothing nothing nothing denied denied", table.get("nobody"));
            assertEquals("nothing nothing nothing denied denied", table.get("stranger"));
            assertEquals("denied denied denied denied denied", table.get("discoverer"));
            assertEquals("yes yes yes denied denied", table.get("reader"));
            assertEquals("yes yes yes yes denied", table.get("updater"));
            assertEquals("yes yes yes yes yes", table.get("admin"));
        });
    }

    @Test
    public void whoMayDeleteDeletes() throws Throwable {
        sessions.then(j -> {
            j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
            FreeStyleProject job = j.createFreeStyleProject("job");
            j.jenkins.setAuthorizationStrategy(oneUserPerPermission(job));
            try (ACLContext ignored = as("builder")) {
                AccessDeniedException e = assertThrows(AccessDeniedException.class, job::delete);
                assertEquals("builder is missing the Job/Delete permission", e.getMessage());
            }
            try (ACLContext ignored = as("deleter")) {
                job.delete();
            }
            assertNull(j.jenkins.getItem("job"));
        });
    }

    private static WorkflowRun waiting(JenkinsRule j, String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, "job");
        job.setDefinition(new CpsFlowDefinition(script, true));
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(oneUserPerPermission(job));
        return j.waitForMessage("Go on?", job.scheduleBuild2(0).waitForStart());
    }

    @Test
    public void whoMayCancelStopsABuild() throws Throwable {
        sessions.then(j -> {
            WorkflowRun run = waiting(j, "input 'Go on?'");
            for (String user : List.of("nobody", "reader", "builder")) {
                try (ACLContext ignored = as(user)) {
                    assertThrows(AccessDeniedException.class, run::doStop);
                    assertThrows(AccessDeniedException.class, run::doTerm);
                    assertThrows(AccessDeniedException.class, run::doKill);
                }
            }
            assertTrue(run.isBuilding());
            try (ACLContext ignored = as("canceller")) {
                run.doStop();
            }
            j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
            j.assertLogContains("Aborted by canceller", run);
        });
    }

    private static InputStepExecution input(WorkflowRun run) throws Exception {
        return run.getAction(InputAction.class).getExecutions().get(0);
    }

    private static String answer(InputStepExecution input, String user) throws Exception {
        try (ACLContext ignored = as(user)) {
            input.preSubmissionCheck();
            return "may";
        } catch (Failure e) {
            return e.getMessage();
        }
    }

    @Test
    public void whoMayBuildAnswersAnInput() throws Throwable {
        sessions.then(j -> {
            WorkflowRun run = waiting(j, "input 'Go on?'");
            String no = "You need to have Job/Build permissions to submit this.";
            assertEquals(no, answer(input(run), "nobody"));
            assertEquals(no, answer(input(run), "canceller"));
            assertEquals("may", answer(input(run), "admin"));
            try (ACLContext ignored = as("reader")) {
                Failure e = assertThrows(Failure.class, () -> input(run).doAbort());
                assertEquals("You need to have Job/Cancel permissions to cancel this.", e.getMessage());
            }
            try (ACLContext ignored = as("builder")) {
                input(run).proceed(null);
            }
            j.assertBuildStatusSuccess(j.waitForCompletion(run));
            j.assertLogContains("Approved by builder", run);
        });
    }

    @Test
    public void namedSubmittersAnswerAnInputAndNobodyElseButAdministrators() throws Throwable {
        sessions.then(j -> {
            WorkflowRun run = waiting(j, "input message: 'Go on?', submitter: 'alice, operators'");
            JenkinsRule.DummySecurityRealm realm = j.createDummySecurityRealm();
            realm.addGroups("olga", "operators");
            j.jenkins.setSecurityRealm(realm);
            String no = "You need to be alice, operators to submit this.";
            assertEquals(no, answer(input(run), "builder"));
            assertEquals(no, answer(input(run), "nobody"));
            assertEquals("may", answer(input(run), "alice"));
            assertEquals("ids are the same in any case", "may", answer(input(run), "ALICE"));
            assertEquals("may", answer(input(run), "olga"));
            assertEquals("may", answer(input(run), "admin"));
            try (ACLContext ignored = as("canceller")) {
                input(run).doAbort();
            }
            j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        });
    }

    @Test
    public void whatIsGrantedIsKept() throws Throwable {
        sessions.then(j -> {
            JenkinsRule.DummySecurityRealm realm = j.createDummySecurityRealm();
            realm.addGroups("olga", "operators");
            j.jenkins.setSecurityRealm(realm);
            FreeStyleProject job = j.createFreeStyleProject("job");
            j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                    .grant(Item.BUILD)
                    .onItems(job)
                    .to("operators"));
        });
        sessions.then(j -> {
            FreeStyleProject job = (FreeStyleProject) j.jenkins.getItem("job");
            Authentication olga = User.getById("olga", true).impersonate2();
            assertTrue(job.hasPermission2(olga, Item.BUILD));
            assertFalse("not on Jenkins itself", j.jenkins.hasPermission2(olga, Item.BUILD));
            assertFalse(job.hasPermission2(olga, Item.CONFIGURE));
            assertFalse(job.hasPermission2(User.getById("alice", true).impersonate2(), Item.BUILD));
        });
    }

    @Test
    public void aGrantHoldsWithAllThatItImplies() throws Throwable {
        sessions.then(j -> {
            j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
            j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                    .grant(Jenkins.ADMINISTER)
                    .onRoot()
                    .to("admin")
                    .grantWithoutImplication(Jenkins.ADMINISTER)
                    .onRoot()
                    .to("odd")
                    .grant(Jenkins.READ)
                    .onRoot()
                    .toEveryone());
            Authentication admin = User.getById("admin", true).impersonate2();
            assertTrue(j.jenkins.hasPermission2(admin, Item.CREATE));
            assertFalse(j.jenkins.hasPermission2(User.getById("odd", true).impersonate2(), Item.CREATE));
            assertTrue(j.jenkins.hasPermission2(Jenkins.ANONYMOUS2, Jenkins.READ));
        });
    }

    @Test
    public void aPermissionThatIsOffIsGivenByTheOneThatImpliesIt() throws Throwable {
        sessions.then(j -> {
            Permission off = com.cloudbees.plugins.credentials.CredentialsProvider.USE_ITEM;
            assertFalse(off.getEnabled());
            j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
            FreeStyleProject job = j.createFreeStyleProject("job");
            j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                    .grant(Item.CONFIGURE)
                    .onItems(job)
                    .to("owner"));
            try (ACLContext ignored = as("owner")) {
                job.checkPermission(off);
            }
            try (ACLContext ignored = as("other")) {
                AccessDeniedException e = assertThrows(AccessDeniedException.class, () -> job.checkPermission(off));
                assertEquals("other is missing the Job/Configure permission", e.getMessage());
            }
        });
    }

    @Test
    public void usersAreKeptOnceSavedAndFoundInAnyCase() throws Throwable {
        sessions.then(j -> {
            j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
            User alice = User.getById("alice", true);
            alice.setFullName("Alice Liddell");
            alice.save();
            User.getById("bob", true);
            assertThrows(Exception.class, () -> User.getById("anonymous", true).save());
        });
        sessions.then(j -> {
            assertEquals("Alice Liddell", User.getById("ALICE", false).getFullName());
            assertEquals("alice", User.getById("ALICE", false).getId());
            assertNull("nothing was saved about bob", User.getById("bob", false));
            assertEquals(User.getById("alice", false), User.getOrCreateByIdOrFullName("Alice Liddell"));
            assertNotNull(User.getById("alice", false).getUserFolder());
            User.getById("alice", false).delete();
        });
        sessions.then(j -> assertNull(User.getById("alice", false)));
    }

    @Test
    public void whomTheRealmDoesNotKnowNobodyCanBe() throws Throwable {
        sessions.then(j -> assertThrows(UsernameNotFoundException.class, () -> User.getById("alice", true)
                .impersonate2()));
    }
}

package hudson.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import hudson.AbortException;
import hudson.Launcher;
import hudson.model.queue.QueueTaskFuture;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AuthorizationStrategy;
import hudson.security.SecurityRealm;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import jenkins.model.Jenkins;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.TestBuilder;

public class FreeStyleProjectTest {
    @Rule
    public final JenkinsRule j = new JenkinsRule();

    private interface Body {
        void run(AbstractBuild<?, ?> build, BuildListener listener) throws InterruptedException, IOException;
    }

    private FreeStyleProject project(Body body) throws Exception {
        FreeStyleProject project = j.createFreeStyleProject("hello");
        project.getBuildersList().add(new TestBuilder() {
            @Override
            public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
                    throws InterruptedException, IOException {
                body.run(build, listener);
                return true;
            }
        });
        return project;
    }

    @Test
    public void buildSeesItsEnvironmentAndParameters() throws Exception {
        FreeStyleProject project = project((build, listener) -> listener.getLogger()
                .println(build.getEnvironment(listener).expand("$JOB_NAME $BUILD_NUMBER $BUILD_URL $STAGE")));
        project.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("STAGE", "prod", "")));
        FreeStyleBuild build = j.buildAndAssertSuccess(project);
        j.assertLogContains("hello 1 " + j.getURL() + "job/hello/1/ prod", build);
        assertEquals(build, Run.fromExternalizableId("hello#1"));
    }

    @Test
    public void abortIsAFailureWithoutATrace() throws Exception {
        FreeStyleProject project = project((build, listener) -> {
            throw new AbortException("no such package");
        });
        FreeStyleBuild build = j.assertBuildStatus(Result.FAILURE, project.scheduleBuild2(0));
        j.assertLogContains("ERROR: no such package", build);
        j.assertLogNotContains("\tat ", build);
    }

    @Test
    public void interruptedBuildSaysWho() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        FreeStyleProject project = project((build, listener) -> {
            listener.getLogger().println("waiting");
            never.await();
        });
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        QueueTaskFuture<FreeStyleBuild> future = project.scheduleBuild2(0);
        FreeStyleBuild build = j.waitForMessage("waiting", future.waitForStart());
        try (ACLContext ignored = ACL.as(User.getById("alice", true))) {
            build.getExecutor().interrupt();
        }
        j.assertBuildStatus(Result.ABORTED, future);
        j.assertLogContains("Aborted by alice", build);
    }

    @Test
    public void jobsAndBuildsAreThereAfterARestart() throws Throwable {
        FreeStyleProject project = j.createFreeStyleProject("hello");
        FreeStyleBuild build = j.buildAndAssertSuccess(project);
        build.setDescription("the first");
        j.restart();
        FreeStyleProject again = j.jenkins.getItemByFullName("hello", FreeStyleProject.class);
        assertNotSame(project, again);
        FreeStyleBuild old = again.getLastBuild();
        assertEquals("the first", old.getDescription());
        assertEquals(Result.SUCCESS, old.getResult());
        assertTrue(old.getLog(), old.getLog().endsWith("Finished: SUCCESS\n"));
        FreeStyleBuild next = j.buildAndAssertSuccess(again);
        assertEquals(2, next.getNumber());
        assertSame(old, next.getPreviousBuild());
    }

    @Test
    public void sameTaskWaitsOnceAndCanBeCancelled() throws Exception {
        FreeStyleProject project = j.createFreeStyleProject("hello");
        QueueTaskFuture<FreeStyleBuild> first = project.scheduleBuild2(3600, new Cause.UserIdCause("alice"));
        QueueTaskFuture<FreeStyleBuild> second = project.scheduleBuild2(3600, new Cause.UserIdCause("bob"));
        assertSame(first, second);
        Queue.Item item = j.jenkins.getQueue().getItem(project);
        assertEquals(2, item.getCauses().size());
        assertTrue(j.jenkins.getQueue().cancel(item));
        assertTrue(first.isCancelled());
        assertNull(project.getLastBuild());
    }

    @Test
    public void deletedBuildIsGone() throws Exception {
        FreeStyleProject project = j.createFreeStyleProject("hello");
        FreeStyleBuild first = j.buildAndAssertSuccess(project);
        FreeStyleBuild second = j.buildAndAssertSuccess(project);
        first.delete();
        assertEquals(List.of(second), List.copyOf(project.getBuilds()));
        assertNull(second.getPreviousBuild());
        assertTrue(!first.getRootDir().exists());
    }

    @Test
    public void twoExecutorsAndNoMore() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        FreeStyleProject project = project((build, listener) -> go.await());
        project.setConcurrentBuild(true);
        project.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("N", "")));
        QueueTaskFuture<?>[] futures = new QueueTaskFuture<?>[3];
        for (int i = 0; i < 3; i++) {
            futures[i] = project.scheduleBuild2(0, new ParametersAction(new StringParameterValue("N", "" + i)));
        }
        futures[0].waitForStart();
        futures[1].waitForStart();
        assertNotNull(j.jenkins.getQueue().getItem(project));
        assertEquals(0, j.jenkins.toComputer().countIdle());
        go.countDown();
        for (QueueTaskFuture<?> future : futures) {
            future.get();
        }
        assertEquals(3, project.getLastBuild().getNumber());
    }

    @Test
    public void permissionsAreAskedOfTheCurrentUser() throws Exception {
        FreeStyleProject project = j.createFreeStyleProject("hello");
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(Item.BUILD)
                .onItems(project)
                .to("alice"));
        try (ACLContext ignored = ACL.as(User.getById("alice", true))) {
            assertTrue(project.hasPermission(Item.BUILD));
            assertTrue(!project.hasPermission(Item.CONFIGURE));
        }
        try (ACLContext ignored = ACL.as(User.getById("bob", true))) {
            assertTrue(!project.hasPermission(Item.BUILD));
        }
        assertTrue("SYSTEM may do everything", project.hasPermission(Item.CONFIGURE));
    }

    @Test
    public void securitySettingsAreTheSameObjectsAfterARestart() throws Throwable {
        j.jenkins.save();
        j.restart();
        assertSame(AuthorizationStrategy.UNSECURED, j.jenkins.getAuthorizationStrategy());
        assertSame(SecurityRealm.NO_AUTHENTICATION, j.jenkins.getSecurityRealm());
        assertFalse(j.jenkins.isUseSecurity());
    }

    @Test
    public void runningBuildIsEndedWhenJenkinsStops() throws Throwable {
        CountDownLatch never = new CountDownLatch(1);
        FreeStyleProject project = project((build, listener) -> {
            listener.getLogger().println("waiting");
            never.await();
        });
        j.waitForMessage("waiting", project.scheduleBuild2(0).waitForStart());
        j.restart();
        FreeStyleBuild build =
                j.jenkins.getItemByFullName("hello", FreeStyleProject.class).getLastBuild();
        assertEquals(Result.ABORTED, build.getResult());
        j.assertLogContains("Finished: ABORTED", build);
    }
}

package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.InvisibleAction;
import hudson.model.Node;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.PersistentAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.kohsuke.stapler.DataBoundConstructor;

/** What a plugin's steps rely on: ending later from any thread, and blocks started late, several at once. */
public class StepApiTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    private final Pipelines pipelines = new Pipelines(JENKINS);

    @Test
    public void stepEndsLaterFromAnotherThread() throws Exception {
        WorkflowRun run = pipelines.start("echo \"got ${later(2)}\"");
        LaterStep.Execution execution = LaterStep.waitFor();
        assertEquals("waits for a test", execution.getStatus());
        assertTrue(run.isBuilding());
        List<StepExecution> current =
                run.getExecution().getCurrentExecutions(true).get(10, TimeUnit.SECONDS);
        assertEquals(List.of(execution), current);
        execution.getContext().get(FlowNode.class).addAction(new Mark("made"));
        execution.getContext().saveState().get(10, TimeUnit.SECONDS);
        new Thread(() -> execution.getContext().onSuccess("a value")).start();
        JENKINS.assertBuildStatusSuccess(JENKINS.waitForCompletion(run));
        JENKINS.assertLogContains("got a value", run);
        assertEquals("made", Pipelines.node(run, "later").getPersistentAction(Mark.class).text);
    }

    @Test
    public void stepFailsLater() throws Exception {
        WorkflowRun run = pipelines.start("try { later 1 } catch (e) { echo \"caught ${e.message}\" }");
        LaterStep.waitFor().getContext().onFailure(new IllegalStateException("not today"));
        JENKINS.assertBuildStatusSuccess(JENKINS.waitForCompletion(run));
        JENKINS.assertLogContains("caught not today", run);
    }

    @Test
    public void secondOutcomeIsIgnored() throws Exception {
        WorkflowRun run = pipelines.start("echo \"got ${later(1)}\"");
        StepContext context = LaterStep.waitFor().getContext();
        context.onSuccess("first");
        context.onSuccess("second");
        JENKINS.assertBuildStatusSuccess(JENKINS.waitForCompletion(run));
        JENKINS.assertLogContains("got first", run);
    }

    @Test
    public void contextHoldsWhatBlocksProvide() throws Exception {
        WorkflowRun run = pipelines.start("withEnv(['X=1']) { node { dir('sub') { later 1 } } }");
        StepContext context = LaterStep.waitFor().getContext();
        assertEquals(run, context.get(Run.class));
        assertEquals("1", context.get(EnvVars.class).get("X"));
        assertEquals("1", context.get(EnvVars.class).get("BUILD_NUMBER"));
        assertTrue(context.get(FilePath.class).getRemote().endsWith("/sub"));
        assertTrue(context.get(EnvVars.class)
                .get("WORKSPACE")
                .endsWith(run.getParent().getName()));
        assertEquals(JENKINS.jenkins, context.get(Node.class));
        assertEquals(JENKINS.jenkins.toComputer(), context.get(Computer.class));
        assertNotNull(context.get(Launcher.class));
        assertEquals("later", context.get(FlowNode.class).getDisplayFunctionName());
        context.get(TaskListener.class).getLogger().println("written by the step");
        context.onSuccess(null);
        JENKINS.assertBuildStatusSuccess(JENKINS.waitForCompletion(run));
        JENKINS.assertLogContains("written by the step", run);
    }

    @Test
    public void blockStartsLateAndSeveralTimesAtOnce() throws Exception {
        WorkflowRun run = pipelines.start(
                "def r = eachRegion(2) { echo \"in ${env.REGION}\"; sleep 1; \"${REGION}!\" }\necho \"all $r\"");
        BlockStep.Execution execution = BlockStep.waitFor();
        execution.body("west");
        execution.body("east");
        JENKINS.assertBuildStatusSuccess(JENKINS.waitForCompletion(run));
        JENKINS.assertLogContains("in west", run);
        JENKINS.assertLogContains("in east", run);
        JENKINS.assertLogContains("all [east!, west!]", run);
        FlowNode west = Pipelines.node(run, "{ (west)");
        FlowNode east = Pipelines.node(run, "{ (east)");
        assertEquals("west", west.getPersistentAction(LabelAction.class).getDisplayName());
        FlowNode step = Pipelines.node(run, "eachRegion");
        assertEquals(step.getId(), west.getEnclosingId());
        assertEquals(step.getId(), east.getEnclosingId());
        assertEquals(1, run.getExecution().getCurrentHeads().size());
    }

    @Test
    public void failureInALateBlockReachesTheCallback() throws Exception {
        WorkflowRun run = pipelines.start("eachRegion(1) { error \"bad ${env.REGION}\" }");
        BlockStep.waitFor().body("west");
        JENKINS.assertBuildStatus(Result.FAILURE, JENKINS.waitForCompletion(run));
        JENKINS.assertLogContains("ERROR: bad west", run);
    }

    @Test
    public void abortReachesTheStepsInsideALateBlock() throws Exception {
        WorkflowRun run = pipelines.start("eachRegion(1) { sleep 600 }");
        BlockStep.waitFor().body("west");
        JENKINS.waitForMessage("Sleeping for", run);
        run.doStop();
        JENKINS.assertBuildStatus(Result.ABORTED, JENKINS.waitForCompletion(run));
    }

    @Test
    public void stopIsAskedOfTheStep() throws Exception {
        WorkflowRun run = pipelines.start("later 1");
        LaterStep.Execution execution = LaterStep.waitFor();
        run.doStop();
        JENKINS.assertBuildStatus(Result.ABORTED, JENKINS.waitForCompletion(run));
        assertNotNull(execution.stopped);
    }

    private static final class Mark extends InvisibleAction implements PersistentAction {
        private final String text;

        Mark(String text) {
            this.text = text;
        }
    }

    /** Ends when a test says so. */
    public static final class LaterStep extends Step {
        private static volatile Execution running;

        @DataBoundConstructor
        public LaterStep(int ignored) {}

        static Execution waitFor() {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (running == null) {
                assertTrue("the step did not start", System.nanoTime() < deadline);
                Thread.onSpinWait();
            }
            Execution found = running;
            running = null;
            return found;
        }

        @Override
        public StepExecution start(StepContext context) {
            return new Execution(context);
        }

        static final class Execution extends StepExecution {
            private static final long serialVersionUID = 1L;

            private volatile Throwable stopped;

            Execution(StepContext context) {
                super(context);
            }

            @Override
            public boolean start() {
                running = this;
                return false;
            }

            @Override
            public void stop(Throwable cause) {
                stopped = cause;
                getContext().onFailure(cause);
            }

            @Override
            public String getStatus() {
                return "waits for a test";
            }
        }

        @TestExtension
        public static final class DescriptorImpl extends StepDescriptor {
            @Override
            public String getFunctionName() {
                return "later";
            }

            @Override
            public Set<? extends Class<?>> getRequiredContext() {
                return Set.of(Run.class);
            }
        }
    }

    /** Its block runs when a test says so, in an environment of its own. */
    public static final class BlockStep extends Step {
        private static volatile Execution running;

        private final int count;

        @DataBoundConstructor
        public BlockStep(int count) {
            this.count = count;
        }

        public int getCount() {
            return count;
        }

        static Execution waitFor() {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (running == null) {
                assertTrue("the step did not start", System.nanoTime() < deadline);
                Thread.onSpinWait();
            }
            Execution found = running;
            running = null;
            return found;
        }

        @Override
        public StepExecution start(StepContext context) {
            return new Execution(context, count);
        }

        static final class Execution extends StepExecution {
            private static final long serialVersionUID = 1L;

            private int left;
            private final java.util.TreeSet<String> values = new java.util.TreeSet<>();

            Execution(StepContext context, int count) {
                super(context);
                left = count;
            }

            @Override
            public boolean start() {
                running = this;
                return false;
            }

            void body(String region) throws Exception {
                EnvironmentExpander outer = getContext().get(EnvironmentExpander.class);
                EnvironmentExpander own = EnvironmentExpander.constant(Map.of("REGION", region));
                getContext()
                        .newBodyInvoker()
                        .withContext(EnvironmentExpander.merge(outer, own))
                        .withDisplayName(region)
                        .withCallback(new Ended())
                        .start();
            }

            private final class Ended extends BodyExecutionCallback {
                private static final long serialVersionUID = 1L;

                @Override
                public void onSuccess(StepContext context, Object result) {
                    values.add(String.valueOf(result));
                    if (--left == 0) {
                        getContext().onSuccess(values.toString());
                    }
                }

                @Override
                public void onFailure(StepContext context, Throwable t) {
                    getContext().onFailure(t);
                }
            }
        }

        @TestExtension
        public static final class DescriptorImpl extends StepDescriptor {
            @Override
            public String getFunctionName() {
                return "eachRegion";
            }

            @Override
            public boolean takesImplicitBlockArgument() {
                return true;
            }

            @Override
            public Set<? extends Class<?>> getRequiredContext() {
                return Collections.emptySet();
            }
        }
    }
}

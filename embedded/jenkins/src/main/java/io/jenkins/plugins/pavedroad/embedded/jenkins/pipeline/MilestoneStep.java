package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline;

import com.google.common.collect.ImmutableSet;
import hudson.Extension;
import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.StepExecutions;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** A point older builds may not pass after newer ones. Approximation: an older build ends when it comes here itself. */
public final class MilestoneStep extends Step {

    /** The newest build that passed, by job and milestone. */
    private static final Map<String, Integer> PASSED = new HashMap<>();

    private final Integer ordinal;
    private String label;
    private boolean unsafe;

    @DataBoundConstructor
    public MilestoneStep(Integer ordinal) {
        this.ordinal = ordinal;
    }

    public Integer getOrdinal() {
        return ordinal;
    }

    public String getLabel() {
        return label;
    }

    @DataBoundSetter
    public void setLabel(String label) {
        this.label = label;
    }

    public boolean isUnsafe() {
        return unsafe;
    }

    @DataBoundSetter
    public void setUnsafe(boolean unsafe) {
        this.unsafe = unsafe;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        Integer number = ordinal;
        return StepExecutions.synchronousVoid(context, inside -> pass(inside, number));
    }

    private static void pass(StepContext context, Integer ordinal) throws Exception {
        Run<?, ?> run = context.get(Run.class);
        Job<?, ?> job = run.getParent();
        String key = job.getFullName() + "#"
                + (ordinal == null ? context.get(FlowNode.class).getId() : ordinal);
        int newest;
        synchronized (PASSED) {
            newest = PASSED.merge(key, run.getNumber(), Math::max);
        }
        context.get(TaskListener.class)
                .getLogger()
                .println("Trying to pass milestone " + (ordinal == null ? "" : ordinal));
        if (newest > run.getNumber()) {
            throw new FlowInterruptedException(Result.NOT_BUILT, new Superseded(newest));
        }
    }

    /** Why: a newer build was faster. */
    private static final class Superseded extends CauseOfInterruption {
        private static final long serialVersionUID = 1L;

        private final int newer;

        Superseded(int newer) {
            this.newer = newer;
        }

        @Override
        public String getShortDescription() {
            return "Superseded by #" + newer;
        }
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "milestone";
        }

        @Override
        public String getDisplayName() {
            return "The milestone step forces all builds to go through in order";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return ImmutableSet.of(FlowNode.class, Run.class, TaskListener.class);
        }
    }
}

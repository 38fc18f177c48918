package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline;

import com.google.common.collect.ImmutableSet;
import hudson.AbortException;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.StepExecutions;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** A point older builds may not pass after newer ones: those that have not come here yet are ended. */
public final class MilestoneStep extends Step {

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
        Integer given = ordinal;
        String name = label;
        boolean inParallel = unsafe;
        return StepExecutions.synchronousVoid(context, inside -> {
            FlowNode node = inside.get(FlowNode.class);
            if (name != null) {
                node.addAction(new LabelAction(name));
            }
            int next = next(node, given, inParallel);
            node.addAction(new JobMilestones.OrdinalAction(next));
            inside.get(TaskListener.class).getLogger().println("Trying to pass milestone " + next);
            JobMilestones.get().pass(inside.get(Run.class), next);
        });
    }

    private static int next(FlowNode node, Integer given, boolean inParallel) throws AbortException {
        List<FlowNode> heads = node.getExecution().getCurrentHeads();
        if (heads.size() > 1 && !inParallel) {
            throw new AbortException("Using a milestone step inside parallel is not allowed");
        }
        Integer previous = JobMilestones.lastBefore(heads.get(0));
        if (given == null) {
            return previous == null ? 0 : previous + 1;
        }
        if (previous != null && previous >= given) {
            throw new AbortException("Invalid ordinal " + given + ", as the previous one was " + previous);
        }
        return given;
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

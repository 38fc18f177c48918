package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Executor;
import hudson.model.InvisibleAction;
import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionListener;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.flow.MoreExecutors;
import org.jenkinsci.plugins.workflow.graph.FlowGraphWalker;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/**
 * How far the running builds of each job have come, as pipeline-milestone-step counts it: one that passes a milestone
 * ends the older ones that have not. It is kept in the flow nodes and read from them when a build resumes.
 */
@Extension
public final class JobMilestones extends RunListener<Run<?, ?>> {

    /** By build number; null while the build has passed none. */
    private final Map<Job<?, ?>, Map<Integer, Integer>> passed = new WeakHashMap<>();

    static JobMilestones get() {
        return ExtensionList.lookupSingleton(JobMilestones.class);
    }

    /** The older of the builds that have not come as far as this one. */
    static Set<Integer> overtaken(int build, int ordinal, Map<Integer, Integer> passed) {
        Set<Integer> overtaken = new TreeSet<>();
        passed.forEach((number, theirs) -> {
            if (number < build && (theirs == null || theirs < ordinal)) {
                overtaken.add(number);
            }
        });
        return overtaken;
    }

    private synchronized Map<Integer, Integer> put(Run<?, ?> run, Integer ordinal) {
        Map<Integer, Integer> ofJob = passed.computeIfAbsent(run.getParent(), unknown -> new HashMap<>());
        ofJob.put(run.getNumber(), ordinal);
        return new HashMap<>(ofJob);
    }

    void pass(Run<?, ?> run, int ordinal) {
        end(overtaken(run.getNumber(), ordinal, put(run, ordinal)), run);
    }

    @Override
    public void onStarted(Run<?, ?> run, TaskListener listener) {
        if (run instanceof FlowExecutionOwner.Executable) {
            put(run, null);
        }
    }

    /** A build at its end has passed what its next milestone would have been. */
    @Override
    public void onCompleted(Run<?, ?> run, TaskListener listener) {
        Set<Integer> overtaken;
        synchronized (this) {
            Map<Integer, Integer> ofJob = passed.getOrDefault(run.getParent(), Map.of());
            if (!ofJob.containsKey(run.getNumber())) {
                return;
            }
            Integer last = ofJob.remove(run.getNumber());
            overtaken = last == null ? Set.of() : overtaken(run.getNumber(), last + 1, ofJob);
        }
        end(overtaken, run);
    }

    private static void end(Set<Integer> builds, Run<?, ?> newer) {
        for (int number : builds) {
            Run<?, ?> older = newer.getParent().getBuildByNumber(number);
            Executor executor = older == null ? null : older.getExecutor();
            if (executor != null) {
                executor.interrupt(Result.NOT_BUILT, new Superseded(newer.getDisplayName()));
            }
        }
    }

    /** Which milestone a node passed. */
    static final class OrdinalAction extends InvisibleAction {
        final int ordinal;

        OrdinalAction(int ordinal) {
            this.ordinal = ordinal;
        }
    }

    /** The last milestone on the way to the node; null before the first. */
    static Integer lastBefore(FlowNode head) {
        FlowGraphWalker back = new FlowGraphWalker();
        back.addHead(head);
        for (FlowNode node : back) {
            OrdinalAction action = node.getPersistentAction(OrdinalAction.class);
            if (action != null) {
                return action.ordinal;
            }
        }
        return null;
    }

    /** Why: a newer build was faster. */
    private static final class Superseded extends CauseOfInterruption {
        private static final long serialVersionUID = 1L;

        private final String newer;

        Superseded(String newer) {
            this.newer = newer;
        }

        @Override
        public String getShortDescription() {
            return "Superseded by " + newer;
        }
    }

    /** After a restart, where each build stands is known once its program has been read. */
    @Extension
    public static final class Resumed extends FlowExecutionListener {
        @Override
        public void onResumed(FlowExecution execution) {
            execution.getCurrentExecutions(true).addListener(() -> restore(execution), MoreExecutors.directExecutor());
        }

        private static void restore(FlowExecution execution) {
            try {
                if (!execution.isComplete() && execution.getOwner().getExecutable() instanceof Run<?, ?> run) {
                    get().put(run, lastBefore(execution.getCurrentHeads().get(0)));
                }
            } catch (IOException e) {
                throw new IllegalStateException("the build of " + execution + " is not there", e);
            }
        }
    }
}

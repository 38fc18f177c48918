package org.jenkinsci.plugins.workflow.cps.steps;

import groovy.lang.Closure;
import hudson.model.Result;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.cps.CpsBodyInvoker;
import org.jenkinsci.plugins.workflow.cps.CpsStepContext;
import org.jenkinsci.plugins.workflow.cps.CpsThread;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Waits for all branches; the first failure is the step's, the others are kept with it. */
class ParallelStepExecution extends StepExecution {

    private static final long serialVersionUID = 1L;

    private final transient ParallelStep step;
    private final boolean failFast;
    private final List<BodyExecution> bodies = new ArrayList<>();
    private final Map<String, Object> results = new LinkedHashMap<>();
    private final Map<String, Throwable> failures = new LinkedHashMap<>();
    private int left;
    private boolean stopped;

    ParallelStepExecution(StepContext context, ParallelStep step) {
        super(context);
        this.step = step;
        this.failFast = step.failFast;
    }

    @Override
    public boolean start() throws Exception {
        CpsStepContext context = (CpsStepContext) getContext();
        CpsThread thread = CpsThread.current();
        if (step.closures.isEmpty()) {
            context.get(TaskListener.class).getLogger().println("No branches to run");
            context.onSuccess(Map.of());
            return true;
        }
        left = step.closures.size();
        for (Map.Entry<String, Closure> branch : step.closures.entrySet()) {
            CpsBodyInvoker invoker = context.newBodyInvoker(thread.getGroup().export(branch.getValue()), true);
            invoker.withStartAction(new ParallelLabelAction(branch.getKey()));
            bodies.add(invoker.withCallback(new Branch(branch.getKey())).start());
        }
        return false;
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        stopped = true;
        for (BodyExecution body : bodies) {
            body.cancel(cause);
        }
    }

    @Override
    public String getStatus() {
        return left + " of " + bodies.size() + " branches are running";
    }

    private void branchEnded(StepContext context) {
        left--;
        if (left > 0) {
            return;
        }
        if (failures.isEmpty()) {
            getContext().onSuccess(new LinkedHashMap<>(results));
            return;
        }
        Throwable worst = null;
        for (Throwable each : failures.values()) {
            if (worst == null || severity(each) > severity(worst)) {
                worst = each;
            }
        }
        for (Throwable each : failures.values()) {
            if (each != worst && !(each instanceof FlowInterruptedException)) {
                worst.addSuppressed(each);
            }
        }
        getContext().onFailure(worst);
    }

    /** A branch that failed by itself says more than one that was stopped because of it. */
    private static int severity(Throwable t) {
        if (!(t instanceof FlowInterruptedException stop)) {
            return 2;
        }
        return stop.getCauses().stream().anyMatch(FailFastCause.class::isInstance) ? 0 : 1;
    }

    private final class Branch extends BodyExecutionCallback {
        private static final long serialVersionUID = 1L;

        private final String name;

        Branch(String name) {
            this.name = name;
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            results.put(name, result);
            branchEnded(context);
        }

        @Override
        public void onFailure(StepContext context, Throwable t) {
            failures.put(name, t);
            try {
                context.get(TaskListener.class).getLogger().println("Failed in branch " + name);
            } catch (IOException | InterruptedException e) {
                t.addSuppressed(e);
            }
            boolean first = failFast && !stopped;
            branchEnded(context);
            if (first && left > 0) {
                stopped = true;
                for (BodyExecution body : bodies) {
                    body.cancel(new FlowInterruptedException(Result.ABORTED, new FailFastCause(name)));
                }
            }
        }
    }

    private static final class FailFastCause extends CauseOfInterruption {
        private static final long serialVersionUID = 1L;

        private final String branch;

        FailFastCause(String branch) {
            this.branch = branch;
        }

        @Override
        public String getShortDescription() {
            return "Failed in branch " + branch;
        }
    }

    /** Marks and names the start of a branch. */
    private static final class ParallelLabelAction extends LabelAction implements ThreadNameAction {

        private final String branchName;

        ParallelLabelAction(String branchName) {
            super("Branch: " + branchName);
            this.branchName = branchName;
        }

        @Override
        public String getThreadName() {
            return branchName;
        }
    }
}

package org.jenkinsci.plugins.workflow.cps;

import com.cloudbees.groovy.cps.Outcome;
import com.google.common.util.concurrent.SettableFuture;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.cps.nodes.StepEndNode;
import org.jenkinsci.plugins.workflow.cps.nodes.StepStartNode;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** A run of a block. */
class CpsBodyExecution extends BodyExecution {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(CpsBodyExecution.class.getName());

    private final CpsStepContext owner;
    private final ArrayList<BodyExecutionCallback> callbacks;
    private transient SettableFuture<Object> future = SettableFuture.create();
    private String startNodeId;
    private volatile CpsThread thread;
    FlowHead head;
    private volatile Throwable stopped;
    private volatile Outcome outcome;

    CpsBodyExecution(CpsStepContext owner, List<BodyExecutionCallback> callbacks) {
        this.owner = owner;
        this.callbacks = new ArrayList<>(callbacks);
    }

    @CpsVmThreadOnly
    void launched(CpsThread running, StepStartNode start) {
        thread = running;
        head = running.head;
        startNodeId = start.getId();
        running.setBody(this);
        owner.started(this);
        CpsBodySubContext context = new CpsBodySubContext(owner, start, running.getContextVariables());
        for (BodyExecutionCallback callback : callbacks) {
            callback.onStart(context);
        }
    }

    Throwable stopCause() {
        return stopped;
    }

    void neverStarted(Throwable cause) {
        outcome = new Outcome(null, cause);
        future().setException(cause);
        owner.onFailure(cause);
    }

    @CpsVmThreadOnly
    void ended(Outcome how) {
        outcome = how;
        CpsFlowExecution flow = thread.getExecution();
        StepStartNode start = (StepStartNode) flow.node(startNodeId);
        StepEndNode end = new StepEndNode(flow, start, head.get());
        if (how.isFailure()) {
            end.addAction(new ErrorAction(how.getAbnormal()));
        }
        head.setNewHead(end);
        owner.ended(this);
        CpsBodySubContext context = new CpsBodySubContext(owner, end, thread.getContextVariables());
        for (BodyExecutionCallback callback : callbacks) {
            try {
                if (how.isFailure()) {
                    callback.onFailure(context, how.getAbnormal());
                } else {
                    callback.onSuccess(context, how.getNormal());
                }
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, "what follows a block failed", e);
                owner.onFailure(e);
            }
        }
        if (how.isFailure()) {
            future().setException(how.getAbnormal());
        } else {
            future().set(how.getNormal());
        }
    }

    @Override
    public Collection<StepExecution> getCurrentExecutions() {
        CpsThread running = thread;
        if (running == null || outcome != null || running.getStep() == null) {
            return Collections.emptyList();
        }
        List<StepExecution> found = new ArrayList<>();
        CpsStepContext context = running.getStepContext();
        if (context != null) {
            context.runningBodies().forEach(inner -> found.addAll(inner.getCurrentExecutions()));
        }
        if (found.isEmpty()) {
            found.add(running.getStep());
        }
        return found;
    }

    @Override
    public boolean cancel(Throwable error) {
        if (isDone()) {
            return false;
        }
        stopped = error;
        CpsThread running = thread;
        if (running != null) {
            running.group.vm.submit(() -> stop(error));
        }
        return true;
    }

    private void stop(Throwable error) {
        if (outcome != null) {
            return;
        }
        for (StepExecution step : getCurrentExecutions()) {
            try {
                step.stop(error);
            } catch (Exception e) {
                LOGGER.log(Level.WARNING, "a step could not be asked to stop", e);
                step.getContext().onFailure(error);
            }
        }
    }

    @Override
    public boolean isCancelled() {
        return stopped != null && isDone();
    }

    @Override
    public boolean isDone() {
        return outcome != null;
    }

    @Override
    public Object get() throws InterruptedException, ExecutionException {
        return future().get();
    }

    @Override
    public Object get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        return future().get(timeout, unit);
    }

    private synchronized SettableFuture<Object> future() {
        if (future == null) {
            future = SettableFuture.create();
            if (outcome != null && outcome.isFailure()) {
                future.setException(outcome.getAbnormal());
            } else if (outcome != null) {
                future.set(outcome.getNormal());
            }
        }
        return future;
    }
}

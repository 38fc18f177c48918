package org.jenkinsci.plugins.workflow.cps;

import com.cloudbees.groovy.cps.Block;
import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Continuation;
import com.cloudbees.groovy.cps.Env;
import com.cloudbees.groovy.cps.Envs;
import com.cloudbees.groovy.cps.Next;
import com.cloudbees.groovy.cps.Outcome;
import com.cloudbees.groovy.cps.impl.ConstantBlock;
import com.cloudbees.groovy.cps.impl.CpsCallableInvocation;
import com.cloudbees.groovy.cps.impl.SourceLocation;
import com.cloudbees.groovy.cps.sandbox.Invoker;
import com.cloudbees.groovy.cps.sandbox.SandboxInvoker;
import groovy.lang.Closure;
import hudson.model.Action;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.BodyInvocationAction;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.cps.nodes.StepStartNode;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;

/** Prepares a run of a block and starts it as a green thread of its own. */
public final class CpsBodyInvoker extends BodyInvoker {

    private final CpsStepContext owner;
    private final BodyReference body;
    private final boolean unexport;
    private final List<Object> contexts = new ArrayList<>();
    private final List<Action> startActions = new ArrayList<>();
    private final List<BodyExecutionCallback> callbacks = new ArrayList<>();
    private String displayName;
    private CpsBodyExecution execution;

    CpsBodyInvoker(CpsStepContext owner, BodyReference body, boolean unexport) {
        this.owner = owner;
        this.body = body;
        this.unexport = unexport;
    }

    @Override
    public CpsBodyInvoker withContext(Object v) {
        if (v != null) {
            contexts.add(v);
        }
        return this;
    }

    @Override
    public BodyInvoker withContexts(Collection<?> overrides) {
        overrides.forEach(this::withContext);
        return this;
    }

    public CpsBodyInvoker withStartAction(Action a) {
        startActions.add(a);
        return this;
    }

    @Override
    public CpsBodyInvoker withCallback(BodyExecutionCallback callback) {
        callbacks.add(callback);
        return this;
    }

    @Override
    public CpsBodyInvoker withDisplayName(String name) {
        displayName = name;
        return this;
    }

    /** Callable from any thread; the block itself runs on the Pipeline's. */
    @Override
    public CpsBodyExecution start() {
        if (execution != null) {
            throw new IllegalStateException("this run of the block was started already");
        }
        execution = new CpsBodyExecution(owner, callbacks);
        if (!owner.holdBack(this)) {
            submit();
        }
        return execution;
    }

    private void submit() {
        try {
            owner.getExecution().whenLoaded(() -> {
                try {
                    launch(owner.getThread());
                } catch (IOException e) {
                    execution.neverStarted(e);
                }
            });
        } catch (IOException e) {
            execution.neverStarted(e);
        }
    }

    @CpsVmThreadOnly
    void launch(CpsThread current) {
        CpsFlowExecution flow = current.getExecution();
        FlowHead head;
        try {
            head = owner.headForBody(current);
        } catch (IOException e) {
            execution.neverStarted(e);
            return;
        }
        StepStartNode start = new StepStartNode(flow, owner.getStepDescriptor(), head.get());
        start.addAction(new BodyInvocationAction());
        if (displayName != null) {
            start.addAction(new LabelAction(displayName));
        }
        startActions.forEach(start::addAction);
        head.setNewHead(start);
        ContextVariableSet inside = ContextVariableSet.from(current.getContextVariables(), contexts);
        CpsThread thread = current.group.addThread(program(flow, current), head, inside);
        execution.launched(thread, start);
        thread.resume(new Outcome(null, execution.stopCause()));
        if (unexport) {
            current.group.unexport(body);
        }
    }

    private Continuable program(CpsFlowExecution flow, CpsThread current) {
        Env env = Envs.empty(flow.isSandbox() ? new SandboxInvoker() : Invoker.INSTANCE);
        Closure<?> closure = body.getBody(current.group);
        try {
            return new Continuable(new ConstantBlock(closure.call()), env);
        } catch (CpsCallableInvocation called) {
            return new Continuable(called.invoke(env, SourceLocation.UNKNOWN, Continuation.HALT));
        } catch (Throwable t) {
            return new Continuable(new Failing(t), env);
        }
    }

    private static final class Failing implements Block {
        private static final long serialVersionUID = 1L;

        private final Throwable failure;

        Failing(Throwable failure) {
            this.failure = failure;
        }

        @Override
        public Next eval(Env e, Continuation k) {
            return e.getExceptionHandler(failure.getClass()).receive(failure);
        }
    }
}

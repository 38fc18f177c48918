package org.jenkinsci.plugins.workflow.cps;

import com.google.common.util.concurrent.ListenableFuture;
import hudson.model.Result;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.DynamicContext;
import org.jenkinsci.plugins.workflow.support.DefaultStepContext;

/** The context a block's callback is given: the step's own, at the node where the block began or ended. */
final class CpsBodySubContext extends DefaultStepContext {

    private static final long serialVersionUID = 1L;

    private final CpsStepContext base;
    private final String nodeId;
    private final ContextVariableSet inside;

    CpsBodySubContext(CpsStepContext base, FlowNode node, ContextVariableSet inside) {
        this.base = base;
        this.nodeId = node.getId();
        this.inside = inside;
    }

    @Override
    protected <T> T doGet(Class<T> key) throws IOException, InterruptedException {
        return ContextVariableSet.find(inside, key, new DynamicContext.DelegatedContext() {
            @Override
            public <U> U get(Class<U> asked) throws IOException, InterruptedException {
                return asked == key ? null : CpsBodySubContext.this.get(asked);
            }
        });
    }

    @Override
    protected CpsFlowExecution getExecution() throws IOException {
        return base.getExecution();
    }

    @Override
    protected FlowNode getNode() throws IOException {
        return getExecution().getNode(nodeId);
    }

    @Override
    public void onSuccess(Object result) {
        base.onSuccess(result);
    }

    @Override
    public void onFailure(Throwable t) {
        base.onFailure(t);
    }

    @Override
    public boolean isReady() {
        return base.isReady();
    }

    @Override
    public ListenableFuture<Void> saveState() {
        return base.saveState();
    }

    @Override
    public void setResult(Result r) {
        base.setResult(r);
    }

    @Override
    public BodyInvoker newBodyInvoker() {
        return base.newBodyInvoker();
    }

    @Override
    public boolean hasBody() {
        return base.hasBody();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof CpsBodySubContext other && base.equals(other.base) && nodeId.equals(other.nodeId);
    }

    @Override
    public int hashCode() {
        return nodeId.hashCode();
    }
}

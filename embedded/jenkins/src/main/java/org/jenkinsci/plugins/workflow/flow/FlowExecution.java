package org.jenkinsci.plugins.workflow.flow;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.model.Result;
import java.io.IOException;
import java.util.List;
import jenkins.model.CauseOfInterruption;
import org.acegisecurity.Authentication;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.graph.BlockEndNode;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowActionStorage;
import org.jenkinsci.plugins.workflow.graph.FlowEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graph.GraphLookupView;
import org.jenkinsci.plugins.workflow.graph.StandardGraphLookupView;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** A Pipeline while it runs, and its graph afterwards. */
public abstract class FlowExecution implements FlowActionStorage, GraphLookupView {

    protected transient GraphLookupView internalGraphLookup;
    protected FlowDurabilityHint durabilityHint;

    protected synchronized GraphLookupView getInternalGraphLookup() {
        if (internalGraphLookup == null) {
            StandardGraphLookupView view = new StandardGraphLookupView();
            internalGraphLookup = view;
            addListener(view);
        }
        return internalGraphLookup;
    }

    public FlowDurabilityHint getDurabilityHint() {
        return durabilityHint == null ? FlowDurabilityHint.MAX_SURVIVABILITY : durabilityHint;
    }

    public abstract void start() throws IOException;

    public void onLoad(FlowExecutionOwner owner) throws IOException {
        onLoad();
    }

    @Deprecated
    public void onLoad() {}

    public abstract FlowExecutionOwner getOwner();

    public abstract List<FlowNode> getCurrentHeads();

    public ListenableFuture<List<StepExecution>> getCurrentExecutions(boolean innerMostOnly) {
        return Futures.immediateFuture(List.of());
    }

    @Deprecated
    public ListenableFuture<List<StepExecution>> getCurrentExecutions() {
        return getCurrentExecutions(true);
    }

    public abstract boolean isCurrentHead(FlowNode n);

    public String getUrl() throws IOException {
        return getOwner().getUrlOfExecution();
    }

    public abstract void interrupt(Result r, CauseOfInterruption... causes) throws IOException, InterruptedException;

    public abstract void addListener(GraphListener listener);

    public void removeListener(GraphListener listener) {}

    public boolean isComplete() {
        List<FlowNode> heads = getCurrentHeads();
        return heads.size() == 1 && heads.get(0) instanceof FlowEndNode;
    }

    public boolean blocksRestart() {
        return false;
    }

    /** Null while it runs, and when it ended well. */
    public final Throwable getCauseOfFailure() {
        List<FlowNode> heads = getCurrentHeads();
        if (!isComplete() || heads.isEmpty()) {
            return null;
        }
        ErrorAction error = heads.get(0).getError();
        return error == null ? null : error.getError();
    }

    public abstract FlowNode getNode(String id) throws IOException;

    public abstract Authentication getAuthentication();

    @Override
    public boolean isActive(FlowNode node) {
        return getInternalGraphLookup().isActive(node);
    }

    @Override
    public BlockEndNode<?> getEndNode(BlockStartNode startNode) {
        return getInternalGraphLookup().getEndNode(startNode);
    }

    @Override
    public BlockStartNode findEnclosingBlockStart(FlowNode node) {
        return getInternalGraphLookup().findEnclosingBlockStart(node);
    }

    @Override
    public List<BlockStartNode> findAllEnclosingBlockStarts(FlowNode node) {
        return getInternalGraphLookup().findAllEnclosingBlockStarts(node);
    }

    @Override
    public Iterable<BlockStartNode> iterateEnclosingBlocks(FlowNode node) {
        return getInternalGraphLookup().iterateEnclosingBlocks(node);
    }

    protected void afterStepExecutionsResumed() {}
}

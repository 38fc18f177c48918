package org.jenkinsci.plugins.workflow.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.GraphListener;

/** Answers questions about the graph from what it saw grow; walks back and remembers where it saw nothing. */
public final class StandardGraphLookupView implements GraphLookupView, GraphListener, GraphListener.Synchronous {

    private static final String NONE = "";

    private final Map<String, String> ends = new ConcurrentHashMap<>();
    private final Map<String, String> enclosing = new ConcurrentHashMap<>();

    public void clearCache() {
        ends.clear();
        enclosing.clear();
    }

    @Override
    public void onNewHead(FlowNode newHead) {
        if (newHead instanceof BlockEndNode<?> end) {
            ends.put(end.getStartNode().getId(), end.getId());
        }
    }

    @Override
    public boolean isActive(FlowNode node) {
        FlowExecution execution = node.getExecution();
        if (node instanceof FlowEndNode || execution.isComplete()) {
            return false;
        }
        return node instanceof BlockStartNode start ? getEndNode(start) == null : execution.isCurrentHead(node);
    }

    @Override
    public BlockEndNode<?> getEndNode(BlockStartNode startNode) {
        String id = ends.get(startNode.getId());
        if (id == null) {
            id = searchEnd(startNode);
        }
        try {
            return id == null
                    ? null
                    : (BlockEndNode<?>) startNode.getExecution().getNode(id);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String searchEnd(BlockStartNode startNode) {
        if (!startNode.getExecution().isComplete()) {
            return null;
        }
        for (FlowNode node : new FlowGraphWalker(startNode.getExecution())) {
            onNewHead(node);
        }
        return ends.get(startNode.getId());
    }

    @Override
    public BlockStartNode findEnclosingBlockStart(FlowNode node) {
        List<String> walked = new ArrayList<>();
        FlowNode at = node instanceof BlockEndNode<?> end ? end.getStartNode() : node;
        walked.add(node.getId());
        BlockStartNode found = null;
        while (true) {
            String known = enclosing.get(at.getId());
            if (known != null) {
                found = lookUp(node.getExecution(), known);
                break;
            }
            walked.add(at.getId());
            if (at.getParents().isEmpty()) {
                break;
            }
            FlowNode parent = at.getParents().get(0);
            if (parent instanceof BlockStartNode start) {
                found = start;
                break;
            }
            at = parent instanceof BlockEndNode<?> end ? end.getStartNode() : parent;
        }
        String id = found == null ? NONE : found.getId();
        walked.forEach(each -> enclosing.put(each, id));
        return found;
    }

    private static BlockStartNode lookUp(FlowExecution execution, String id) {
        try {
            return id.isEmpty() ? null : (BlockStartNode) execution.getNode(id);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public Iterable<BlockStartNode> iterateEnclosingBlocks(FlowNode node) {
        return new EnclosingBlocksIterable(this, node);
    }

    @Override
    public List<BlockStartNode> findAllEnclosingBlockStarts(FlowNode node) {
        List<BlockStartNode> all = new ArrayList<>();
        iterateEnclosingBlocks(node).forEach(all::add);
        return all;
    }
}

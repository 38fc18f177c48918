package org.jenkinsci.plugins.workflow.graph;

import java.util.Iterator;
import java.util.List;

/** Questions about the shape of the flow graph. */
public interface GraphLookupView {
    boolean isActive(FlowNode node);

    BlockEndNode<?> getEndNode(BlockStartNode startNode);

    BlockStartNode findEnclosingBlockStart(FlowNode node);

    Iterable<BlockStartNode> iterateEnclosingBlocks(FlowNode node);

    List<BlockStartNode> findAllEnclosingBlockStarts(FlowNode node);

    /** The blocks around a node, the innermost first. */
    class EnclosingBlocksIterable implements Iterable<BlockStartNode> {

        private final FlowNode node;
        private final GraphLookupView view;

        public EnclosingBlocksIterable(GraphLookupView view, FlowNode node) {
            this.view = view;
            this.node = node;
        }

        @Override
        public Iterator<BlockStartNode> iterator() {
            return new Iterator<>() {
                private BlockStartNode next = view.findEnclosingBlockStart(node);

                @Override
                public boolean hasNext() {
                    return next != null;
                }

                @Override
                public BlockStartNode next() {
                    if (next == null) {
                        throw new java.util.NoSuchElementException();
                    }
                    BlockStartNode current = next;
                    next = view.findEnclosingBlockStart(current);
                    return current;
                }
            };
        }
    }
}

package org.jenkinsci.plugins.workflow.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;

/** Every node of the graph, from the heads back to the start, in no order to rely on. */
public class FlowGraphWalker implements Iterable<FlowNode> {

    private final Deque<FlowNode> queue = new ArrayDeque<>();
    private final Set<FlowNode> visited = new HashSet<>();

    public FlowGraphWalker(FlowExecution exec) {
        addHeads(exec.getCurrentHeads());
    }

    public FlowGraphWalker() {}

    public void addHead(FlowNode head) {
        queue.addLast(head);
    }

    public void addHeads(List<FlowNode> heads) {
        for (int i = heads.size() - 1; i >= 0; i--) {
            queue.addFirst(heads.get(i));
        }
    }

    /** Null at the end. */
    public FlowNode next() {
        while (!queue.isEmpty()) {
            FlowNode node = queue.removeFirst();
            if (visited.add(node)) {
                addHeads(node.getParents());
                return node;
            }
        }
        return null;
    }

    @Override
    public Iterator<FlowNode> iterator() {
        return new Iterator<>() {
            private FlowNode upcoming = FlowGraphWalker.this.next();

            @Override
            public boolean hasNext() {
                return upcoming != null;
            }

            @Override
            public FlowNode next() {
                if (upcoming == null) {
                    throw new NoSuchElementException();
                }
                FlowNode current = upcoming;
                upcoming = FlowGraphWalker.this.next();
                return current;
            }
        };
    }
}

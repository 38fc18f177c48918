package org.jenkinsci.plugins.workflow.cps;

import com.cloudbees.groovy.cps.Outcome;
import java.io.Serializable;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.actions.TimingAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** A growing end of the flow graph. A parallel block has one for each branch. */
final class FlowHead implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int id;
    private String headId;
    private transient CpsFlowExecution execution;
    private transient volatile FlowNode head;

    FlowHead(CpsFlowExecution execution, int id) {
        this.execution = execution;
        this.id = id;
    }

    int getId() {
        return id;
    }

    FlowNode get() {
        return head;
    }

    String headId() {
        return headId;
    }

    CpsFlowExecution getExecution() {
        return execution;
    }

    /** A new end that grows from the same node. */
    FlowHead fork(FlowNode from) {
        FlowHead fork = execution.newHead();
        fork.become(from);
        return fork;
    }

    @CpsVmThreadOnly
    void setNewHead(FlowNode node) {
        if (node.getPersistentAction(TimingAction.class) == null) {
            node.addAction(new TimingAction());
        }
        execution.grow(this, node);
    }

    void become(FlowNode node) {
        head = node;
        headId = node.getId();
    }

    /** Keeps with the newest node what it failed of. */
    void markIfFail(Outcome outcome) {
        if (outcome.isFailure() && head.getError() == null) {
            head.addAction(new ErrorAction(outcome.getAbnormal()));
        }
    }

    /** The program knows best where it stands: the build's file may have been written after it, or before. */
    private Object readResolve() {
        CpsFlowExecution loading = ProgramFile.loading();
        return loading == null ? this : loading.adopt(id, headId);
    }

    @Override
    public String toString() {
        return "head " + id + " at " + headId;
    }
}

package org.jenkinsci.plugins.workflow.support.storage;

import java.io.IOException;
import org.jenkinsci.plugins.workflow.graph.FlowActionStorage;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Keeps the nodes of one Pipeline with their actions. */
public abstract class FlowNodeStorage implements FlowActionStorage {

    private transient boolean avoidAtomicWrite;

    public boolean isAvoidAtomicWrite() {
        return avoidAtomicWrite;
    }

    public void setAvoidAtomicWrite(boolean avoidAtomicWrite) {
        this.avoidAtomicWrite = avoidAtomicWrite;
    }

    /** Null when there is none of this id. */
    public abstract FlowNode getNode(String id) throws IOException;

    public abstract void storeNode(FlowNode n) throws IOException;

    /** @param delayWritingActions keep the node in memory until it is persisted or flushed, since more actions follow */
    public void storeNode(FlowNode n, boolean delayWritingActions) throws IOException {
        storeNode(n);
    }

    /** From now on changes of the node's actions are written as they come. */
    public void autopersist(FlowNode n) throws IOException {
        flushNode(n);
    }

    public void flushNode(FlowNode n) throws IOException {
        storeNode(n, false);
    }

    public void flush() throws IOException {}

    public boolean isPersistedFully() {
        return true;
    }
}

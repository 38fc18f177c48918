package org.jenkinsci.plugins.workflow.support.storage;

import hudson.XmlFile;
import hudson.model.Action;
import hudson.util.XStream2;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.support.PipelineIOUtils;

/** All nodes in one file, written when it is flushed; what changed since then is lost with the process. */
public class BulkFlowNodeStorage extends FlowNodeStorage {

    public static final XStream2 XSTREAM = StoredNode.xstream();

    private static final Comparator<String> BY_AGE =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final FlowExecution exec;
    private final File dir;
    private Map<String, StoredNode> nodes;
    private boolean modified;

    public BulkFlowNodeStorage(FlowExecution exec, File dir) {
        this.exec = exec;
        this.dir = dir;
        setAvoidAtomicWrite(true);
    }

    private File file() {
        return new File(dir, "flowNodeStore.xml");
    }

    @SuppressWarnings("unchecked")
    private Map<String, StoredNode> nodes() throws IOException {
        if (nodes == null) {
            Map<String, StoredNode> read = new TreeMap<>(BY_AGE);
            nodes = read;
            if (file().isFile()) {
                read.putAll((Map<String, StoredNode>) new XmlFile(XSTREAM, file()).read());
                for (StoredNode each : read.values()) {
                    each.attach(exec);
                }
            }
        }
        return nodes;
    }

    @Override
    public synchronized FlowNode getNode(String id) throws IOException {
        StoredNode stored = nodes().get(id);
        return stored == null ? null : stored.node;
    }

    @Override
    public void storeNode(FlowNode n) throws IOException {
        storeNode(n, false);
    }

    @Override
    public synchronized void storeNode(FlowNode n, boolean delayWritingActions) throws IOException {
        put(n, n.getActions());
        if (!delayWritingActions) {
            flush();
        }
    }

    private void put(FlowNode node, List<Action> actions) throws IOException {
        StoredNode known = nodes().get(node.getId());
        if (known == null) {
            nodes().put(node.getId(), new StoredNode(node, actions));
        } else {
            known.update(node, actions);
        }
        modified = true;
    }

    @Override
    public void autopersist(FlowNode n) {}

    @Override
    public void flushNode(FlowNode n) throws IOException {
        storeNode(n, false);
    }

    @Override
    public synchronized void flush() throws IOException {
        if (modified) {
            PipelineIOUtils.writeByXStream(new LinkedHashMap<>(nodes()), file(), XSTREAM, !isAvoidAtomicWrite());
            modified = false;
        }
    }

    @Override
    public synchronized List<Action> loadActions(FlowNode node) throws IOException {
        StoredNode stored = nodes().get(node.getId());
        return stored == null ? new ArrayList<>() : stored.actions();
    }

    @Override
    public synchronized void saveActions(FlowNode node, List<Action> actions) throws IOException {
        put(node, actions);
    }

    @Override
    public synchronized boolean isPersistedFully() {
        return !modified;
    }
}

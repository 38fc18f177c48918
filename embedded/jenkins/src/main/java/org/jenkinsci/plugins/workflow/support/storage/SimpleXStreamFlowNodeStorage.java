package org.jenkinsci.plugins.workflow.support.storage;

import hudson.XmlFile;
import hudson.model.Action;
import hudson.util.XStream2;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.support.PipelineIOUtils;

/** A file for each node, written as soon as it changes. */
public class SimpleXStreamFlowNodeStorage extends FlowNodeStorage {

    public static final XStream2 XSTREAM = StoredNode.xstream();

    private final FlowExecution exec;
    private final File dir;
    private final Map<String, FlowNode> known = new ConcurrentHashMap<>();
    private final Set<String> delayed = ConcurrentHashMap.newKeySet();

    public SimpleXStreamFlowNodeStorage(FlowExecution exec, File dir) {
        this.exec = exec;
        this.dir = dir;
    }

    private File file(String id) {
        return new File(dir, id + ".xml");
    }

    @Override
    public FlowNode getNode(String id) throws IOException {
        FlowNode node = known.get(id);
        return node != null || !file(id).isFile() ? node : load(id);
    }

    private synchronized FlowNode load(String id) throws IOException {
        FlowNode meanwhile = known.get(id);
        if (meanwhile != null) {
            return meanwhile;
        }
        FlowNode node = ((StoredNode) new XmlFile(XSTREAM, file(id)).read()).attach(exec);
        known.put(id, node);
        return node;
    }

    @Override
    public void storeNode(FlowNode n) throws IOException {
        storeNode(n, false);
    }

    @Override
    public void storeNode(FlowNode n, boolean delayWritingActions) throws IOException {
        known.put(n.getId(), n);
        if (delayWritingActions) {
            delayed.add(n.getId());
        } else {
            write(n, n.getActions());
        }
    }

    @Override
    public void autopersist(FlowNode n) throws IOException {
        if (delayed.contains(n.getId())) {
            write(n, n.getActions());
        }
    }

    @Override
    public void flushNode(FlowNode n) throws IOException {
        write(n, n.getActions());
    }

    @Override
    public void flush() throws IOException {
        for (String id : delayed) {
            FlowNode node = known.get(id);
            write(node, node.getActions());
        }
    }

    private synchronized void write(FlowNode node, List<Action> actions) throws IOException {
        PipelineIOUtils.writeByXStream(
                new StoredNode(node, actions), file(node.getId()), XSTREAM, !isAvoidAtomicWrite());
        delayed.remove(node.getId());
    }

    @Override
    public List<Action> loadActions(FlowNode node) throws IOException {
        return file(node.getId()).isFile()
                ? ((StoredNode) new XmlFile(XSTREAM, file(node.getId())).read()).actions()
                : new ArrayList<>();
    }

    @Override
    public void saveActions(FlowNode node, List<Action> actions) throws IOException {
        if (!delayed.contains(node.getId())) {
            write(node, actions);
        }
    }

    @Override
    public boolean isPersistedFully() {
        return delayed.isEmpty();
    }
}

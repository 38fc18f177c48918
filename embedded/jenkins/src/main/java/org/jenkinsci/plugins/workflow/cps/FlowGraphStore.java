package org.jenkinsci.plugins.workflow.cps;

import hudson.model.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** The nodes of one Pipeline by id. Kept in memory and saved with the execution. */
final class FlowGraphStore {

    private final transient Map<String, FlowNode> byId = new ConcurrentHashMap<>();
    private final transient Map<String, List<Action>> actions = new ConcurrentHashMap<>();

    void add(FlowNode node) {
        byId.put(node.getId(), node);
    }

    FlowNode get(String id) {
        return id == null ? null : byId.get(id);
    }

    List<Action> loadActions(FlowNode node) {
        return new ArrayList<>(actions.getOrDefault(node.getId(), List.of()));
    }

    void saveActions(FlowNode node, List<Action> all) {
        actions.put(node.getId(), all);
    }

    void attachTo(CpsFlowExecution execution) {}
}

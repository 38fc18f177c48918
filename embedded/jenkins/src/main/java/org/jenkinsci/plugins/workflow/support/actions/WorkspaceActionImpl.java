package org.jenkinsci.plugins.workflow.support.actions;

import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.labels.LabelAtom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.actions.FlowNodeAction;
import org.jenkinsci.plugins.workflow.actions.WorkspaceAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** The workspace a block was given. */
public final class WorkspaceActionImpl extends WorkspaceAction implements FlowNodeAction {

    private final String node;
    private final String path;
    private final ArrayList<String> labels = new ArrayList<>();
    private transient FlowNode parent;

    public WorkspaceActionImpl(FilePath workspace, FlowNode parent) {
        Computer computer = workspace.toComputer();
        Node agent = computer == null ? null : computer.getNode();
        this.node = agent == null ? "" : agent.getNodeName();
        if (agent != null) {
            agent.getAssignedLabels().forEach(label -> labels.add(label.getName()));
        }
        this.path = workspace.getRemote();
        this.parent = parent;
    }

    @Override
    public String getNode() {
        return node;
    }

    @Override
    public String getPath() {
        return path;
    }

    @Override
    public Set<LabelAtom> getLabels() {
        Set<LabelAtom> atoms = new TreeSet<>();
        labels.forEach(name -> atoms.add(Jenkins.get().getLabelAtom(name)));
        return Collections.unmodifiableSet(atoms);
    }

    public FlowNode getParent() {
        return parent;
    }

    @Override
    public void onLoad(FlowNode parent) {
        this.parent = parent;
    }

    @Override
    public String getIconFileName() {
        return "symbol-folder";
    }

    @Override
    public String getDisplayName() {
        return "Workspace";
    }

    @Override
    public String getUrlName() {
        return "ws";
    }
}

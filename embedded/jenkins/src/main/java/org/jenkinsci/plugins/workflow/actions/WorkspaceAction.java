package org.jenkinsci.plugins.workflow.actions;

import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.labels.LabelAtom;
import java.util.Set;
import jenkins.model.Jenkins;

/** That a node got a workspace on an agent. */
public abstract class WorkspaceAction implements PersistentAction {

    /** The agent's name; empty for the controller. */
    public abstract String getNode();

    public abstract String getPath();

    public abstract Set<LabelAtom> getLabels();

    public final FilePath getWorkspace() {
        Computer computer = Jenkins.get().getComputer(getNode());
        return computer == null || computer.getChannel() == null && !getNode().isEmpty()
                ? null
                : new FilePath(computer.getChannel(), getPath());
    }
}

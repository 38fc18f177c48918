package org.jenkinsci.plugins.workflow.support.steps;

import hudson.Extension;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Node;
import java.io.IOException;
import java.io.Serializable;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.actions.WorkspaceAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.DynamicContext;
import org.jenkinsci.plugins.workflow.support.actions.WorkspaceActionImpl;

/** Keeps a folder as the agent's name and a path, so that it survives a restart. */
@Extension(ordinal = 100)
public final class FilePathDynamicContext extends DynamicContext.Typed<FilePath> {

    @Override
    protected Class<FilePath> type() {
        return FilePath.class;
    }

    @Override
    protected FilePath get(DelegatedContext context) throws IOException, InterruptedException {
        Place place = context.get(Place.class);
        if (place == null) {
            return null;
        }
        Computer computer = Jenkins.get().getComputer(place.node);
        if (computer == null) {
            throw new IOException("agent " + place.node + " is gone");
        }
        Node node = computer.getNode();
        FilePath root = node == null ? null : node.getRootPath();
        if (root == null) {
            throw new IOException("agent " + place.node + " is not connected");
        }
        return new FilePath(root.getChannel(), place.path);
    }

    public static Object createContextualObject(FilePath f) {
        Computer computer = f.toComputer();
        return new Place(computer == null ? "" : computer.getName(), f.getRemote());
    }

    public static Object createContextualObject(FilePath f, FlowNode n) {
        if (n.getPersistentAction(WorkspaceAction.class) == null) {
            n.addAction(new WorkspaceActionImpl(f, n));
        }
        return createContextualObject(f);
    }

    static final class Place implements Serializable {
        private static final long serialVersionUID = 1L;

        final String node;
        final String path;

        Place(String node, String path) {
            this.node = node;
            this.path = path;
        }
    }
}

package hudson.slaves;

import hudson.EnvVars;
import hudson.ExtensionPoint;
import hudson.model.Node;
import hudson.model.Queue;
import hudson.model.ReconfigurableDescribable;
import hudson.model.TaskListener;
import hudson.model.queue.CauseOfBlockage;
import java.io.IOException;
import jenkins.model.Jenkins;

/** Something that a user adds to a node. */
public abstract class NodeProperty<N extends Node>
        implements ReconfigurableDescribable<NodeProperty<?>>, ExtensionPoint {
    protected transient N node;

    public NodeProperty() {}

    protected void setNode(N node) {
        this.node = node;
    }

    @Override
    public NodePropertyDescriptor getDescriptor() {
        return (NodePropertyDescriptor) Jenkins.get().getDescriptorOrDie(getClass());
    }

    public CauseOfBlockage canTake(Queue.BuildableItem item) {
        return null;
    }

    public void buildEnvVars(EnvVars env, TaskListener listener) throws IOException, InterruptedException {}
}

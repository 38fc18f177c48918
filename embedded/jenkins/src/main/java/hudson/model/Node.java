package hudson.model;

import hudson.ExtensionPoint;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.labels.LabelAtom;
import hudson.model.queue.CauseOfBlockage;
import hudson.model.queue.QueueTaskDispatcher;
import hudson.remoting.Callable;
import hudson.remoting.VirtualChannel;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.slaves.NodeDescriptor;
import hudson.slaves.NodeProperty;
import hudson.slaves.NodePropertyDescriptor;
import hudson.util.ClockDifference;
import hudson.util.DescribableList;
import io.jenkins.plugins.pavedroad.embedded.jenkins.FixedText;
import java.io.File;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import jenkins.model.Jenkins;
import jenkins.util.io.OnMaster;

/** A machine that builds run on. */
public abstract class Node extends AbstractModelObject
        implements ReconfigurableDescribable<Node>, ExtensionPoint, AccessControlled, OnMaster, PersistenceRoot {
    protected transient volatile boolean holdOffLaunchUntilSave;

    public Node() {}

    /** Which tasks a node takes. */
    public enum Mode {
        NORMAL("Use this node as much as possible"),
        EXCLUSIVE("Only build jobs with label expressions matching this node");

        private final String description;

        Mode(String description) {
            this.description = description;
        }

        public String getDescription() {
            return description;
        }

        public String getName() {
            return name();
        }
    }

    @Override
    public String getDisplayName() {
        return getNodeName();
    }

    @Override
    public String getSearchUrl() {
        Computer computer = toComputer();
        return computer == null ? "computer/" + Util.rawEncode(getNodeName()) : computer.getUrl();
    }

    public boolean isHoldOffLaunchUntilSave() {
        return holdOffLaunchUntilSave;
    }

    @Override
    public void save() throws IOException {}

    public abstract String getNodeName();

    @Deprecated
    public abstract void setNodeName(String name);

    public abstract String getNodeDescription();

    public abstract Launcher createLauncher(TaskListener listener);

    public abstract int getNumExecutors();

    public abstract Mode getMode();

    public final Computer toComputer() {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        return jenkins == null ? null : jenkins.getComputer(getNodeName());
    }

    public final VirtualChannel getChannel() {
        Computer computer = toComputer();
        return computer == null ? null : computer.getChannel();
    }

    protected abstract Computer createComputer();

    public boolean isAcceptingTasks() {
        return true;
    }

    public Set<LabelAtom> getAssignedLabels() {
        Set<LabelAtom> labels = new HashSet<>(Label.parse(getLabelString()));
        labels.add(getSelfLabel());
        return labels;
    }

    public abstract String getLabelString();

    public void setLabelString(String labelString) throws IOException {
        throw new UnsupportedOperationException();
    }

    public LabelAtom getSelfLabel() {
        return LabelAtom.get(getNodeName());
    }

    public CauseOfBlockage canTake(Queue.BuildableItem item) {
        Label label = item.getAssignedLabel();
        if (label != null && !label.contains(this)) {
            return CauseOfBlockage.fromMessage(
                    FixedText.of("‘" + getDisplayName() + "’ doesn’t have label ‘" + label.getDisplayName() + "’"));
        }
        if (label == null && getMode() == Mode.EXCLUSIVE) {
            return CauseOfBlockage.fromMessage(
                    FixedText.of("‘" + getDisplayName() + "’ is reserved for jobs with matching label expression"));
        }
        for (NodeProperty<?> property : getNodeProperties()) {
            CauseOfBlockage cause = property.canTake(item);
            if (cause != null) {
                return cause;
            }
        }
        for (QueueTaskDispatcher dispatcher : QueueTaskDispatcher.all()) {
            CauseOfBlockage cause = dispatcher.canTake(this, item);
            if (cause != null) {
                return cause;
            }
        }
        return null;
    }

    public abstract FilePath getWorkspaceFor(TopLevelItem item);

    public abstract FilePath getRootPath();

    public FilePath createPath(String absolutePath) {
        VirtualChannel channel = getChannel();
        return channel == null ? null : new FilePath(channel, absolutePath);
    }

    public abstract DescribableList<NodeProperty<?>, NodePropertyDescriptor> getNodeProperties();

    public <N extends NodeProperty<?>> N getNodeProperty(Class<N> clazz) {
        return getNodeProperties().get(clazz);
    }

    @Override
    public ACL getACL() {
        return Jenkins.get().getAuthorizationStrategy().getACL(this);
    }

    @Override
    public abstract NodeDescriptor getDescriptor();

    public ClockDifference getClockDifference() throws IOException, InterruptedException {
        return ClockDifference.ZERO;
    }

    public abstract Callable<ClockDifference, IOException> getClockDifferenceCallable();

    @Override
    public File getRootDir() {
        return new File(new File(Jenkins.get().getRootDir(), "nodes"), getNodeName());
    }
}

package hudson.model;

import hudson.security.AccessControlled;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import org.kohsuke.stapler.StaplerFallback;
import org.kohsuke.stapler.StaplerProxy;

/** What Jenkins is as a node with computers. */
public abstract class AbstractCIBase extends Node
        implements ItemGroup<TopLevelItem>, StaplerProxy, StaplerFallback, AccessControlled, DescriptorByNameOwner {
    public AbstractCIBase() {}

    @Override
    public String getNodeName() {
        return "";
    }

    @Override
    public String getUrl() {
        return "";
    }

    /** Approximated: there are no views here, so none can be named. */
    public abstract Collection<?> getViews();

    public abstract List<Node> getNodes();

    public abstract Queue getQueue();

    protected abstract ConcurrentMap<Node, Computer> getComputerMap();

    protected void updateNewComputer(Node n, boolean automaticAgentLaunch) {
        getComputerMap().computeIfAbsent(n, Node::createComputer);
    }

    protected void updateComputerList(boolean automaticAgentLaunch) {
        updateNewComputer(this, automaticAgentLaunch);
        getNodes().forEach(node -> updateNewComputer(node, automaticAgentLaunch));
    }

    protected void killComputer(Computer c) {
        c.kill();
    }
}

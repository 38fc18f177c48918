package hudson.model;

import hudson.EnvVars;
import hudson.Util;
import hudson.model.labels.LabelAtom;
import hudson.remoting.VirtualChannel;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import hudson.slaves.NodeProperty;
import hudson.slaves.OfflineCause;
import hudson.slaves.RetentionStrategy;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.pavedroad.embedded.jenkins.FixedText;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.LogRecord;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerProxy;

/** A node while Jenkins runs: its executors. */
public abstract class Computer extends Actionable
        implements AccessControlled, ExecutorListener, DescriptorByNameOwner, StaplerProxy {
    public static final PermissionGroup PERMISSIONS = new PermissionGroup(Computer.class, FixedText.of("Agent"));
    public static final Permission CONFIGURE = permission("Configure", Permission.CONFIGURE);
    public static final Permission EXTENDED_READ = permission("ExtendedRead", CONFIGURE);
    public static final Permission DELETE = permission("Delete", Permission.DELETE);
    public static final Permission CREATE =
            new Permission(PERMISSIONS, "Create", FixedText.of("Create"), Permission.CREATE, PermissionScope.JENKINS);
    public static final Permission DISCONNECT = permission("Disconnect", Jenkins.ADMINISTER);
    public static final Permission CONNECT = permission("Connect", DISCONNECT);
    public static final Permission BUILD = permission("Build", Permission.WRITE);

    public static final ExecutorService threadPoolForRemoting = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "Computer.threadPoolForRemoting");
        thread.setDaemon(true);
        return thread;
    });

    protected volatile OfflineCause offlineCause;
    protected String nodeName;
    private final WorkspaceList workspaceList = new WorkspaceList();
    private final CopyOnWriteArrayList<Executor> executors = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<OneOffExecutor> oneOffExecutors = new CopyOnWriteArrayList<>();
    private final long connectTime = System.currentTimeMillis();
    private int numExecutors;
    private volatile boolean temporarilyOffline;

    private static Permission permission(String name, Permission impliedBy) {
        return new Permission(PERMISSIONS, name, FixedText.of(name), impliedBy, PermissionScope.COMPUTER);
    }

    protected Computer(Node node) {
        setNode(node);
    }

    protected void setNode(Node node) {
        this.nodeName = node.getNodeName();
        setNumExecutors(node.getNumExecutors());
    }

    private synchronized void setNumExecutors(int n) {
        numExecutors = n;
        for (Executor executor : executors) {
            if (executors.size() > n && executor.isParking()) {
                executors.remove(executor);
            }
        }
        while (executors.size() < n) {
            executors.add(new Executor(this, freeNumber()));
        }
    }

    private int freeNumber() {
        int number = 0;
        while (hasNumber(number)) {
            number++;
        }
        return number;
    }

    private boolean hasNumber(int number) {
        return executors.stream().anyMatch(executor -> executor.getNumber() == number);
    }

    protected synchronized void removeExecutor(Executor e) {
        if (e instanceof OneOffExecutor) {
            oneOffExecutors.remove(e);
            return;
        }
        executors.remove(e);
        if (executors.size() < numExecutors && Jenkins.getInstanceOrNull() != null) {
            executors.add(new Executor(this, freeNumber()));
        }
    }

    Executor newOneOffExecutor() {
        OneOffExecutor executor = new OneOffExecutor(this);
        oneOffExecutors.add(executor);
        return executor;
    }

    public WorkspaceList getWorkspaceList() {
        return workspaceList;
    }

    @Override
    public ACL getACL() {
        return Jenkins.get().getAuthorizationStrategy().getACL(this);
    }

    public OfflineCause getOfflineCause() {
        return offlineCause;
    }

    public String getOfflineCauseReason() {
        return offlineCause == null ? "" : offlineCause.toString();
    }

    public abstract VirtualChannel getChannel();

    public abstract Charset getDefaultCharset();

    public abstract List<LogRecord> getLogRecords() throws IOException, InterruptedException;

    public final void launch() {
        connect(true);
    }

    public final Future<?> connect(boolean forceReconnect) {
        return _connect(forceReconnect);
    }

    protected abstract Future<?> _connect(boolean forceReconnect);

    public final long getConnectTime() {
        return connectTime;
    }

    public Future<?> disconnect(OfflineCause cause) {
        offlineCause = cause;
        return CompletableFuture.completedFuture(null);
    }

    public int getNumExecutors() {
        return numExecutors;
    }

    public String getName() {
        return nodeName == null ? "" : nodeName;
    }

    public abstract Boolean isUnix();

    public Node getNode() {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        return jenkins == null ? null : getName().isEmpty() ? jenkins : jenkins.getNode(getName());
    }

    public boolean isOffline() {
        return temporarilyOffline || getChannel() == null;
    }

    public final boolean isOnline() {
        return !isOffline();
    }

    public boolean isManualLaunchAllowed() {
        return true;
    }

    public abstract boolean isConnecting();

    public boolean isJnlpAgent() {
        return false;
    }

    public boolean isLaunchSupported() {
        return true;
    }

    public boolean isTemporarilyOffline() {
        return temporarilyOffline;
    }

    public void setTemporarilyOffline(boolean temporarilyOffline, OfflineCause cause) {
        offlineCause = temporarilyOffline ? cause : null;
        this.temporarilyOffline = temporarilyOffline;
        Jenkins.get().getQueue().scheduleMaintenance();
    }

    @Override
    public String getDisplayName() {
        return nodeName;
    }

    public String getCaption() {
        return "Agent " + nodeName;
    }

    public String getUrl() {
        return "computer/" + Util.fullEncode(getName()) + '/';
    }

    public Set<LabelAtom> getAssignedLabels() {
        Node node = getNode();
        return node == null ? Collections.emptySet() : node.getAssignedLabels();
    }

    public int countIdle() {
        return (int) executors.stream().filter(Executor::isIdle).count();
    }

    public final int countBusy() {
        return countExecutors() - countIdle();
    }

    public final int countExecutors() {
        return executors.size();
    }

    public List<Executor> getExecutors() {
        return new ArrayList<>(executors);
    }

    public List<OneOffExecutor> getOneOffExecutors() {
        return new ArrayList<>(oneOffExecutors);
    }

    public List<Executor> getAllExecutors() {
        List<Executor> all = getExecutors();
        all.addAll(oneOffExecutors);
        return all;
    }

    public final boolean isIdle() {
        return oneOffExecutors.isEmpty() && countBusy() == 0;
    }

    public final boolean isPartiallyIdle() {
        return countIdle() > 0;
    }

    public final long getIdleStartMilliseconds() {
        return getAllExecutors().stream()
                .mapToLong(Executor::getIdleStartMilliseconds)
                .max()
                .orElse(connectTime);
    }

    public final long getDemandStartMilliseconds() {
        return Jenkins.get().getQueue().getBuildableItems().stream()
                .mapToLong(item -> item.buildableStartMilliseconds)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    protected boolean isAlive() {
        return getAllExecutors().stream().anyMatch(Executor::isActive);
    }

    public void interrupt() {
        getAllExecutors().forEach(Executor::interrupt);
    }

    protected void kill() {
        setNumExecutors(0);
    }

    protected void onRemoved() {}

    @Override
    public String getSearchUrl() {
        return getUrl();
    }

    public abstract RetentionStrategy getRetentionStrategy();

    public Map<Object, Object> getSystemProperties() throws IOException, InterruptedException {
        return new TreeMap<>(System.getProperties());
    }

    public EnvVars getEnvironment() throws IOException, InterruptedException {
        return new EnvVars(EnvVars.masterEnvVars);
    }

    public EnvVars buildEnvironment(TaskListener listener) throws IOException, InterruptedException {
        EnvVars env = new EnvVars();
        Node node = getNode();
        if (node != null) {
            for (NodeProperty<?> property : Jenkins.get().getGlobalNodeProperties()) {
                property.buildEnvVars(env, listener);
            }
            for (NodeProperty<?> property : node.getNodeProperties()) {
                property.buildEnvVars(env, listener);
            }
        }
        return env;
    }

    public String getHostName() throws IOException, InterruptedException {
        return Util.getHostName();
    }

    @Override
    public Object getTarget() {
        return this;
    }

    public static Computer currentComputer() {
        Executor executor = Executor.currentExecutor();
        return executor == null ? null : executor.getOwner();
    }

    public boolean isAcceptingTasks() {
        Node node = getNode();
        return node == null || node.isAcceptingTasks();
    }
}

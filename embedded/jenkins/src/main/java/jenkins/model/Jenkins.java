package jenkins.model;

import com.thoughtworks.xstream.XStream;
import hudson.BulkChange;
import hudson.DescriptorExtensionList;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.FilePath;
import hudson.Launcher;
import hudson.PluginManager;
import hudson.ProxyConfiguration;
import hudson.XmlFile;
import hudson.init.InitMilestone;
import hudson.model.AbstractCIBase;
import hudson.model.Action;
import hudson.model.Api;
import hudson.model.Computer;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.DescriptorByNameOwner;
import hudson.model.Failure;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Items;
import hudson.model.Job;
import hudson.model.Label;
import hudson.model.ManagementLink;
import hudson.model.Node;
import hudson.model.Queue;
import hudson.model.RootAction;
import hudson.model.TaskListener;
import hudson.model.TopLevelItem;
import hudson.model.TopLevelItemDescriptor;
import hudson.model.User;
import hudson.model.labels.LabelAtom;
import hudson.model.listeners.ItemListener;
import hudson.model.listeners.SaveableListener;
import hudson.remoting.Callable;
import hudson.remoting.LocalChannel;
import hudson.remoting.VirtualChannel;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.AuthorizationStrategy;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import hudson.security.SecurityRealm;
import hudson.slaves.NodeDescriptor;
import hudson.slaves.NodeProperty;
import hudson.slaves.NodePropertyDescriptor;
import hudson.slaves.RetentionStrategy;
import hudson.util.ClockDifference;
import hudson.util.DescribableList;
import hudson.util.VersionNumber;
import hudson.util.XStream2;
import io.jenkins.plugins.pavedroad.embedded.jenkins.ExtensionSource;
import io.jenkins.plugins.pavedroad.embedded.jenkins.FixedText;
import io.jenkins.plugins.pavedroad.embedded.jenkins.QueueHost;
import io.jenkins.plugins.pavedroad.embedded.jenkins.web.JobsByUrl;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.security.MasterToSlaveCallable;
import jenkins.util.SystemProperties;
import jenkins.util.Timer;
import jenkins.util.io.OnMaster;
import org.kohsuke.stapler.StaplerProxy;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The one Jenkins of this JVM: its jobs, extensions and built-in node. The embedded one has no views, clouds or remote
 * agents, and its plugins are the class path; it is started by {@code EmbeddedJenkins}.
 */
public class Jenkins extends AbstractCIBase
        implements DirectlyModifiableTopLevelItemGroup,
                StaplerProxy,
                AccessControlled,
                DescriptorByNameOwner,
                ModelObjectWithContextMenu,
                ModelObjectWithChildren,
                OnMaster,
                Loadable {
    private static final Logger LOGGER = Logger.getLogger(Jenkins.class.getName());
    private static volatile Jenkins theInstance;

    public static final XStream2 XSTREAM2 = new XStream2();
    public static final XStream XSTREAM = XSTREAM2;

    /** The Jenkins whose API this is. */
    public static String VERSION = "2.479.3";

    public static String SESSION_HASH = Long.toHexString(System.nanoTime());
    public static String RESOURCE_PATH = "/static/" + SESSION_HASH;

    public static final Authentication ANONYMOUS2 = new AnonymousAuthenticationToken(
            ACL.ANONYMOUS_USERNAME, ACL.ANONYMOUS_USERNAME, Set.of(new SimpleGrantedAuthority(ACL.ANONYMOUS_USERNAME)));

    public static final PermissionGroup PERMISSIONS = Permission.HUDSON_PERMISSIONS;
    public static final Permission ADMINISTER = Permission.HUDSON_ADMINISTER;
    public static final Permission MANAGE = new Permission(
            PERMISSIONS,
            "Manage",
            FixedText.of("Manage"),
            ADMINISTER,
            SystemProperties.getBoolean("jenkins.security.ManagePermission"),
            new PermissionScope[] {PermissionScope.JENKINS});
    public static final Permission SYSTEM_READ = new Permission(
            PERMISSIONS,
            "SystemRead",
            FixedText.of("SystemRead"),
            ADMINISTER,
            SystemProperties.getBoolean("jenkins.security.SystemReadPermission"),
            new PermissionScope[] {PermissionScope.JENKINS});
    public static final Permission READ =
            new Permission(PERMISSIONS, "Read", FixedText.of("Read"), Permission.READ, PermissionScope.JENKINS);

    public static final Permission[] MANAGE_AND_SYSTEM_READ = {MANAGE, SYSTEM_READ};

    public final transient File root;
    public final transient PluginManager pluginManager;
    protected final transient ConcurrentMap<Node, Computer> computers = new ConcurrentHashMap<>();
    public ProxyConfiguration proxy;

    private final transient ClassLoader pluginLoader;
    private final transient List<ExtensionSource> extensionSources;
    private final transient ExtensionLists extensions = new ExtensionLists(this);
    private final transient ItemStore items = new ItemStore(this);
    private final transient LabelAtoms labels = new LabelAtoms();
    private final transient Queue queue;
    private transient volatile InitMilestone initLevel = InitMilestone.STARTED;
    private transient volatile boolean terminating;
    private transient volatile boolean quietingDown;

    private int numExecutors = 2;
    private Mode mode = Mode.NORMAL;
    private String label = "";
    private Integer quietPeriod;
    private String systemMessage;
    private volatile AuthorizationStrategy authorizationStrategy = AuthorizationStrategy.UNSECURED;
    private volatile SecurityRealm securityRealm = SecurityRealm.NO_AUTHENTICATION;
    private DescribableList<NodeProperty<?>, NodePropertyDescriptor> nodeProperties = new DescribableList<>(this);
    private DescribableList<NodeProperty<?>, NodePropertyDescriptor> globalNodeProperties = new DescribableList<>(this);

    Jenkins(File root, ClassLoader pluginLoader, List<ExtensionSource> extensionSources) throws IOException {
        this.root = root;
        this.pluginLoader = pluginLoader;
        this.extensionSources = List.copyOf(extensionSources);
        synchronized (Jenkins.class) {
            if (theInstance != null) {
                throw new IllegalStateException("this JVM has a Jenkins already, in " + theInstance.root);
            }
            theInstance = this;
        }
        this.pluginManager = new ClassPathPlugins(root);
        this.queue = QueueHost.get().create();
    }

    void start() throws IOException {
        load();
        proxy = ProxyConfiguration.load();
        initLevel = InitMilestone.SYSTEM_CONFIG_ADAPTED;
        StartUp.run(pluginLoader, InitMilestone.STARTED, InitMilestone.SYSTEM_CONFIG_ADAPTED);
        items.load();
        initLevel = InitMilestone.JOB_LOADED;
        StartUp.run(pluginLoader, InitMilestone.JOB_LOADED, InitMilestone.COMPLETED);
        updateComputerList(true);
        initLevel = InitMilestone.COMPLETED;
        for (ItemListener listener : ItemListener.all()) {
            try {
                listener.onLoaded();
            } catch (RuntimeException | LinkageError e) {
                LOGGER.log(Level.WARNING, e, () -> listener.getClass().getName() + " failed");
            }
        }
        queue.scheduleMaintenance();
    }

    List<ExtensionSource.Candidate> extensionCandidates() {
        List<ExtensionSource.Candidate> all = new ArrayList<>();
        extensionSources.forEach(source -> all.addAll(source.candidates(pluginLoader)));
        return all;
    }

    Object extensionLock() {
        return extensions;
    }

    public static Jenkins get() throws IllegalStateException {
        Jenkins jenkins = theInstance;
        if (jenkins == null) {
            throw new IllegalStateException(
                    "Jenkins.instance is missing. Read the documentation of Jenkins.getInstanceOrNull to see what you are doing wrong.");
        }
        return jenkins;
    }

    public static Jenkins getInstanceOrNull() {
        return theInstance;
    }

    @Deprecated
    public static Jenkins getInstance() {
        return theInstance;
    }

    public static VersionNumber getVersion() {
        return new VersionNumber(VERSION);
    }

    public static Authentication getAuthentication2() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? ANONYMOUS2 : authentication;
    }

    @Override
    public void load() throws IOException {
        XmlFile file = getConfigFile();
        if (file.exists()) {
            file.unmarshal(this);
        }
        nodeProperties.setOwner(this);
        globalNodeProperties.setOwner(this);
    }

    @Override
    public synchronized void save() throws IOException {
        if (BulkChange.contains(this)) {
            return;
        }
        getConfigFile().write(this);
        SaveableListener.fireOnChange(this, getConfigFile());
    }

    protected XmlFile getConfigFile() {
        return new XmlFile(XSTREAM, new File(root, "config.xml"));
    }

    /** Ends everything that runs here; the JVM may start another Jenkins afterwards. */
    public void cleanUp() {
        if (terminating) {
            return;
        }
        terminating = true;
        for (ItemListener listener : ItemListener.all()) {
            try {
                listener.onBeforeShutdown();
            } catch (RuntimeException | LinkageError e) {
                LOGGER.log(Level.WARNING, e, () -> listener.getClass().getName() + " failed");
            }
        }
        try {
            StartUp.terminate(pluginLoader);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Could not read the list of terminators", e);
        }
        QueueHost.get().stop(queue);
        ShutDown.interruptBuilds(this);
        Timer.shutdown();
        theInstance = null;
    }

    @Override
    public String getNodeDescription() {
        return "the Jenkins controller's built-in node";
    }

    @Override
    @Deprecated
    public void setNodeName(String name) {
        throw new UnsupportedOperationException("the built-in node has no name to change");
    }

    @Override
    public String getDisplayName() {
        return "Jenkins";
    }

    public String getDescription() {
        return systemMessage;
    }

    public String getSystemMessage() {
        return systemMessage;
    }

    public void setSystemMessage(String message) throws IOException {
        systemMessage = message;
        save();
    }

    public PluginManager getPluginManager() {
        return pluginManager;
    }

    public ProxyConfiguration getProxy() {
        return proxy;
    }

    public void setProxy(ProxyConfiguration proxy) {
        this.proxy = proxy;
    }

    public Api getApi() {
        return new Api(this);
    }

    @Override
    public String getFullName() {
        return "";
    }

    @Override
    public String getFullDisplayName() {
        return "";
    }

    @Override
    public String getUrlChildPrefix() {
        return "job";
    }

    @Override
    public String getSearchUrl() {
        return "";
    }

    /** With a slash at the end; null when nobody configured it. */
    public String getRootUrl() {
        return getConfiguredRootUrl();
    }

    public String getConfiguredRootUrl() {
        return JenkinsLocationConfiguration.get().getUrl();
    }

    public boolean isRootUrlSecure() {
        String url = getRootUrl();
        return url != null && url.startsWith("https");
    }

    @Override
    public File getRootDir() {
        return root;
    }

    public File getBuildDirFor(Job job) {
        return new File(job.getRootDir(), "builds");
    }

    @Override
    public FilePath getWorkspaceFor(TopLevelItem item) {
        return BuiltInNode.workspaceOf(this, item);
    }

    @Override
    public FilePath getRootPath() {
        return new FilePath(root);
    }

    @Override
    public FilePath createPath(String absolutePath) {
        return new FilePath((VirtualChannel) null, absolutePath);
    }

    @Override
    public ClockDifference getClockDifference() {
        return ClockDifference.ZERO;
    }

    @Override
    public Callable<ClockDifference, IOException> getClockDifferenceCallable() {
        return new NoClockDifference();
    }

    private static final class NoClockDifference extends MasterToSlaveCallable<ClockDifference, IOException> {
        private static final long serialVersionUID = 1L;

        @Override
        public ClockDifference call() {
            return ClockDifference.ZERO;
        }
    }

    // jobs

    @Override
    public List<TopLevelItem> getItems() {
        return items.all().values().stream()
                .filter(item -> item.hasPermission(Item.READ))
                .collect(Collectors.toList());
    }

    public Map<String, TopLevelItem> getItemMap() {
        return Collections.unmodifiableMap(items.all());
    }

    public <T> List<T> getItems(Class<T> type) {
        return hudson.Util.filter(getItems(), type);
    }

    public Collection<String> getJobNames() {
        return getAllItems(Job.class).stream().map(Job::getFullName).collect(Collectors.toList());
    }

    public Collection<String> getTopLevelItemNames() {
        return new ArrayList<>(items.all().keySet());
    }

    @Override
    public TopLevelItem getItem(String name) {
        TopLevelItem item = name == null ? null : items.all().get(name);
        if (item == null || item.hasPermission(Item.READ)) {
            return item;
        }
        if (item.hasPermission(Item.DISCOVER)) {
            throw new AccessDeniedException("Please login to access job " + name);
        }
        return null;
    }

    public Item getItem(String pathName, ItemGroup context) {
        if (pathName == null) {
            return null;
        }
        try {
            return getItemByFullName(Items.getCanonicalName(context == null ? this : context, pathName), Item.class);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    public final Item getItem(String pathName, Item context) {
        return getItem(pathName, context == null ? null : context.getParent());
    }

    public final <T extends Item> T getItem(String pathName, ItemGroup context, Class<T> type) {
        Item item = getItem(pathName, context);
        return type.isInstance(item) ? type.cast(item) : null;
    }

    public final <T extends Item> T getItem(String pathName, Item context, Class<T> type) {
        return getItem(pathName, context == null ? null : context.getParent(), type);
    }

    public <T extends Item> T getItemByFullName(String fullName, Class<T> type) {
        ItemGroup<?> group = this;
        Iterator<String> parts =
                Arrays.stream(fullName.split("/")).filter(p -> !p.isEmpty()).iterator();
        while (parts.hasNext()) {
            Item item = group.getItem(parts.next());
            if (!parts.hasNext()) {
                return type.isInstance(item) ? type.cast(item) : null;
            }
            if (!(item instanceof ItemGroup<?> nested)) {
                return null;
            }
            group = nested;
        }
        return null;
    }

    public Item getItemByFullName(String fullName) {
        return getItemByFullName(fullName, Item.class);
    }

    @Override
    public File getRootDirFor(TopLevelItem child) {
        return new File(items.folder(), child.getName());
    }

    @Override
    public TopLevelItem createProject(TopLevelItemDescriptor type, String name, boolean notify) throws IOException {
        return items.create(type, name, notify);
    }

    public TopLevelItem createProject(TopLevelItemDescriptor type, String name) throws IOException {
        return createProject(type, name, true);
    }

    public synchronized <T extends TopLevelItem> T createProject(Class<T> type, String name) throws IOException {
        return type.cast(createProject((TopLevelItemDescriptor) getDescriptorOrDie(type), name));
    }

    @Override
    public TopLevelItem createProjectFromXML(String name, InputStream xml) throws IOException {
        return items.createFromXml(name, xml);
    }

    @Override
    public <T extends TopLevelItem> T copy(T src, String name) throws IOException {
        return items.copy(src, name);
    }

    @Override
    public boolean canAdd(TopLevelItem item) {
        return true;
    }

    @Override
    public synchronized <I extends TopLevelItem> I add(I item, String name) throws IOException {
        if (items.all().containsKey(name)) {
            throw new IllegalArgumentException("already an item '" + name + "'");
        }
        items.all().put(name, item);
        return item;
    }

    @Override
    public void remove(TopLevelItem item) throws IOException {
        items.all().remove(item.getName());
    }

    @Override
    public void onRenamed(TopLevelItem job, String oldName, String newName) throws IOException {
        items.all().remove(oldName);
        items.all().put(newName, job);
    }

    @Override
    public void onDeleted(TopLevelItem item) throws IOException {
        items.all().remove(item.getName());
        ItemListener.fireOnDeleted(item);
    }

    /** Refuses what cannot be a folder or a path in a URL. */
    public static void checkGoodName(String name) throws Failure {
        if (name == null || name.isEmpty()) {
            throw new Failure("No name is specified");
        }
        if (name.equals(".") || name.equals("..")) {
            throw new Failure("‘" + name + "’ is not an allowed name");
        }
        for (char c : name.toCharArray()) {
            if (Character.isISOControl(c)) {
                throw new Failure("No control code is allowed");
            }
            if ("?*/\\%!@#$^&|<>[]:;".indexOf(c) >= 0) {
                throw new Failure("‘" + c + "’ is an unsafe character");
            }
        }
        if (name.endsWith(".")) {
            throw new Failure("A name cannot end with ‘.’");
        }
    }

    // extensions

    public <T> ExtensionList<T> getExtensionList(Class<T> extensionType) {
        return extensions.of(extensionType);
    }

    public ExtensionList getExtensionList(String extensionType) throws ClassNotFoundException {
        return getExtensionList(pluginManager.uberClassLoader.loadClass(extensionType));
    }

    public <T extends Describable<T>, D extends Descriptor<T>> DescriptorExtensionList<T, D> getDescriptorList(
            Class<T> type) {
        return extensions.descriptorsOf(type);
    }

    public static <T> T lookup(Class<T> type) {
        Jenkins jenkins = getInstanceOrNull();
        if (jenkins == null) {
            return null;
        }
        for (T found : jenkins.getExtensionList(type)) {
            return found;
        }
        return null;
    }

    public Descriptor getDescriptor(String id) {
        Descriptor byClass = null;
        for (Descriptor descriptor : getExtensionList(Descriptor.class)) {
            if (descriptor.getId().equals(id)) {
                return descriptor;
            }
            if (descriptor.clazz.getName().equals(id)
                    || descriptor.clazz.getSimpleName().equals(id)) {
                byClass = descriptor;
            }
        }
        return byClass;
    }

    @Override
    public Descriptor getDescriptorByName(String id) {
        return getDescriptor(id);
    }

    public Descriptor getDescriptor(Class<? extends Describable> type) {
        for (Descriptor descriptor : getExtensionList(Descriptor.class)) {
            if (descriptor.clazz == type) {
                return descriptor;
            }
        }
        return null;
    }

    public Descriptor getDescriptorOrDie(Class<? extends Describable> type) {
        Descriptor descriptor = getDescriptor(type);
        if (descriptor == null) {
            throw new AssertionError(type + " is missing its descriptor");
        }
        return descriptor;
    }

    public <T extends Descriptor> T getDescriptorByType(Class<T> type) {
        for (Descriptor descriptor : getExtensionList(Descriptor.class)) {
            if (descriptor.getClass() == type) {
                return type.cast(descriptor);
            }
        }
        return null;
    }

    // the built-in node

    @Override
    public Launcher createLauncher(TaskListener listener) {
        return new Launcher.LocalLauncher(listener).decorateFor(this);
    }

    @Override
    public int getNumExecutors() {
        return numExecutors;
    }

    public void setNumExecutors(int n) throws IOException, IllegalArgumentException {
        if (n < 0) {
            throw new IllegalArgumentException(
                    "Incorrect field \"# of executors\": " + n + ". It should be a non-negative number.");
        }
        numExecutors = n;
        MasterComputer computer = (MasterComputer) computers.get(this);
        if (computer != null) {
            computer.resize(this);
        }
        save();
    }

    @Override
    public Mode getMode() {
        return mode;
    }

    public void setMode(Mode m) throws IOException {
        mode = m;
        save();
    }

    @Override
    public String getLabelString() {
        return hudson.Util.fixNull(label).trim();
    }

    @Override
    public void setLabelString(String label) throws IOException {
        this.label = label;
        save();
    }

    @Override
    public LabelAtom getSelfLabel() {
        return getLabelAtom("built-in");
    }

    public Label getLabel(String expr) {
        return hudson.Util.fixEmptyAndTrim(expr) == null ? null : Label.parseExpression(expr);
    }

    public LabelAtom getLabelAtom(String name) {
        return name == null ? null : labels.get(name);
    }

    @Override
    public Computer createComputer() {
        return new MasterComputer(this);
    }

    @Override
    protected ConcurrentMap<Node, Computer> getComputerMap() {
        return computers;
    }

    public Computer[] getComputers() {
        return computers.values().toArray(new Computer[0]);
    }

    public Computer getComputer(String name) {
        String wanted = name.equals("(built-in)") || name.equals("(master)") ? "" : name;
        for (Computer computer : computers.values()) {
            if (computer.getName().equals(wanted)) {
                return computer;
            }
        }
        return null;
    }

    /** Without the built-in one; there are no others. */
    @Override
    public List<Node> getNodes() {
        return Collections.emptyList();
    }

    public Node getNode(String name) {
        return null;
    }

    @Override
    public Queue getQueue() {
        return queue;
    }

    @Override
    public DescribableList<NodeProperty<?>, NodePropertyDescriptor> getNodeProperties() {
        return nodeProperties;
    }

    public DescribableList<NodeProperty<?>, NodePropertyDescriptor> getGlobalNodeProperties() {
        return globalNodeProperties;
    }

    @Override
    public NodeDescriptor getDescriptor() {
        return (NodeDescriptor) getDescriptorOrDie(Jenkins.class);
    }

    /** Seconds; 5 unless configured, as in Jenkins. */
    public int getQuietPeriod() {
        return quietPeriod == null ? 5 : quietPeriod;
    }

    public void setQuietPeriod(Integer quietPeriod) throws IOException {
        this.quietPeriod = quietPeriod;
        save();
    }

    // security

    @Override
    public ACL getACL() {
        return authorizationStrategy.getRootACL();
    }

    public AuthorizationStrategy getAuthorizationStrategy() {
        return authorizationStrategy;
    }

    public void setAuthorizationStrategy(AuthorizationStrategy a) {
        authorizationStrategy = a == null ? AuthorizationStrategy.UNSECURED : a;
        saveQuietly();
    }

    public SecurityRealm getSecurityRealm() {
        return securityRealm;
    }

    public void setSecurityRealm(SecurityRealm securityRealm) {
        this.securityRealm = securityRealm == null ? SecurityRealm.NO_AUTHENTICATION : securityRealm;
        saveQuietly();
    }

    public void disableSecurity() {
        setSecurityRealm(SecurityRealm.NO_AUTHENTICATION);
        setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
    }

    private void saveQuietly() {
        try {
            save();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "the security settings could not be saved", e);
        }
    }

    public boolean isUseSecurity() {
        return securityRealm != SecurityRealm.NO_AUTHENTICATION
                || authorizationStrategy != AuthorizationStrategy.UNSECURED;
    }

    public User getUser(String name) {
        return User.getById(name, true);
    }

    public User getMe() {
        User user = User.current();
        if (user == null) {
            throw new AccessDeniedException("/me is not available when not logged in");
        }
        return user;
    }

    // life cycle

    public InitMilestone getInitLevel() {
        return initLevel;
    }

    public boolean isQuietingDown() {
        return quietingDown;
    }

    void quietDown(boolean quiet) {
        quietingDown = quiet;
    }

    public boolean isTerminating() {
        return terminating;
    }

    @Override
    public Collection<?> getViews() {
        return List.of();
    }

    // pages

    /** What root actions there are. */
    public List<Action> getActions() {
        return new ArrayList<>(getExtensionList(RootAction.class));
    }

    /** The root action or the page under Manage Jenkins that has this URL name; null when none has. */
    public Object getDynamic(String token) {
        for (Action action : getActions()) {
            String url = action.getUrlName();
            if (url != null && (url.equals(token) || url.equals('/' + token))) {
                return action;
            }
        }
        for (ManagementLink link : getManagementLinks()) {
            if (token.equals(link.getUrlName())) {
                return link;
            }
        }
        return null;
    }

    public List<ManagementLink> getManagementLinks() {
        return ManagementLink.all();
    }

    /** Those that the user may see. */
    public Map<ManagementLink.Category, List<ManagementLink>> getCategorizedManagementLinks() {
        Map<ManagementLink.Category, List<ManagementLink>> categories = new TreeMap<>();
        for (ManagementLink link : getManagementLinks()) {
            if (link.getIconFileName() != null && hasPermission(link.getRequiredPermission())) {
                categories
                        .computeIfAbsent(link.getCategory(), ignored -> new ArrayList<>())
                        .add(link);
            }
        }
        return categories;
    }

    /** Where jobs are found; on Jenkins it is the primary view. */
    @Override
    public Object getStaplerFallback() {
        return new JobsByUrl(this);
    }

    /** Only for those who may read; on Jenkins some pages are for everybody. */
    @Override
    public Object getTarget() {
        checkPermission(READ);
        return this;
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends NodeDescriptor {
        public DescriptorImpl() {}

        @Override
        public boolean isInstantiable() {
            return false;
        }

        /** So that {@code descriptor/<id>} leads to the descriptor of this id. */
        public Object getDynamic(String token) {
            return Jenkins.get().getDescriptor(token);
        }
    }

    /** The built-in node's computer. */
    public static class MasterComputer extends Computer {
        public static final LocalChannel localChannel = FilePath.localChannel;

        protected MasterComputer() {
            super(Jenkins.get());
        }

        private MasterComputer(Jenkins jenkins) {
            super(jenkins);
        }

        private void resize(Jenkins jenkins) {
            setNode(jenkins);
        }

        @Override
        public String getName() {
            return "";
        }

        @Override
        public boolean isConnecting() {
            return false;
        }

        @Override
        public String getDisplayName() {
            return "Built-In Node";
        }

        @Override
        public String getCaption() {
            return "Built-In Node";
        }

        @Override
        public String getUrl() {
            return "computer/(built-in)/";
        }

        @Override
        public RetentionStrategy getRetentionStrategy() {
            return RetentionStrategy.NOOP;
        }

        @Override
        protected boolean isAlive() {
            return true;
        }

        @Override
        public Boolean isUnix() {
            return File.pathSeparatorChar == ':';
        }

        @Override
        public VirtualChannel getChannel() {
            return localChannel;
        }

        @Override
        public Charset getDefaultCharset() {
            return Charset.defaultCharset();
        }

        @Override
        public List<LogRecord> getLogRecords() throws IOException, InterruptedException {
            return Collections.emptyList();
        }

        @Override
        protected Future<?> _connect(boolean forceReconnect) {
            return CompletableFuture.completedFuture(null);
        }
    }
}

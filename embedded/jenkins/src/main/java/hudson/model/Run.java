package hudson.model;

import com.thoughtworks.xstream.XStream;
import hudson.BulkChange;
import hudson.EnvVars;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.Util;
import hudson.XmlFile;
import hudson.console.AnnotatedLargeText;
import hudson.console.ConsoleNote;
import hudson.model.listeners.RunListener;
import hudson.model.listeners.SaveableListener;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import hudson.util.XStream2;
import io.jenkins.plugins.pavedroad.embedded.jenkins.FixedText;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.console.WithConsoleUrl;
import jenkins.model.ArtifactManager;
import jenkins.model.ArtifactManagerFactory;
import jenkins.model.HistoricalBuild;
import jenkins.model.Jenkins;
import jenkins.model.RunAction2;
import jenkins.model.StandardArtifactManager;
import jenkins.model.lazy.BuildReference;
import jenkins.util.SystemProperties;
import jenkins.util.io.OnMaster;
import org.kohsuke.stapler.StaplerProxy;
import org.springframework.security.access.AccessDeniedException;

/** One build of a job, kept in {@code builds/<number>/build.xml}. */
public abstract class Run<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends Actionable
        implements ExtensionPoint,
                Comparable<RunT>,
                AccessControlled,
                PersistenceRoot,
                DescriptorByNameOwner,
                OnMaster,
                StaplerProxy,
                HistoricalBuild,
                WithConsoleUrl {
    public static final long QUEUE_ID_UNKNOWN = -1;

    public static final XStream2 XSTREAM2 = new XStream2();
    public static final XStream XSTREAM = XSTREAM2;

    public static final Comparator<Run> ORDER_BY_DATE = Comparator.comparingLong(Run::getTimeInMillis);

    public static final PermissionGroup PERMISSIONS = new PermissionGroup(Run.class, FixedText.of("Run"));
    public static final Permission DELETE =
            new Permission(PERMISSIONS, "Delete", FixedText.of("Delete"), Permission.DELETE, PermissionScope.RUN);
    public static final Permission UPDATE =
            new Permission(PERMISSIONS, "Update", FixedText.of("Update"), Permission.UPDATE, PermissionScope.RUN);
    public static final Permission ARTIFACTS = new Permission(
            PERMISSIONS,
            "Artifacts",
            FixedText.of("Artifacts"),
            null,
            SystemProperties.getBoolean("hudson.security.ArtifactsPermission"),
            new PermissionScope[] {PermissionScope.RUN});

    private enum State {
        NOT_STARTED,
        BUILDING,
        POST_PRODUCTION,
        COMPLETED
    }

    protected final transient JobT project;
    public transient int number;
    private long queueId = QUEUE_ID_UNKNOWN;
    protected transient volatile RunT previousBuild;
    protected transient volatile RunT nextBuild;
    protected long timestamp;
    private long startTime;
    protected volatile Result result;
    protected volatile String description;
    private volatile String displayName;
    private transient volatile State state;
    protected long duration;
    protected String charset;
    private boolean keepLog;
    private ArtifactManager artifactManager;

    protected Run(JobT job) throws IOException {
        this(job, System.currentTimeMillis());
        this.number = project.assignBuildNumber();
    }

    protected Run(JobT job, Calendar timestamp) {
        this(job, timestamp.getTimeInMillis());
    }

    protected Run(JobT job, long timestamp) {
        this.project = job;
        this.timestamp = timestamp;
        this.state = State.NOT_STARTED;
    }

    /** Reads a build back. */
    protected Run(JobT project, File buildDir) throws IOException {
        this.project = project;
        this.state = State.COMPLETED;
        try {
            this.number = Integer.parseInt(buildDir.getName());
        } catch (NumberFormatException e) {
            throw new IOException("not a build's folder: " + buildDir);
        }
        this.previousBuild = null;
        reload();
    }

    public void reload() throws IOException {
        state = State.COMPLETED;
        result = Result.FAILURE;
        getDataFile().unmarshal(this);
        if (state == State.COMPLETED && artifactManager != null) {
            artifactManager.onLoad(this);
        }
    }

    private XmlFile getDataFile() {
        return new XmlFile(XSTREAM2, new File(getRootDir(), "build.xml"));
    }

    protected void onLoad() {
        for (Action action : getActions()) {
            if (action instanceof RunAction2 attached) {
                try {
                    attached.onLoad(this);
                } catch (RuntimeException e) {
                    Logger.getLogger(Run.class.getName())
                            .log(Level.WARNING, e, () -> "failed to load " + action + " from " + getDataFile());
                    removeAction(action);
                }
            }
        }
        if (artifactManager != null) {
            artifactManager.onLoad(this);
        }
    }

    @Override
    public void addAction(Action a) {
        super.addAction(a);
        if (a instanceof RunAction2 attached) {
            attached.onAttached(this);
        }
    }

    @SuppressWarnings("unchecked")
    protected RunT _this() {
        return (RunT) this;
    }

    @Override
    public int compareTo(RunT that) {
        int order = Integer.compare(number, that.number);
        return order == 0 ? getParent().getFullName().compareTo(that.getParent().getFullName()) : order;
    }

    @Override
    public long getQueueId() {
        return queueId;
    }

    public void setQueueId(long queueId) {
        this.queueId = queueId;
    }

    @Override
    public Result getResult() {
        return result;
    }

    /** A running build's result only ever gets worse. */
    public void setResult(Result r) {
        if (state != State.BUILDING) {
            throw new IllegalStateException("cannot change build result while in " + state);
        }
        if (result == null || r.isWorseThan(result)) {
            result = r;
        }
    }

    @Override
    public List<BuildBadgeAction> getBadgeActions() {
        return new ArrayList<>(getActions(BuildBadgeAction.class));
    }

    @Override
    public boolean isBuilding() {
        return state.compareTo(State.POST_PRODUCTION) < 0;
    }

    public boolean isInProgress() {
        return state == State.BUILDING || state == State.POST_PRODUCTION;
    }

    public boolean isLogUpdated() {
        return state.compareTo(State.COMPLETED) < 0;
    }

    public Executor getExecutor() {
        return this instanceof Queue.Executable executable ? Executor.of(executable) : null;
    }

    public Executor getOneOffExecutor() {
        for (Computer computer : Jenkins.get().getComputers()) {
            for (Executor executor : computer.getOneOffExecutors()) {
                if (executor.getCurrentExecutable() == this) {
                    return executor;
                }
            }
        }
        return null;
    }

    public final Charset getCharset() {
        return charset == null ? Charset.defaultCharset() : Charset.forName(charset);
    }

    public List<Cause> getCauses() {
        CauseAction action = getAction(CauseAction.class);
        return action == null ? Collections.emptyList() : Collections.unmodifiableList(action.getCauses());
    }

    public <T extends Cause> T getCause(Class<T> type) {
        return hudson.Util.filter(getCauses(), type).stream().findFirst().orElse(null);
    }

    public final boolean isKeepLog() {
        return getWhyKeepLog() != null;
    }

    public String getWhyKeepLog() {
        return keepLog ? "Build has been marked to keep forever" : null;
    }

    public JobT getParent() {
        return project;
    }

    @Override
    public Calendar getTimestamp() {
        Calendar calendar = new GregorianCalendar();
        calendar.setTimeInMillis(timestamp);
        return calendar;
    }

    public final Date getTime() {
        return new Date(timestamp);
    }

    public final long getTimeInMillis() {
        return timestamp;
    }

    public final long getStartTimeInMillis() {
        return startTime == 0 ? timestamp : startTime;
    }

    @Override
    public String getDescription() {
        return description;
    }

    public void setDescription(String description) throws IOException {
        checkPermission(UPDATE);
        this.description = description;
        save();
    }

    public String getTimestampString() {
        return Util.getTimeSpanString(System.currentTimeMillis() - timestamp);
    }

    @Override
    public String getDurationString() {
        return hasntStartedYet()
                ? "Not started yet"
                : isInProgress()
                        ? Util.getTimeSpanString(System.currentTimeMillis() - startTime) + " and counting"
                        : Util.getTimeSpanString(duration);
    }

    public long getDuration() {
        return duration;
    }

    @Override
    public BallColor getIconColor() {
        if (isBuilding()) {
            RunT last = getPreviousBuild();
            BallColor base =
                    last == null ? BallColor.NOTBUILT : last.getIconColor().noAnime();
            return hasntStartedYet() ? base : base.anime();
        }
        return result == null ? BallColor.NOTBUILT : result.color;
    }

    public boolean hasntStartedYet() {
        return state == State.NOT_STARTED;
    }

    @Override
    public String toString() {
        return project == null ? "<broken data project #" + number + ">" : project.getFullName() + " #" + number;
    }

    @Override
    public String getFullDisplayName() {
        return project.getFullDisplayName() + ' ' + getDisplayName();
    }

    @Override
    public String getDisplayName() {
        return displayName != null ? displayName : "#" + number;
    }

    public boolean hasCustomDisplayName() {
        return displayName != null;
    }

    public void setDisplayName(String value) throws IOException {
        checkPermission(UPDATE);
        this.displayName = value;
        save();
    }

    @Override
    public int getNumber() {
        return number;
    }

    protected BuildReference<RunT> createReference() {
        return new BuildReference<>(getId(), _this());
    }

    protected void dropLinks() {
        if (nextBuild != null) {
            nextBuild.previousBuild = previousBuild;
        }
        if (previousBuild != null) {
            previousBuild.nextBuild = nextBuild;
        }
    }

    public RunT getPreviousBuild() {
        return previousBuild;
    }

    private RunT previous(Predicate<RunT> wanted) {
        RunT build = getPreviousBuild();
        while (build != null && !wanted.test(build)) {
            build = build.getPreviousBuild();
        }
        return build;
    }

    public final RunT getPreviousCompletedBuild() {
        return previous(b -> !b.isBuilding());
    }

    public final RunT getPreviousBuildInProgress() {
        return previous(Run::isBuilding);
    }

    public RunT getPreviousBuiltBuild() {
        return previous(b -> b.getResult() != null && b.getResult() != Result.NOT_BUILT);
    }

    public RunT getPreviousNotFailedBuild() {
        return previous(b -> b.getResult() != Result.FAILURE);
    }

    public RunT getPreviousFailedBuild() {
        return previous(b -> b.getResult() == Result.FAILURE);
    }

    public RunT getPreviousSuccessfulBuild() {
        return previous(b -> b.getResult() == Result.SUCCESS);
    }

    public List<RunT> getPreviousBuildsOverThreshold(int numberOfBuilds, Result threshold) {
        RunT build = getPreviousBuild();
        return build == null ? new ArrayList<>() : build.getBuildsOverThreshold(numberOfBuilds, threshold);
    }

    protected List<RunT> getBuildsOverThreshold(int numberOfBuilds, Result threshold) {
        List<RunT> builds = new ArrayList<>();
        for (RunT build = _this(); build != null && builds.size() < numberOfBuilds; build = build.getPreviousBuild()) {
            if (!build.isBuilding()
                    && build.getResult() != null
                    && build.getResult().isBetterOrEqualTo(threshold)) {
                builds.add(build);
            }
        }
        return builds;
    }

    public RunT getNextBuild() {
        return nextBuild;
    }

    @Override
    public String getUrl() {
        return project.getUrl() + getNumber() + '/';
    }

    @Override
    public String getConsoleUrl() {
        return getUrl() + "console";
    }

    public final String getAbsoluteUrl() {
        return project.getAbsoluteUrl() + getNumber() + '/';
    }

    @Override
    public final String getSearchUrl() {
        return getNumber() + "/";
    }

    public String getId() {
        return Integer.toString(number);
    }

    @Override
    public File getRootDir() {
        return new File(project.getBuildDir(), Integer.toString(number));
    }

    @Override
    public List<ParameterValue> getParameterValues() {
        ParametersAction parameters = getAction(ParametersAction.class);
        return parameters == null ? List.of() : parameters.getParameters();
    }

    public final ArtifactManager getArtifactManager() {
        return artifactManager != null ? artifactManager : new StandardArtifactManager(this);
    }

    /** Chooses where this build's artifacts go, once; the first one asked decides. */
    public final synchronized ArtifactManager pickArtifactManager() throws IOException {
        if (artifactManager != null) {
            return artifactManager;
        }
        for (ArtifactManagerFactory factory : ExtensionList.lookup(ArtifactManagerFactory.class)) {
            ArtifactManager manager = factory.managerFor(this);
            if (manager != null) {
                artifactManager = manager;
                save();
                return manager;
            }
        }
        return new StandardArtifactManager(this);
    }

    public File getArtifactsDir() {
        return new File(getRootDir(), "archive");
    }

    public List<Artifact> getArtifacts() {
        return getArtifactsUpTo(Integer.MAX_VALUE);
    }

    public List<Artifact> getArtifactsUpTo(int artifactsNumber) {
        try {
            List<Artifact> artifacts = new ArrayList<>();
            for (String path : new TreeSet<>(getArtifactManager().root().list("**", null, false))) {
                if (artifacts.size() == artifactsNumber) {
                    break;
                }
                artifacts.add(new Artifact(path));
            }
            return artifacts;
        } catch (IOException e) {
            Logger.getLogger(Run.class.getName())
                    .log(Level.WARNING, e, () -> "Could not list the artifacts of " + this);
            return new ArrayList<>();
        }
    }

    public boolean getHasArtifacts() {
        return !getArtifactsUpTo(1).isEmpty();
    }

    public File getLogFile() {
        return new File(getRootDir(), "log");
    }

    public InputStream getLogInputStream() throws IOException {
        File file = getLogFile();
        return file.exists()
                ? Files.newInputStream(file.toPath())
                : new ByteArrayInputStream(("No such file: " + file).getBytes(getCharset()));
    }

    public Reader getLogReader() throws IOException {
        return new InputStreamReader(getLogInputStream(), getCharset());
    }

    public void writeWholeLogTo(OutputStream out) throws IOException, InterruptedException {
        getLogText().writeLogTo(0, out);
    }

    public AnnotatedLargeText getLogText() {
        return new AnnotatedLargeText(getLogFile(), getCharset(), !isLogUpdated(), this);
    }

    /** The whole log as one text. */
    public String getLog() throws IOException {
        if (!getLogFile().exists()) {
            return "";
        }
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        getLogText().writeLogTo(0, log);
        return log.toString(getCharset());
    }

    /** The last lines; a first one says how much was left out. */
    public List<String> getLog(int maxLines) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(getLogReader())) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(ConsoleNote.removeNotes(line));
            }
        }
        if (lines.size() <= maxLines) {
            return lines;
        }
        List<String> last = new ArrayList<>(lines.subList(lines.size() - maxLines, lines.size()));
        last.set(0, "[...truncated " + (lines.size() - maxLines + 1) + " lines...]");
        return last;
    }

    public Api getApi() {
        return new Api(this);
    }

    @Override
    public ACL getACL() {
        return getParent().getACL();
    }

    public synchronized void deleteArtifacts() throws IOException {
        try {
            getArtifactManager().delete();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    public void delete() throws IOException {
        if (isLogUpdated()) {
            throw new IOException("Unable to delete " + this + " because it is still running");
        }
        synchronized (this) {
            RunListener.fireDeleted(this);
            if (artifactManager != null) {
                deleteArtifacts();
            }
            File root = getRootDir();
            File tombstone = new File(root.getParentFile(), '.' + root.getName());
            if (root.exists()) {
                Files.move(root.toPath(), tombstone.toPath());
                Util.deleteRecursive(tombstone);
            }
            project.removeRun(_this());
        }
    }

    protected final void run(Runner job) {
        execute(job);
    }

    /** Runs a build from its first line to its last on this thread. */
    protected final void execute(RunExecution job) {
        if (result != null) {
            return;
        }
        long start = System.currentTimeMillis();
        onStartBuilding();
        charset = Charset.defaultCharset().name();
        try (BuildLog log = new BuildLog(this)) {
            log.started(getCauses());
            RunListener.fireStarted(this, log);
            try {
                setResult(job.run(log));
            } catch (Throwable problem) {
                setResult(log.explain(problem, this));
            }
            try {
                job.post(log);
            } catch (Throwable problem) {
                setResult(log.explain(problem, this));
            }
            duration = System.currentTimeMillis() - start;
            RunListener.fireCompleted(this, log);
            try {
                job.cleanUp(log);
            } catch (Throwable problem) {
                log.explain(problem, this);
            }
            state = State.POST_PRODUCTION;
            save();
            log.finished(result);
        } catch (IOException e) {
            Logger.getLogger(Run.class.getName()).log(Level.SEVERE, e, () -> "Failed to save " + this);
        } finally {
            onEndBuilding();
        }
    }

    public final void updateSymlinks(TaskListener listener) throws InterruptedException {}

    protected void onStartBuilding() {
        state = State.BUILDING;
        startTime = System.currentTimeMillis();
        RunListener.fireInitialize(this);
    }

    protected void onEndBuilding() {
        state = State.COMPLETED;
        if (result == null) {
            result = Result.FAILURE;
        }
        RunListener.fireFinalized(this);
    }

    @Override
    public synchronized void save() throws IOException {
        if (BulkChange.contains(this)) {
            return;
        }
        getDataFile().write(this);
        SaveableListener.fireOnChange(this, getDataFile());
    }

    protected Object writeReplace() {
        return XmlFile.replaceIfNotAtTopLevel(this, () -> new RunReference(getExternalizableId()));
    }

    public final void keepLog() throws IOException {
        keepLog(true);
    }

    public void keepLog(boolean newValue) throws IOException {
        checkPermission(newValue ? UPDATE : DELETE);
        keepLog = newValue;
        save();
    }

    public EnvVars getEnvironment(TaskListener listener) throws IOException, InterruptedException {
        Computer computer = Computer.currentComputer();
        Node node = computer == null ? null : computer.getNode();
        EnvVars env = getParent().getEnvironment(node, listener);
        env.putAll(getCharacteristicEnvVars());
        for (EnvironmentContributor contributor : EnvironmentContributor.all().reverseView()) {
            contributor.buildEnvironmentFor(this, env, listener);
        }
        for (EnvironmentContributingAction action : getActions(EnvironmentContributingAction.class)) {
            action.buildEnvironment(this, env);
        }
        return env;
    }

    public final EnvVars getCharacteristicEnvVars() {
        EnvVars env = getParent().getCharacteristicEnvVars();
        env.put("BUILD_NUMBER", String.valueOf(number));
        env.put("BUILD_ID", getId());
        env.put("BUILD_TAG", "jenkins-" + getParent().getFullName().replace('/', '-') + "-" + number);
        return env;
    }

    public String getExternalizableId() {
        return project.getFullName() + "#" + getNumber();
    }

    /** Null when there is no such build; an id that no build can have is refused. */
    public static Run<?, ?> fromExternalizableId(String id) throws IllegalArgumentException, AccessDeniedException {
        int hash = id.lastIndexOf('#');
        if (hash <= 0) {
            throw new IllegalArgumentException("Invalid id: " + id);
        }
        int number;
        try {
            number = Integer.parseInt(id.substring(hash + 1));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(e);
        }
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        Job<?, ?> job = jenkins == null ? null : jenkins.getItemByFullName(id.substring(0, hash), Job.class);
        return job == null ? null : job.getBuildByNumber(number);
    }

    public long getEstimatedDuration() {
        return project.getEstimatedDuration();
    }

    @Override
    public Object getTarget() {
        return project.getTarget() == null ? null : this;
    }

    /** What a kind of build does between its first and its last line. */
    public abstract class RunExecution {
        private final Map<Object, Object> attributes = new HashMap<>();

        public RunExecution() {}

        public abstract Result run(BuildListener listener) throws Exception;

        public abstract void post(BuildListener listener) throws Exception;

        public abstract void cleanUp(BuildListener listener) throws Exception;

        public RunT getBuild() {
            return _this();
        }

        public JobT getProject() {
            return _this().getParent();
        }

        public Map<Object, Object> getAttributes() {
            return attributes;
        }
    }

    /** The older name of {@link RunExecution}. */
    public abstract class Runner extends RunExecution {
        protected Runner() {}
    }

    /** Ends a build whose problem has been shown already. */
    public static final class RunnerAbortedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public RunnerAbortedException() {}
    }

    /** An archived file. */
    public class Artifact {
        public final String relativePath;

        Artifact(String relativePath) {
            this.relativePath = relativePath;
        }

        public File getFile() {
            return new File(getArtifactsDir(), relativePath);
        }

        public String getFileName() {
            return relativePath.substring(relativePath.lastIndexOf('/') + 1);
        }

        public String getDisplayPath() {
            return relativePath;
        }

        public String getHref() {
            return Arrays.stream(relativePath.split("/")).map(Util::rawEncode).collect(Collectors.joining("/"));
        }

        public String getLength() {
            return String.valueOf(getFileSize());
        }

        public long getFileSize() {
            try {
                return getArtifactManager().root().child(relativePath).length();
            } catch (IOException e) {
                return 0;
            }
        }

        @Override
        public String toString() {
            return relativePath;
        }
    }
}

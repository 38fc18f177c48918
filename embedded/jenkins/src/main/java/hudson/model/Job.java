package hudson.model;

import hudson.EnvVars;
import hudson.ExtensionPoint;
import hudson.Util;
import hudson.security.ACL;
import hudson.util.AtomicFileWriter;
import hudson.util.CopyOnWriteList;
import hudson.util.RunList;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;
import jenkins.model.BuildDiscarder;
import jenkins.model.BuildDiscarderProperty;
import jenkins.model.Jenkins;
import jenkins.model.ModelObjectWithChildren;
import jenkins.model.RunIdMigrator;
import org.kohsuke.stapler.StaplerOverridable;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.StaplerResponse;

/** Something that is built again and again. */
public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends AbstractItem
        implements ExtensionPoint, StaplerOverridable, ModelObjectWithChildren {
    protected transient volatile int nextBuildNumber = 1;
    private transient volatile boolean holdOffBuildUntilSave;
    private volatile boolean keepDependencies;
    protected CopyOnWriteList<JobProperty<? super JobT>> properties = new CopyOnWriteList<>();
    public transient RunIdMigrator runIdMigrator;

    protected Job(ItemGroup parent, String name) {
        super(parent, name);
    }

    @Override
    public synchronized void save() throws IOException {
        super.save();
        holdOffBuildUntilSave = false;
    }

    @Override
    public void onCreatedFromScratch() {
        super.onCreatedFromScratch();
        runIdMigrator = new RunIdMigrator();
        runIdMigrator.created(getBuildDir());
    }

    @Override
    @SuppressWarnings("unchecked")
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        super.onLoad(parent, name);
        runIdMigrator = new RunIdMigrator();
        File file = nextBuildNumberFile();
        if (file.exists()) {
            try {
                nextBuildNumber =
                        Integer.parseInt(Files.readString(file.toPath()).trim());
            } catch (NumberFormatException e) {
                nextBuildNumber = 1;
            }
        }
        if (properties == null) {
            properties = new CopyOnWriteList<>();
        }
        for (JobProperty property : properties) {
            property.setOwner(this);
        }
    }

    @Override
    public void onCopiedFrom(Item src) {
        super.onCopiedFrom(src);
        nextBuildNumber = 1;
        holdOffBuildUntilSave = true;
    }

    private File nextBuildNumberFile() {
        return new File(getRootDir(), "nextBuildNumber");
    }

    public boolean isHoldOffBuildUntilSave() {
        return holdOffBuildUntilSave;
    }

    protected synchronized void saveNextBuildNumber() throws IOException {
        try (AtomicFileWriter writer =
                new AtomicFileWriter(nextBuildNumberFile().toPath(), StandardCharsets.UTF_8)) {
            writer.write(nextBuildNumber + "\n");
            writer.commit();
        }
    }

    public boolean isInQueue() {
        return false;
    }

    public Queue.Item getQueueItem() {
        return null;
    }

    public boolean isBuilding() {
        RunT last = getLastBuild();
        return last != null && last.isBuilding();
    }

    public boolean isLogUpdated() {
        RunT last = getLastBuild();
        return last != null && last.isLogUpdated();
    }

    @Override
    public String getPronoun() {
        return "Project";
    }

    @Override
    public boolean isNameEditable() {
        return true;
    }

    public boolean isKeepDependencies() {
        return keepDependencies;
    }

    public synchronized int assignBuildNumber() throws IOException {
        int number = nextBuildNumber++;
        saveNextBuildNumber();
        return number;
    }

    public int getNextBuildNumber() {
        return nextBuildNumber;
    }

    public synchronized void updateNextBuildNumber(int next) throws IOException {
        RunT last = getLastBuild();
        if (next > (last == null ? 0 : last.getNumber())) {
            nextBuildNumber = next;
            saveNextBuildNumber();
        }
    }

    public EnvVars getCharacteristicEnvVars() {
        return new EnvVars(
                "JENKINS_SERVER_COOKIE",
                "DISABLED",
                "HUDSON_SERVER_COOKIE",
                "DISABLED",
                "JOB_NAME",
                getFullName(),
                "JOB_BASE_NAME",
                getName());
    }

    public EnvVars getEnvironment(Node node, TaskListener listener) throws IOException, InterruptedException {
        EnvVars env = new EnvVars();
        if (node != null) {
            Computer computer = node.toComputer();
            if (computer != null) {
                env = computer.getEnvironment();
                env.putAll(computer.buildEnvironment(listener));
            }
        }
        env.putAll(getCharacteristicEnvVars());
        for (EnvironmentContributor contributor : EnvironmentContributor.all().reverseView()) {
            contributor.buildEnvironmentFor(this, env, listener);
        }
        return env;
    }

    public BuildDiscarder getBuildDiscarder() {
        BuildDiscarderProperty property = _getProperty(BuildDiscarderProperty.class);
        return property == null ? null : property.getStrategy();
    }

    public void setBuildDiscarder(BuildDiscarder bd) throws IOException {
        removeProperty(BuildDiscarderProperty.class);
        if (bd != null) {
            addProperty((JobProperty) new BuildDiscarderProperty(bd));
        }
    }

    public void logRotate() throws IOException, InterruptedException {
        BuildDiscarder discarder = getBuildDiscarder();
        if (discarder != null) {
            discarder.perform(this);
        }
    }

    public boolean supportsLogRotator() {
        return true;
    }

    @Override
    public Collection<? extends Job> getAllJobs() {
        return Collections.singleton(this);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public void addProperty(JobProperty<? super JobT> jobProp) throws IOException {
        ((JobProperty) jobProp).setOwner(this);
        properties.add(jobProp);
        save();
    }

    public void removeProperty(JobProperty<? super JobT> jobProp) throws IOException {
        properties.remove(jobProp);
        save();
    }

    public <T extends JobProperty> T removeProperty(Class<T> clazz) throws IOException {
        for (JobProperty<? super JobT> property : properties) {
            if (clazz.isInstance(property)) {
                removeProperty(property);
                return clazz.cast(property);
            }
        }
        return null;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public Map<JobPropertyDescriptor, JobProperty<? super JobT>> getProperties() {
        Map map = new LinkedHashMap<>();
        for (JobProperty property : properties) {
            map.put(property.getDescriptor(), property);
        }
        return map;
    }

    public List<JobProperty<? super JobT>> getAllProperties() {
        return properties.getView();
    }

    public <T extends JobProperty> T getProperty(Class<T> clazz) {
        return _getProperty(clazz);
    }

    private <T> T _getProperty(Class<T> clazz) {
        for (Object property : properties) {
            if (clazz.isInstance(property)) {
                return clazz.cast(property);
            }
        }
        return null;
    }

    public JobProperty getProperty(String className) {
        for (JobProperty<?> property : properties) {
            if (property.getClass().getName().equals(className)) {
                return property;
            }
        }
        return null;
    }

    @Override
    public Collection<?> getOverrides() {
        List<Object> overrides = new ArrayList<>();
        for (JobProperty<?> property : properties) {
            overrides.addAll(property.getJobOverrides());
        }
        return overrides;
    }

    @Override
    public void renameTo(String newName) throws IOException {
        super.renameTo(newName);
        RunMap<?> runs = _getRuns() instanceof RunMap<?> map ? map : null;
        if (runs != null) {
            runs.updateBaseDir(getBuildDir());
        }
    }

    @Override
    public void delete() throws IOException, InterruptedException {
        super.delete();
        Util.deleteRecursive(getBuildDir());
    }

    public abstract boolean isBuildable();

    public RunList<RunT> getBuilds() {
        return RunList.fromRuns(_getRuns().values());
    }

    public RunList<RunT> getNewBuilds() {
        return getBuilds().newBuilds();
    }

    public SortedMap<Integer, RunT> getBuildsAsMap() {
        return Collections.unmodifiableSortedMap((SortedMap) _getRuns());
    }

    public RunT getBuild(String id) {
        for (RunT build : _getRuns().values()) {
            if (build.getId().equals(id)) {
                return build;
            }
        }
        return null;
    }

    public RunT getBuildByNumber(int n) {
        return _getRuns().get(n);
    }

    public RunT getNearestBuild(int n) {
        SortedMap<Integer, ? extends RunT> older = _getRuns().headMap(n - 1);
        return older.isEmpty() ? null : older.get(older.lastKey());
    }

    public RunT getNearestOldBuild(int n) {
        SortedMap<Integer, ? extends RunT> older = _getRuns().tailMap(n);
        return older.isEmpty() ? null : older.get(older.firstKey());
    }

    public File getBuildDir() {
        return Jenkins.get().getBuildDirFor(this);
    }

    protected abstract SortedMap<Integer, ? extends RunT> _getRuns();

    protected abstract void removeRun(RunT run);

    public RunT getLastBuild() {
        SortedMap<Integer, ? extends RunT> runs = _getRuns();
        return runs.isEmpty() ? null : runs.get(runs.firstKey());
    }

    public RunT getFirstBuild() {
        SortedMap<Integer, ? extends RunT> runs = _getRuns();
        return runs.isEmpty() ? null : runs.get(runs.lastKey());
    }

    private RunT last(Predicate<RunT> wanted) {
        for (RunT build = getLastBuild(); build != null; build = build.getPreviousBuild()) {
            if (!build.isBuilding() && wanted.test(build)) {
                return build;
            }
        }
        return null;
    }

    private static Result resultOf(Run<?, ?> build) {
        Result result = build.getResult();
        return result == null ? Result.SUCCESS : result;
    }

    /** Successful or unstable. */
    public RunT getLastSuccessfulBuild() {
        return last(b -> resultOf(b).isBetterOrEqualTo(Result.UNSTABLE));
    }

    public RunT getLastUnsuccessfulBuild() {
        return last(b -> resultOf(b) != Result.SUCCESS);
    }

    public RunT getLastUnstableBuild() {
        return last(b -> resultOf(b) == Result.UNSTABLE);
    }

    public RunT getLastStableBuild() {
        return last(b -> resultOf(b) == Result.SUCCESS);
    }

    public RunT getLastFailedBuild() {
        return last(b -> resultOf(b) == Result.FAILURE);
    }

    public RunT getLastCompletedBuild() {
        return last(b -> true);
    }

    public List<RunT> getLastBuildsOverThreshold(int numberOfBuilds, Result threshold) {
        RunT last = getLastBuild();
        return last == null ? Collections.emptyList() : last.getBuildsOverThreshold(numberOfBuilds, threshold);
    }

    protected List<RunT> getEstimatedDurationCandidates() {
        List<RunT> candidates = new ArrayList<>();
        RunT build = getLastBuild();
        for (int i = 0; i < 6 && build != null && candidates.size() < 3; i++) {
            if (!build.isBuilding() && resultOf(build).isBetterOrEqualTo(Result.UNSTABLE)) {
                candidates.add(build);
            }
            build = build.getPreviousBuild();
        }
        return candidates;
    }

    /** Average of the last three good builds, in milliseconds; -1 when there is none. */
    public long getEstimatedDuration() {
        List<RunT> candidates = getEstimatedDurationCandidates();
        return candidates.isEmpty()
                ? -1
                : Math.round(candidates.stream()
                        .mapToLong(Run::getDuration)
                        .average()
                        .orElse(-1));
    }

    public BallColor getIconColor() {
        RunT build = getLastBuild();
        while (build != null && build.hasntStartedYet()) {
            build = build.getPreviousBuild();
        }
        return build == null ? BallColor.NOTBUILT : build.getIconColor();
    }

    @Override
    public ACL getACL() {
        return Jenkins.get().getAuthorizationStrategy().getACL(this);
    }

    @Override
    protected void checkRename(String newName) throws Failure {
        if (isBuilding()) {
            throw new Failure("Unable to rename a job while it is building");
        }
    }

    @Override
    @Deprecated
    public Object getDynamic(String token, StaplerRequest req, StaplerResponse rsp) {
        if (token.equals("lastBuild")) {
            return getLastBuild();
        }
        try {
            return getBuildByNumber(Integer.parseInt(token));
        } catch (NumberFormatException e) {
            return super.getDynamic(token, req, rsp);
        }
    }
}

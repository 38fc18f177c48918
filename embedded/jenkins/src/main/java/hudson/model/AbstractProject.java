package hudson.model;

import hudson.FilePath;
import hudson.model.queue.CauseOfBlockage;
import hudson.model.queue.QueueTaskFuture;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Publisher;
import hudson.triggers.Trigger;
import hudson.triggers.TriggerDescriptor;
import hudson.util.DescribableList;
import io.jenkins.plugins.pavedroad.embedded.jenkins.FixedText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.servlet.ServletException;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;
import jenkins.model.lazy.LazyBuildMixIn;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest;

/** A freestyle job. Approximated: no triggers, no source control, no upstream or downstream jobs. */
public abstract class AbstractProject<P extends AbstractProject<P, R>, R extends AbstractBuild<P, R>> extends Job<P, R>
        implements BuildableItem, LazyBuildMixIn.LazyLoadingJob<P, R>, ParameterizedJobMixIn.ParameterizedJob<P, R> {
    protected volatile boolean disabled;
    private boolean concurrentBuild;
    private volatile Integer quietPeriod;
    private String assignedNode;
    private transient LazyBuildMixIn<P, R> buildMixIn;

    protected AbstractProject(ItemGroup parent, String name) {
        super(parent, name);
        buildMixIn = createBuildMixIn();
    }

    private LazyBuildMixIn<P, R> createBuildMixIn() {
        return new LazyBuildMixIn<>() {
            @Override
            @SuppressWarnings("unchecked")
            protected P asJob() {
                return (P) AbstractProject.this;
            }

            @Override
            protected Class<R> getBuildClass() {
                return AbstractProject.this.getBuildClass();
            }
        };
    }

    @Override
    public LazyBuildMixIn<P, R> getLazyBuildMixIn() {
        return buildMixIn;
    }

    @Override
    public void onCreatedFromScratch() {
        super.onCreatedFromScratch();
        buildMixIn.onCreatedFromScratch();
    }

    @Override
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        super.onLoad(parent, name);
        if (buildMixIn == null) {
            buildMixIn = createBuildMixIn();
        }
        buildMixIn.onLoad(parent, name);
    }

    @Override
    public boolean isConcurrentBuild() {
        return concurrentBuild;
    }

    public void setConcurrentBuild(boolean b) throws IOException {
        concurrentBuild = b;
        save();
    }

    @Override
    public Label getAssignedLabel() {
        return assignedNode == null ? null : Jenkins.get().getLabel(assignedNode);
    }

    public String getAssignedLabelString() {
        return assignedNode;
    }

    public void setAssignedLabel(Label l) throws IOException {
        assignedNode = l == null ? null : l.getExpression();
        save();
    }

    public final FilePath getWorkspace() {
        R build = getLastBuild();
        return build == null ? null : build.getWorkspace();
    }

    public final R getSomeBuildWithWorkspace() {
        return getLastBuild();
    }

    public final FilePath getSomeWorkspace() {
        return getWorkspace();
    }

    @Override
    public int getQuietPeriod() {
        return quietPeriod == null ? Jenkins.get().getQuietPeriod() : quietPeriod;
    }

    public void setQuietPeriod(Integer seconds) throws IOException {
        quietPeriod = seconds;
        save();
    }

    @Override
    public boolean isBuildable() {
        return !isDisabled() && !isHoldOffBuildUntilSave();
    }

    @Override
    public boolean isDisabled() {
        return disabled;
    }

    @Override
    public void setDisabled(boolean disabled) {
        this.disabled = disabled;
    }

    @Override
    public boolean supportsMakeDisabled() {
        return this instanceof TopLevelItem;
    }

    public abstract DescribableList<Publisher, Descriptor<Publisher>> getPublishersList();

    @Override
    public BuildAuthorizationToken getAuthToken() {
        return null;
    }

    public QueueTaskFuture<R> scheduleBuild2(int quietPeriod) {
        return scheduleBuild2(quietPeriod, new Action[0]);
    }

    public QueueTaskFuture<R> scheduleBuild2(int quietPeriod, Cause c) {
        return scheduleBuild2(quietPeriod, c, new Action[0]);
    }

    public QueueTaskFuture<R> scheduleBuild2(int quietPeriod, Cause c, Action... actions) {
        List<Action> all = new ArrayList<>(Arrays.asList(actions));
        if (c != null) {
            all.add(new CauseAction(c));
        }
        return scheduleBuild2(quietPeriod, all.toArray(new Action[0]));
    }

    @Override
    public QueueTaskFuture<R> scheduleBuild2(int quietPeriod, Action... actions) {
        return getParameterizedJobMixIn().scheduleBuild2(quietPeriod, actions);
    }

    @Override
    public boolean isInQueue() {
        return Jenkins.get().getQueue().contains(this);
    }

    @Override
    public Queue.Item getQueueItem() {
        return Jenkins.get().getQueue().getItem(this);
    }

    @Override
    public RunMap<R> _getRuns() {
        return buildMixIn._getRuns();
    }

    @Override
    public void removeRun(R run) {
        buildMixIn.removeRun(run);
    }

    @Override
    public R getBuild(String id) {
        return buildMixIn.getBuild(id);
    }

    @Override
    public R getBuildByNumber(int n) {
        return buildMixIn.getBuildByNumber(n);
    }

    @Override
    public R getFirstBuild() {
        return buildMixIn.getFirstBuild();
    }

    @Override
    public R getLastBuild() {
        return buildMixIn.getLastBuild();
    }

    @Override
    public R getNearestBuild(int n) {
        return buildMixIn.getNearestBuild(n);
    }

    @Override
    public R getNearestOldBuild(int n) {
        return buildMixIn.getNearestOldBuild(n);
    }

    @Override
    protected List<R> getEstimatedDurationCandidates() {
        return buildMixIn.getEstimatedDurationCandidates();
    }

    protected abstract Class<R> getBuildClass();

    protected synchronized R newBuild() throws IOException {
        return buildMixIn.newBuild();
    }

    @Override
    public CauseOfBlockage getCauseOfBlockage() {
        R build = getLastBuild();
        return !isConcurrentBuild() && build != null && build.isLogUpdated()
                ? CauseOfBlockage.fromMessage(
                        FixedText.of("Build " + build.getDisplayName() + " is already in progress"))
                : null;
    }

    @Override
    public R createExecutable() throws IOException {
        return isDisabled() ? null : newBuild();
    }

    @Override
    public void checkAbortPermission() {
        checkPermission(CANCEL);
    }

    @Override
    public boolean hasAbortPermission() {
        return hasPermission(CANCEL);
    }

    /** Reads the describables whose checkbox, named by the prefix and a number, was ticked in an old-style form. */
    @Deprecated
    protected final <T extends Describable<T>> List<T> buildDescribable(
            StaplerRequest req, List<? extends Descriptor<T>> descriptors, String prefix)
            throws Descriptor.FormException, ServletException {
        List<T> ticked = new ArrayList<>();
        for (int i = 0; i < descriptors.size(); i++) {
            if (req.getParameter(prefix + i) != null) {
                ticked.add(descriptors.get(i).newInstance(req, new JSONObject()));
            }
        }
        return ticked;
    }

    protected final <T extends Describable<T>> void addToList(T item, List<T> collection) throws IOException {
        collection.removeIf(t -> t.getDescriptor() == item.getDescriptor());
        collection.add(item);
        save();
    }

    protected final <T extends Describable<T>> void removeFromList(Descriptor<T> item, List<T> collection)
            throws IOException {
        if (collection.removeIf(t -> t.getDescriptor() == item)) {
            save();
        }
    }

    public abstract boolean isFingerprintConfigured();

    @Override
    public Map<TriggerDescriptor, Trigger<?>> getTriggers() {
        return Collections.emptyMap();
    }

    public final List<AbstractProject> getDownstreamProjects() {
        return Collections.emptyList();
    }

    public final List<AbstractProject> getUpstreamProjects() {
        return Collections.emptyList();
    }

    public final List<AbstractProject> getBuildTriggerUpstreamProjects() {
        return Collections.emptyList();
    }

    public final Set<AbstractProject> getTransitiveUpstreamProjects() {
        return Collections.emptySet();
    }

    public final Set<AbstractProject> getTransitiveDownstreamProjects() {
        return Collections.emptySet();
    }

    /** Descriptor of such a job. */
    public abstract static class AbstractProjectDescriptor extends TopLevelItemDescriptor {
        public AbstractProjectDescriptor() {}

        @Override
        public boolean isApplicable(Descriptor descriptor) {
            return !(descriptor instanceof BuildStepDescriptor<?> step)
                    || step.isApplicable(clazz.asSubclass(AbstractProject.class));
        }
    }
}

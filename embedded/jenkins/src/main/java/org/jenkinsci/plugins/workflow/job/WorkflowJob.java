package org.jenkinsci.plugins.workflow.job;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.BallColor;
import hudson.model.BuildAuthorizationToken;
import hudson.model.Executor;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.Label;
import hudson.model.Node;
import hudson.model.Queue;
import hudson.model.RunMap;
import hudson.model.TopLevelItem;
import hudson.model.TopLevelItemDescriptor;
import hudson.model.queue.CauseOfBlockage;
import hudson.model.queue.QueueTaskFuture;
import hudson.model.queue.SubTask;
import hudson.scm.SCM;
import hudson.triggers.Trigger;
import hudson.triggers.TriggerDescriptor;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;
import jenkins.model.lazy.LazyBuildMixIn;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.flow.BlockableResume;
import org.jenkinsci.plugins.workflow.flow.FlowDefinition;
import org.jenkinsci.plugins.workflow.job.properties.DisableConcurrentBuildsJobProperty;
import org.jenkinsci.plugins.workflow.job.properties.DisableResumeJobProperty;

/** A job that runs a Pipeline. */
public final class WorkflowJob extends Job<WorkflowJob, WorkflowRun>
        implements LazyBuildMixIn.LazyLoadingJob<WorkflowJob, WorkflowRun>,
                ParameterizedJobMixIn.ParameterizedJob<WorkflowJob, WorkflowRun>,
                TopLevelItem,
                Queue.FlyweightTask,
                BlockableResume {

    private FlowDefinition definition;
    private volatile boolean disabled;
    private Integer quietPeriod;
    private transient LazyBuildMixIn<WorkflowJob, WorkflowRun> buildMixIn;

    public WorkflowJob(ItemGroup parent, String name) {
        super(parent, name);
        buildMixIn = createBuildMixIn();
    }

    private LazyBuildMixIn<WorkflowJob, WorkflowRun> createBuildMixIn() {
        return new LazyBuildMixIn<>() {
            @Override
            protected WorkflowJob asJob() {
                return WorkflowJob.this;
            }

            @Override
            protected Class<WorkflowRun> getBuildClass() {
                return WorkflowRun.class;
            }
        };
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

    public FlowDefinition getDefinition() {
        return definition;
    }

    public void setDefinition(FlowDefinition definition) {
        this.definition = definition;
        try {
            save();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public boolean isBuildable() {
        return !disabled && !isHoldOffBuildUntilSave();
    }

    @Override
    protected RunMap<WorkflowRun> _getRuns() {
        return buildMixIn._getRuns();
    }

    @Override
    public LazyBuildMixIn<WorkflowJob, WorkflowRun> getLazyBuildMixIn() {
        return buildMixIn;
    }

    @Override
    protected void removeRun(WorkflowRun run) {
        buildMixIn.removeRun(run);
    }

    @Override
    public WorkflowRun getBuild(String id) {
        return buildMixIn.getBuild(id);
    }

    @Override
    public WorkflowRun getBuildByNumber(int n) {
        return buildMixIn.getBuildByNumber(n);
    }

    @Override
    public WorkflowRun getFirstBuild() {
        return buildMixIn.getFirstBuild();
    }

    @Override
    public WorkflowRun getLastBuild() {
        return buildMixIn.getLastBuild();
    }

    @Override
    public WorkflowRun getNearestBuild(int n) {
        return buildMixIn.getNearestBuild(n);
    }

    @Override
    public WorkflowRun getNearestOldBuild(int n) {
        return buildMixIn.getNearestOldBuild(n);
    }

    @Override
    protected List<WorkflowRun> getEstimatedDurationCandidates() {
        return buildMixIn.getEstimatedDurationCandidates();
    }

    @Override
    public QueueTaskFuture<WorkflowRun> scheduleBuild2(int quietPeriod, Action... actions) {
        return getParameterizedJobMixIn().scheduleBuild2(quietPeriod, actions);
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
        return true;
    }

    @Override
    public BallColor getIconColor() {
        return disabled ? BallColor.DISABLED : super.getIconColor();
    }

    @Override
    public BuildAuthorizationToken getAuthToken() {
        return null;
    }

    @Override
    public int getQuietPeriod() {
        return quietPeriod == null ? Jenkins.get().getQuietPeriod() : quietPeriod;
    }

    public boolean getHasCustomQuietPeriod() {
        return quietPeriod != null;
    }

    public void setQuietPeriod(Integer seconds) throws IOException {
        this.quietPeriod = seconds;
        save();
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
    public CauseOfBlockage getCauseOfBlockage() {
        WorkflowRun last = getLastBuild();
        if (!isConcurrentBuild() && last != null && last.isLogUpdated()) {
            return new BecauseOfBuildInProgress(last);
        }
        return null;
    }

    private static final class BecauseOfBuildInProgress extends CauseOfBlockage {
        private final WorkflowRun build;

        BecauseOfBuildInProgress(WorkflowRun build) {
            this.build = build;
        }

        @Override
        public String getShortDescription() {
            Executor executor = build.getOneOffExecutor();
            return "Build #" + build.getNumber() + " is already in progress"
                    + (executor == null ? "" : " (ETA: " + executor.getTimestampString() + ")");
        }
    }

    @Override
    public boolean isConcurrentBuild() {
        return getProperty(DisableConcurrentBuildsJobProperty.class) == null;
    }

    @Deprecated
    public void setConcurrentBuild(boolean b) throws IOException {
        removeProperty(DisableConcurrentBuildsJobProperty.class);
        if (!b) {
            addProperty(new DisableConcurrentBuildsJobProperty());
        }
    }

    @Override
    public boolean isResumeBlocked() {
        return getProperty(DisableResumeJobProperty.class) != null;
    }

    @Override
    public void setResumeBlocked(boolean resumeBlocked) {
        if (resumeBlocked == isResumeBlocked()) {
            return;
        }
        try {
            if (resumeBlocked) {
                addProperty(new DisableResumeJobProperty());
            } else {
                removeProperty(DisableResumeJobProperty.class);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public Collection<? extends SubTask> getSubTasks() {
        return Collections.singleton(this);
    }

    @Override
    public Label getAssignedLabel() {
        return Jenkins.get().getSelfLabel();
    }

    @Override
    public Node getLastBuiltOn() {
        return Jenkins.get();
    }

    @Override
    public Object getSameNodeConstraint() {
        return this;
    }

    @Override
    public String getPronoun() {
        return "Pipeline";
    }

    @Override
    public TopLevelItemDescriptor getDescriptor() {
        return (DescriptorImpl) Jenkins.get().getDescriptorOrDie(WorkflowJob.class);
    }

    @Override
    public Map<TriggerDescriptor, Trigger<?>> getTriggers() {
        return Collections.emptyMap();
    }

    public Collection<? extends SCM> getSCMs() {
        return definition == null ? Collections.emptySet() : definition.getSCMs();
    }

    @Extension(ordinal = 1)
    @Symbol({"pipeline", "pipelineJob"})
    public static final class DescriptorImpl extends TopLevelItemDescriptor {
        @Override
        public String getDisplayName() {
            return "Pipeline";
        }

        @Override
        public TopLevelItem newInstance(ItemGroup parent, String name) {
            return new WorkflowJob(parent, name);
        }
    }
}

package org.jenkinsci.plugins.workflow.job;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.Functions;
import hudson.console.AnnotatedLargeText;
import hudson.model.BuildListener;
import hudson.model.Executor;
import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.User;
import hudson.model.listeners.RunListener;
import hudson.scm.ChangeLogSet;
import hudson.scm.SCM;
import hudson.util.HttpResponses;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.CauseOfInterruption;
import jenkins.model.Jenkins;
import jenkins.model.lazy.BuildReference;
import jenkins.model.lazy.LazyBuildMixIn;
import jenkins.model.queue.AsynchronousExecution;
import jenkins.scm.RunWithSCM;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.flow.FlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionList;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionListener;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.flow.GraphListener;
import org.jenkinsci.plugins.workflow.flow.StashManager;
import org.jenkinsci.plugins.workflow.graph.FlowEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.log.LogStorage;
import org.jenkinsci.plugins.workflow.log.TaskListenerDecorator;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.kohsuke.stapler.HttpResponse;

/** A run of a Pipeline. Its executor is taken only in name: while the Pipeline waits, no thread does. */
public final class WorkflowRun extends Run<WorkflowJob, WorkflowRun>
        implements FlowExecutionOwner.Executable,
                LazyBuildMixIn.LazyLoadingRun<WorkflowJob, WorkflowRun>,
                RunWithSCM<WorkflowJob, WorkflowRun> {

    private static final Logger LOGGER = Logger.getLogger(WorkflowRun.class.getName());

    /** Approximation: neither the program nor the graph is kept over a restart. */
    private transient volatile FlowExecution execution;

    private volatile boolean completed;

    /** The result is known, but the log still gets its last lines. */
    private transient volatile boolean ending;

    private final transient LazyBuildMixIn.RunMixIn<WorkflowJob, WorkflowRun> runMixIn =
            new LazyBuildMixIn.RunMixIn<>() {
                @Override
                protected WorkflowRun asRun() {
                    return WorkflowRun.this;
                }
            };
    private transient SettableFuture<FlowExecution> executionPromise = SettableFuture.create();
    private transient volatile BuildListener listener;
    private transient volatile AsynchronousExecution asynchronous;
    private transient volatile boolean allowTerm;
    private transient volatile boolean allowKill;

    public WorkflowRun(WorkflowJob job) throws IOException {
        super(job);
    }

    public WorkflowRun(WorkflowJob job, File dir) throws IOException {
        super(job, dir);
    }

    @Override
    public LazyBuildMixIn.RunMixIn<WorkflowJob, WorkflowRun> getRunMixIn() {
        return runMixIn;
    }

    @Override
    protected BuildReference<WorkflowRun> createReference() {
        return getRunMixIn().createReference();
    }

    @Override
    protected void dropLinks() {
        getRunMixIn().dropLinks();
    }

    @Override
    public WorkflowRun getPreviousBuild() {
        return getRunMixIn().getPreviousBuild();
    }

    @Override
    public WorkflowRun getNextBuild() {
        return getRunMixIn().getNextBuild();
    }

    /** Starts the Pipeline and lets the executor's thread go. */
    @Override
    public void run() {
        AsynchronousExecution running = new Running();
        asynchronous = running;
        onStartBuilding();
        charset = "UTF-8";
        try {
            begin();
        } catch (Throwable t) {
            executionPromise.setException(t);
            finish(Result.FAILURE, t);
        }
        throw running;
    }

    private void begin() throws Exception {
        Owner owner = new Owner(this);
        listener = TaskListenerDecorator.apply(LogStorage.of(owner).overallListener(), owner, null);
        listener.started(getCauses());
        RunListener.fireStarted(this, listener);
        FlowDefinition definition = getParent().getDefinition();
        if (definition == null) {
            throw new AbortException("No flow definition, cannot run");
        }
        FlowExecution made = definition.create(owner, listener, getAllActions());
        made.addListener(new GraphL());
        execution = made;
        FlowExecutionList.get().register(owner);
        FlowExecutionListener.fireCreated(made);
        executionPromise.set(made);
        save();
        made.start();
        FlowExecutionListener.fireRunning(made);
    }

    private void finish(Result r, Throwable t) {
        if (completed) {
            return;
        }
        setResult(r);
        ending = true;
        completed = true;
        duration = Math.max(0, System.currentTimeMillis() - getStartTimeInMillis());
        BuildListener log = listener;
        try {
            if (log != null) {
                explain(t, log);
                RunListener.fireCompleted(this, log);
                log.finished(getResult());
                log.getLogger().flush();
            }
            getParent().logRotate();
            StashManager.maybeClearAll(this, TaskListener.NULL);
            save();
        } catch (Exception e) {
            LOGGER.log(Level.WARNING, "the end of " + this + " was not all done", e);
        } finally {
            try {
                FlowExecutionList.get().unregister(new Owner(this));
                onEndBuilding();
                if (execution != null) {
                    FlowExecutionListener.fireCompleted(execution);
                }
                asynchronous.completed(null);
            } finally {
                ending = false;
            }
        }
    }

    private void explain(Throwable t, BuildListener log) {
        if (t instanceof AbortException) {
            log.error(t.getMessage());
        } else if (t instanceof FlowInterruptedException stop) {
            stop.handle(this, log);
        } else if (t != null) {
            Functions.printStackTrace(t, log.getLogger());
        }
    }

    private final class Running extends AsynchronousExecution {
        private static final long serialVersionUID = 1L;

        @Override
        public void interrupt(boolean forShutdown) {
            if (forShutdown) {
                return;
            }
            Executor executor = getExecutor();
            Result how = executor == null ? Result.ABORTED : executor.abortResult();
            Collection<CauseOfInterruption> why =
                    executor == null ? Collections.emptyList() : executor.getCausesOfInterruption();
            Timer.get().submit(() -> stopExecution(how, why));
        }

        @Override
        public boolean blocksRestart() {
            FlowExecution running = execution;
            return running != null && running.blocksRestart();
        }

        @Override
        public boolean displayCell() {
            return blocksRestart();
        }
    }

    private void stopExecution(Result how, Collection<CauseOfInterruption> why) {
        FlowExecution running = execution;
        if (running == null) {
            return;
        }
        allowTerm = true;
        try {
            running.interrupt(how, why.toArray(new CauseOfInterruption[0]));
        } catch (IOException | InterruptedException e) {
            LOGGER.log(Level.WARNING, this + " could not be stopped", e);
        }
    }

    /** Asks the Pipeline to end, as the user who asks. */
    public HttpResponse doStop() {
        checkPermission(Item.CANCEL);
        Executor executor = getOneOffExecutor();
        if (executor != null) {
            executor.interrupt(Result.ABORTED);
        } else {
            User user = User.current();
            stopExecution(
                    Result.ABORTED, user == null ? List.of() : List.of(new CauseOfInterruption.UserInterruption(user)));
        }
        return HttpResponses.forwardToPreviousPage();
    }

    /** Fails every step that runs, whether it has unwound or not. */
    public void doTerm() {
        checkPermission(Item.CANCEL);
        FlowExecution running = execution;
        if (!isInProgress() || running == null) {
            return;
        }
        allowKill = true;
        running.getCurrentExecutions(true)
                .addListener(
                        () -> {
                            try {
                                FlowInterruptedException cause = new FlowInterruptedException(Result.ABORTED);
                                running.getCurrentExecutions(true).get().forEach(step -> step.getContext()
                                        .onFailure(cause));
                            } catch (Exception e) {
                                LOGGER.log(Level.WARNING, this + " could not be terminated", e);
                            }
                        },
                        org.jenkinsci.plugins.workflow.flow.MoreExecutors.directExecutor());
    }

    /** Gives the build up; what still runs is left alone. */
    public void doKill() {
        checkPermission(Item.CANCEL);
        if (isBuilding()) {
            finish(Result.ABORTED, null);
        }
    }

    public boolean hasAllowTerm() {
        return isBuilding() && allowTerm;
    }

    public boolean hasAllowKill() {
        return isBuilding() && allowKill;
    }

    @Override
    public EnvVars getEnvironment(TaskListener listener) throws IOException, InterruptedException {
        EnvVars env = super.getEnvironment(listener);
        if (Jenkins.get().getRootUrl() != null) {
            env.put("BUILD_URL", Jenkins.get().getRootUrl() + getUrl());
        }
        return env;
    }

    @Override
    public void reload() throws IOException {
        super.reload();
    }

    @Override
    protected void onLoad() {
        executionPromise = SettableFuture.create();
        super.onLoad();
        if (execution != null) {
            try {
                execution.onLoad(new Owner(this));
                executionPromise.set(execution);
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, "the Pipeline of " + this + " could not be loaded", e);
                executionPromise.setException(e);
                execution = null;
            }
        }
    }

    /** The worst result counts. */
    @Override
    public void setResult(Result r) {
        if (result == null || r.isWorseThan(result)) {
            result = r;
        }
    }

    public FlowExecution getExecution() {
        return execution;
    }

    public ListenableFuture<FlowExecution> getExecutionPromise() {
        return executionPromise;
    }

    @Override
    public FlowExecutionOwner asFlowExecutionOwner() {
        return new Owner(this);
    }

    @Override
    public boolean hasntStartedYet() {
        return result == null && execution == null && !completed;
    }

    @Override
    public boolean isBuilding() {
        return !completed && isInProgress() || super.hasntStartedYet();
    }

    @Override
    public boolean isInProgress() {
        return !completed && super.isInProgress();
    }

    @Override
    public boolean isLogUpdated() {
        return isBuilding() || ending;
    }

    public List<SCM> getSCMs() {
        return new ArrayList<>(getParent().getSCMs());
    }

    @Override
    public List<ChangeLogSet<? extends ChangeLogSet.Entry>> getChangeSets() {
        return new ArrayList<>();
    }

    @Override
    public Set<String> getCulpritIds() {
        return Collections.emptySet();
    }

    @Override
    public boolean shouldCalculateCulprits() {
        return false;
    }

    @Override
    public AnnotatedLargeText<?> getLogText() {
        return LogStorage.of(new Owner(this)).overallLog(this, !isLogUpdated());
    }

    /** Prints the nodes of the graph as they come, and ends the build with the last. */
    private final class GraphL implements GraphListener.Synchronous {
        @Override
        public void onNewHead(FlowNode node) {
            BuildListener log = listener;
            if (log != null) {
                log.getLogger().println("[Pipeline] " + node.getDisplayFunctionName());
            }
            if (node instanceof FlowEndNode end) {
                finish(end.getResult(), execution.getCauseOfFailure());
            }
        }
    }

    /** Finds the build by its job's name and its number. */
    private static final class Owner extends FlowExecutionOwner {
        private static final long serialVersionUID = 1L;

        private final String job;
        private final String id;
        private transient WorkflowRun run;

        Owner(WorkflowRun run) {
            this.job = run.getParent().getFullName();
            this.id = run.getId();
            this.run = run;
        }

        private synchronized WorkflowRun run() throws IOException {
            if (run == null) {
                WorkflowJob found = Jenkins.get().getItemByFullName(job, WorkflowJob.class);
                run = found == null ? null : found.getBuild(id);
                if (run == null) {
                    throw new IOException("there is no build " + this);
                }
            }
            return run;
        }

        @Override
        public FlowExecution get() throws IOException {
            FlowExecution known = run().execution;
            if (known == null) {
                throw new IOException(this + " did not start its Pipeline");
            }
            return known;
        }

        @Override
        public File getRootDir() throws IOException {
            return run().getRootDir();
        }

        @Override
        public Queue.Executable getExecutable() throws IOException {
            return run();
        }

        @Override
        public String getUrl() throws IOException {
            return run().getUrl();
        }

        @Override
        public TaskListener getListener() throws IOException {
            BuildListener known = run().listener;
            return known == null ? TaskListener.NULL : known;
        }

        @Override
        public String getExternalizableId() {
            return job + "#" + id;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Owner other && job.equals(other.job) && id.equals(other.id);
        }

        @Override
        public int hashCode() {
            return job.hashCode() ^ id.hashCode();
        }

        @Override
        public String toString() {
            return "Owner[" + job + "/" + id + "]";
        }
    }
}

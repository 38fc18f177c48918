package org.jenkinsci.plugins.workflow.job;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.Functions;
import hudson.XmlFile;
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
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.CauseOfInterruption;
import jenkins.model.Jenkins;
import jenkins.model.lazy.BuildReference;
import jenkins.model.lazy.LazyBuildMixIn;
import jenkins.model.queue.AsynchronousExecution;
import jenkins.scm.RunWithSCM;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.flow.BlockableResume;
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
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** A run of a Pipeline. Its executor is taken only in name: while the Pipeline waits, no thread does. */
public final class WorkflowRun extends Run<WorkflowJob, WorkflowRun>
        implements FlowExecutionOwner.Executable,
                LazyBuildMixIn.LazyLoadingRun<WorkflowJob, WorkflowRun>,
                RunWithSCM<WorkflowJob, WorkflowRun> {

    private static final Logger LOGGER = Logger.getLogger(WorkflowRun.class.getName());

    /** Seconds from an abort until a harder one is offered (workflow-job). */
    private static final int HARDER_AFTER = 15;

    /** Also of a finished build, for its graph. */
    private volatile FlowExecution execution;

    /** Null until the Pipeline is there. */
    private volatile Boolean completed;

    private transient volatile boolean executionLoaded;

    /** Whether this process started the build, rather than found it. */
    private transient boolean firstTime;

    private transient boolean loaded;
    private transient boolean ended;

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
        firstTime = true;
        loaded = true;
        executionLoaded = true;
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

    /** Starts the Pipeline, or takes an executor for one that goes on, and lets the executor's thread go. */
    @Override
    public void run() {
        Running running = new Running();
        asynchronous = running;
        if (firstTime) {
            onStartBuilding();
            charset = "UTF-8";
            try {
                begin();
            } catch (Throwable t) {
                execution = null;
                executionPromise.setException(t);
                finish(Result.FAILURE, t);
            }
        } else if (!isInProgress()) {
            running.completed(null);
        }
        throw running;
    }

    private void begin() throws Exception {
        Owner owner = new Owner(this);
        BuildListener log = listener();
        log.started(getCauses());
        RunListener.fireStarted(this, log);
        FlowDefinition definition = getParent().getDefinition();
        if (definition == null) {
            throw new AbortException("No flow definition, cannot run");
        }
        FlowExecution made = definition.create(owner, log, getAllActions());
        if (made instanceof BlockableResume blockable) {
            boolean blocked = getParent().isResumeBlocked();
            blockable.setResumeBlocked(blocked);
            if (blocked) {
                log.getLogger().println("Resume disabled by user, switching to high-performance, low-durability mode.");
            }
        }
        made.addListener(new GraphL());
        completed = false;
        execution = made;
        FlowExecutionList.get().register(owner);
        FlowExecutionListener.fireCreated(made);
        executionPromise.set(made);
        save();
        made.start();
        FlowExecutionListener.fireRunning(made);
    }

    private BuildListener listener() {
        BuildListener known = listener;
        if (known == null) {
            Owner owner = new Owner(this);
            try {
                known = TaskListenerDecorator.apply(LogStorage.of(owner).overallListener(), owner, null);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("the log of " + this + " could not be opened", e);
            }
            listener = known;
        }
        return known;
    }

    private void finish(Result r, Throwable t) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        setResult(r);
        BuildListener log = listener();
        completed = true;
        duration = Math.max(0, System.currentTimeMillis() - getStartTimeInMillis());
        try {
            explain(t, log);
            RunListener.fireCompleted(this, log);
            if (execution != null) {
                FlowExecutionListener.fireCompleted(execution);
            }
            log.finished(getResult());
            log.getLogger().flush();
            getParent().logRotate();
            StashManager.maybeClearAll(this, TaskListener.NULL);
            save();
        } catch (Exception e) {
            LOGGER.log(Level.WARNING, "the end of " + this + " was not all done", e);
        } finally {
            try {
                FlowExecutionList.get().unregister(new Owner(this));
                onEndBuilding();
            } finally {
                listener = null;
                leaveExecutor();
            }
        }
    }

    private void leaveExecutor() {
        AsynchronousExecution running = asynchronous;
        if (running != null) {
            running.completed(null);
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
        offerLater("Click here to forcibly terminate running steps", () -> allowTerm = true);
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

    private void offerLater(String line, Runnable offer) {
        Timer.get()
                .schedule(
                        () -> {
                            if (isInProgress()) {
                                offer.run();
                                listener().getLogger().println(line);
                            }
                        },
                        HARDER_AFTER,
                        TimeUnit.SECONDS);
    }

    /** Fails every step that runs, whether it has unwound or not. */
    public void doTerm() {
        checkPermission(Item.CANCEL);
        FlowExecution running = execution;
        if (!isInProgress() || running == null) {
            return;
        }
        ListenableFuture<List<StepExecution>> steps = running.getCurrentExecutions(true);
        steps.addListener(() -> terminate(steps), org.jenkinsci.plugins.workflow.flow.MoreExecutors.directExecutor());
        offerLater("Click here to forcibly kill entire build", () -> allowKill = true);
    }

    private void terminate(ListenableFuture<List<StepExecution>> steps) {
        FlowInterruptedException cause = new FlowInterruptedException(Result.ABORTED);
        try {
            List<StepExecution> innermost = new ArrayList<>(steps.get());
            Collections.reverse(innermost);
            for (StepExecution step : innermost) {
                FlowNode node = step.getContext().get(FlowNode.class);
                step.getContext().onFailure(cause);
                listener().getLogger().println("Terminating " + node.getDisplayFunctionName());
            }
        } catch (Exception e) {
            LOGGER.log(Level.WARNING, this + " could not be terminated", e);
        }
    }

    /** As {@link #doTerm}, over HTTP. */
    @RequirePOST
    @WebMethod(name = "term")
    public HttpResponse httpTerm() {
        doTerm();
        return HttpResponses.forwardToPreviousPage();
    }

    /** Gives the build up; what still runs is left alone. */
    public void doKill() {
        checkPermission(Item.CANCEL);
        if (!isBuilding() || execution == null) {
            return;
        }
        listener().getLogger().println("Hard kill!");
        execution = null;
        FlowInterruptedException end = new FlowInterruptedException(Result.ABORTED);
        finish(Result.ABORTED, end);
        executionPromise.setException(end);
    }

    /** As {@link #doKill}, over HTTP. */
    @RequirePOST
    @WebMethod(name = "kill")
    public HttpResponse httpKill() {
        doKill();
        return HttpResponses.forwardToPreviousPage();
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

    /** Without the result that a build has otherwise until it is read: one that goes on has none yet. */
    @Override
    public void reload() throws IOException {
        new XmlFile(XSTREAM, new File(getRootDir(), "build.xml")).unmarshal(this);
        if (loaded) {
            super.onLoad();
        }
    }

    @Override
    protected void onLoad() {
        super.onLoad();
        loaded = true;
        if (execution == null) {
            boolean unknown = completed == null || result == null;
            completed = true;
            if (result == null) {
                setResult(Result.FAILURE);
            }
            if (unknown) {
                saveQuietly();
            }
            return;
        }
        if (Boolean.TRUE.equals(completed)) {
            return;
        }
        FlowExecution going = getExecution();
        if (going != null && Boolean.FALSE.equals(completed)) {
            listener().getLogger().println("Resuming build at " + new Date() + " after Jenkins restart");
            Timer.get().submit(() -> Jenkins.get().getQueue().schedule(new AfterRestartTask(this), 0));
            FlowExecutionListener.fireResumed(going);
        }
    }

    private void saveQuietly() {
        try {
            save();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, this + " could not be saved", e);
        }
    }

    /** The worst result counts. */
    @Override
    public void setResult(Result r) {
        if (result == null || r.isWorseThan(result)) {
            result = r;
        }
    }

    /** Null before the Pipeline is there, and when it could not be loaded. */
    public FlowExecution getExecution() {
        FlowExecution known = execution;
        if (executionLoaded || known == null) {
            return known;
        }
        synchronized (this) {
            return executionLoaded ? execution : load(known);
        }
    }

    private FlowExecution load(FlowExecution saved) {
        executionLoaded = true;
        boolean running = !Boolean.TRUE.equals(completed);
        GraphListener ends = new EndedWhileLoaded();
        try {
            if (saved instanceof BlockableResume blockable) {
                blockable.setResumeBlocked(getParent().isResumeBlocked());
            }
            if (running) {
                saved.addListener(ends);
            }
            saved.onLoad(new Owner(this));
        } catch (Exception e) {
            LOGGER.log(Level.WARNING, "the Pipeline of " + this + " could not be loaded", e);
            setResult(Result.FAILURE);
            completed = true;
            execution = null;
            saveQuietly();
            executionPromise().setException(e);
            return null;
        }
        saved.removeListener(ends);
        if (running && saved.isComplete()) {
            completed = true;
            FlowNode last = saved.getCurrentHeads().isEmpty()
                    ? null
                    : saved.getCurrentHeads().get(0);
            setResult(last instanceof FlowEndNode end ? end.getResult() : Result.FAILURE);
            saveQuietly();
        } else if (running) {
            completed = false;
            saved.addListener(new GraphL());
        }
        executionPromise().set(saved);
        return saved;
    }

    private synchronized SettableFuture<FlowExecution> executionPromise() {
        if (executionPromise == null) {
            executionPromise = SettableFuture.create();
        }
        return executionPromise;
    }

    public ListenableFuture<FlowExecution> getExecutionPromise() {
        return executionPromise();
    }

    @Override
    public FlowExecutionOwner asFlowExecutionOwner() {
        return new Owner(this);
    }

    @Override
    public boolean hasntStartedYet() {
        return result == null && execution == null;
    }

    @Override
    public boolean isBuilding() {
        return result == null || isInProgress();
    }

    @Override
    public boolean isInProgress() {
        FlowExecution known = execution;
        return !Boolean.TRUE.equals(completed) && known != null && !known.isComplete();
    }

    @Override
    public boolean isLogUpdated() {
        return listener != null || isBuilding();
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
                FlowExecution ending = execution;
                finish(end.getResult(), ending == null ? null : ending.getCauseOfFailure());
                return;
            }
            FlowExecution running = execution;
            if (running != null && running.getDurabilityHint().isPersistWithEveryStep()) {
                saveQuietly();
            }
        }
    }

    /** A Pipeline that turns out not to go on ends its build once that is loaded. */
    private final class EndedWhileLoaded implements GraphListener {
        @Override
        public void onNewHead(FlowNode node) {
            if (node instanceof FlowEndNode end) {
                FlowExecution broken = node.getExecution();
                Timer.get().schedule(() -> finish(end.getResult(), broken.getCauseOfFailure()), 1, TimeUnit.SECONDS);
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
            FlowExecution known = run().getExecution();
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
            WorkflowRun build = run();
            return build.ended && build.listener == null ? TaskListener.NULL : build.listener();
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

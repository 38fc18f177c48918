package hudson.model;

import hudson.FilePath;
import hudson.Util;
import hudson.model.queue.SubTask;
import hudson.model.queue.WorkUnit;
import hudson.model.queue.WorkUnitContext;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.CauseOfInterruption;
import jenkins.model.InterruptedBuildAction;
import jenkins.model.Jenkins;
import jenkins.model.queue.AsynchronousExecution;

/** Runs one thing at a time. Its thread starts when it is given work, and a fresh executor takes its place afterwards. */
public class Executor extends Thread implements ModelObject {
    private static final Logger LOGGER = Logger.getLogger(Executor.class.getName());

    protected final Computer owner;
    private final Queue queue;
    private final int number;
    private final long creationTime = System.currentTimeMillis();
    private final List<CauseOfInterruption> causes = new ArrayList<>();
    private volatile WorkUnit workUnit;
    private volatile boolean started;
    private volatile long startTime;
    private volatile Queue.Executable executable;
    private volatile AsynchronousExecution asynchronousExecution;
    private volatile Result interruptStatus;
    private volatile Throwable causeOfDeath;

    public Executor(Computer owner, int n) {
        super("Executor #" + n + " for " + owner.getDisplayName());
        setDaemon(true);
        this.owner = owner;
        this.queue = Jenkins.get().getQueue();
        this.number = n;
    }

    @Override
    public void interrupt() {
        interrupt(Result.ABORTED);
    }

    public void interrupt(Result result) {
        User user = User.current();
        if (user == null) {
            interrupt(result, new CauseOfInterruption[0]);
        } else {
            interrupt(result, new CauseOfInterruption.UserInterruption(user));
        }
    }

    public void interrupt(Result result, CauseOfInterruption... causes) {
        AsynchronousExecution asynchronous;
        synchronized (this.causes) {
            interruptStatus = result;
            for (CauseOfInterruption cause : causes) {
                if (!this.causes.contains(cause)) {
                    this.causes.add(cause);
                }
            }
            asynchronous = asynchronousExecution;
        }
        if (asynchronous != null) {
            asynchronous.interrupt(false);
        } else {
            super.interrupt();
        }
    }

    public Result abortResult() {
        Result result = interruptStatus;
        return result == null ? Result.ABORTED : result;
    }

    public void recordCauseOfInterruption(Run<?, ?> build, TaskListener listener) {
        List<CauseOfInterruption> recorded;
        synchronized (causes) {
            if (causes.isEmpty()) {
                return;
            }
            recorded = new ArrayList<>(causes);
            causes.clear();
        }
        build.addAction(new InterruptedBuildAction(recorded));
        recorded.forEach(cause -> cause.print(listener));
    }

    void start(WorkUnit task) {
        workUnit = task;
        started = true;
        super.start();
    }

    @Override
    public void start() {
        throw new UnsupportedOperationException("an executor is started by the queue");
    }

    @Override
    public void run() {
        ACL.impersonate2(ACL.SYSTEM2);
        SubTask task = workUnit.work;
        WorkUnitContext context = workUnit.context;
        Throwable problem = null;
        startTime = System.currentTimeMillis();
        try {
            workUnit.setExecutor(this);
            executable = task.createExecutable();
            if (executable == null) {
                throw new IllegalStateException(task.getDisplayName() + " cannot be built any more");
            }
            workUnit.setExecutable(executable);
            if (executable instanceof Actionable actionable && workUnit.isMainWork()) {
                for (Action action : context.actions) {
                    actionable.addAction(action);
                }
            }
            if (executable instanceof Run<?, ?> run) {
                run.setQueueId(context.item.getId());
            }
            queue.started(context.item);
            context.synchronizeStart();
            setName(getName() + " : executing " + executable);
            try (ACLContext ignored = ACL.as2(context.item.authenticate2())) {
                queue.execute(executable, task);
            }
        } catch (AsynchronousExecution asynchronous) {
            synchronized (causes) {
                asynchronousExecution = asynchronous;
            }
            asynchronous.setExecutorWithoutCompleting(this);
            asynchronous.maybeComplete();
            return;
        } catch (Throwable e) {
            problem = e;
        }
        finish(problem);
    }

    public void completedAsynchronous(Throwable error) {
        synchronized (causes) {
            if (asynchronousExecution == null) {
                return;
            }
            asynchronousExecution = null;
        }
        finish(error);
    }

    private void finish(Throwable problem) {
        WorkUnit unit = workUnit;
        if (problem != null) {
            LOGGER.log(Level.SEVERE, problem, () -> getName() + " failed");
            causeOfDeath = problem;
            unit.context.abort(problem);
        }
        queue.started(unit.context.item);
        try {
            unit.context.synchronizeEnd(this, executable, problem, System.currentTimeMillis() - startTime);
        } catch (InterruptedException e) {
            unit.context.abort(e);
        } finally {
            workUnit = null;
            executable = null;
            unit.setExecutor(null);
            owner.removeExecutor(this);
            queue.scheduleMaintenance();
        }
    }

    public Queue.Executable getCurrentExecutable() {
        return executable;
    }

    public Collection<CauseOfInterruption> getCausesOfInterruption() {
        synchronized (causes) {
            return new ArrayList<>(causes);
        }
    }

    public WorkUnit getCurrentWorkUnit() {
        return workUnit;
    }

    public FilePath getCurrentWorkspace() {
        return executable instanceof AbstractBuild<?, ?> build ? build.getWorkspace() : null;
    }

    @Override
    public String getDisplayName() {
        return "Executor #" + number;
    }

    public int getNumber() {
        return number;
    }

    public boolean isIdle() {
        return workUnit == null;
    }

    public boolean isBusy() {
        return !isIdle();
    }

    public boolean isActive() {
        return !started || asynchronousExecution != null || isAlive();
    }

    public AsynchronousExecution getAsynchronousExecution() {
        return asynchronousExecution;
    }

    public boolean isDisplayCell() {
        AsynchronousExecution asynchronous = asynchronousExecution;
        return asynchronous == null || asynchronous.displayCell();
    }

    public boolean isParking() {
        return !started;
    }

    public Throwable getCauseOfDeath() {
        return causeOfDeath;
    }

    /** Percent of the estimated duration, at most 99; -1 when unknown. */
    public int getProgress() {
        long estimate = getEstimatedDurationFor(executable);
        return estimate <= 0 ? -1 : (int) Math.min(99, getElapsedTime() * 100 / estimate);
    }

    public boolean isLikelyStuck() {
        long estimate = getEstimatedDurationFor(executable);
        return estimate >= 0 ? estimate * 10 < getElapsedTime() : getElapsedTime() > TimeUnit.HOURS.toMillis(24);
    }

    public long getElapsedTime() {
        return System.currentTimeMillis() - startTime;
    }

    public long getTimeSpentInQueue() {
        WorkUnit unit = workUnit;
        return unit == null ? 0 : startTime - unit.context.item.buildableStartMilliseconds;
    }

    public String getTimestampString() {
        return Util.getTimeSpanString(getElapsedTime());
    }

    public boolean hasStopPermission() {
        WorkUnit unit = workUnit;
        return unit != null && unit.work.getOwnerTask().hasAbortPermission();
    }

    public Computer getOwner() {
        return owner;
    }

    public long getIdleStartMilliseconds() {
        return isIdle() ? creationTime : startTime;
    }

    public Api getApi() {
        return new Api(this);
    }

    public static Executor currentExecutor() {
        return Thread.currentThread() instanceof Executor executor ? executor : null;
    }

    public static Executor of(Queue.Executable executable) {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        if (jenkins == null) {
            return null;
        }
        for (Computer computer : jenkins.getComputers()) {
            for (Executor executor : computer.getAllExecutors()) {
                if (executor.getCurrentExecutable() == executable) {
                    return executor;
                }
            }
        }
        return null;
    }

    public static long getEstimatedDurationFor(Queue.Executable e) {
        return e == null ? -1 : e.getEstimatedDuration();
    }
}

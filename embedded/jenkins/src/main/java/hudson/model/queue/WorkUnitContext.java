package hudson.model.queue;

import hudson.model.Action;
import hudson.model.Executor;
import hudson.model.Queue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the parts of one running task share. Approximated: a task has one part. */
public final class WorkUnitContext {
    public final Queue.BuildableItem item;
    public final Queue.Task task;
    public final FutureImpl future;
    public final List<Action> actions;
    private final List<WorkUnit> workUnits = new CopyOnWriteArrayList<>();

    public WorkUnitContext(Queue.BuildableItem item) {
        this.item = item;
        this.task = item.task;
        this.future = (FutureImpl) item.getFuture();
        this.actions = new ArrayList<>(item.getActions());
    }

    public WorkUnit createWorkUnit(SubTask execUnit) {
        WorkUnit unit = new WorkUnit(this, execUnit);
        workUnits.add(unit);
        return unit;
    }

    public List<WorkUnit> getWorkUnits() {
        return Collections.unmodifiableList(workUnits);
    }

    public WorkUnit getPrimaryWorkUnit() {
        return workUnits.get(0);
    }

    public void synchronizeStart() throws InterruptedException {
        future.start.set(getPrimaryWorkUnit().getExecutable());
    }

    public void synchronizeEnd(Executor e, Queue.Executable executable, Throwable problems, long duration)
            throws InterruptedException {
        if (problems == null) {
            future.set(executable);
        } else {
            future.set(problems);
        }
    }

    public void abort(Throwable cause) {
        future.set(cause);
        future.start.set(cause);
    }
}

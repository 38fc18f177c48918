package hudson.model.queue;

import hudson.model.Executor;
import hudson.model.Queue;

/** One executor's share of a task. */
public final class WorkUnit {
    public final SubTask work;
    public final WorkUnitContext context;
    private volatile Executor executor;
    private volatile Queue.Executable executable;

    WorkUnit(WorkUnitContext context, SubTask work) {
        this.context = context;
        this.work = work;
    }

    public Executor getExecutor() {
        return executor;
    }

    public void setExecutor(Executor e) {
        executor = e;
        if (e != null) {
            context.future.addExecutor(e);
        }
    }

    public Queue.Executable getExecutable() {
        return executable;
    }

    public void setExecutable(Queue.Executable executable) {
        this.executable = executable;
    }

    public boolean isMainWork() {
        return context.task == work;
    }

    @Override
    public String toString() {
        return work + "[work=" + context.task.getFullDisplayName() + "]";
    }
}

package hudson.model.queue;

import hudson.model.Executor;
import hudson.model.Queue;
import hudson.remoting.AsyncFutureImpl;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** The future of a task in the queue. */
public final class FutureImpl extends AsyncFutureImpl<Queue.Executable> implements QueueTaskFuture<Queue.Executable> {
    private final Queue.Task task;
    private final Set<Executor> executors = ConcurrentHashMap.newKeySet();
    final AsyncFutureImpl<Queue.Executable> start = new AsyncFutureImpl<>();

    public FutureImpl(Queue.Task task) {
        this.task = task;
    }

    @Override
    public Future<Queue.Executable> getStartCondition() {
        return start;
    }

    @Override
    public Queue.Executable waitForStart() throws InterruptedException, ExecutionException {
        return start.get();
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        if (Queue.getInstance().cancel(task)) {
            return true;
        }
        if (mayInterruptIfRunning) {
            executors.forEach(Executor::interrupt);
        }
        return mayInterruptIfRunning;
    }

    @Override
    public void setAsCancelled() {
        super.setAsCancelled();
        start.setAsCancelled();
    }

    void addExecutor(Executor executor) {
        executors.add(executor);
    }
}

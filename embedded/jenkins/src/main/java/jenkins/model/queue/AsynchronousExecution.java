package jenkins.model.queue;

import hudson.model.Executor;

/**
 * Thrown by an executable that goes on without its thread: the executor stays taken until {@link #completed}. A Pipeline
 * runs so.
 */
public abstract class AsynchronousExecution extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private transient Executor executor;
    private transient Throwable result;
    private transient boolean done;

    protected AsynchronousExecution() {}

    public abstract void interrupt(boolean forShutdown);

    public abstract boolean blocksRestart();

    public abstract boolean displayCell();

    public final synchronized Executor getExecutor() {
        return executor;
    }

    public final synchronized void setExecutorWithoutCompleting(Executor executor) {
        this.executor = executor;
    }

    /** After the executor is known: completes now if {@link #completed} was called before. */
    public final void maybeComplete() {
        Executor known;
        synchronized (this) {
            known = done ? executor : null;
        }
        if (known != null) {
            known.completedAsynchronous(result);
        }
    }

    public final void completed(Throwable error) {
        Executor known;
        synchronized (this) {
            result = error;
            done = true;
            known = executor;
        }
        if (known != null) {
            known.completedAsynchronous(error);
        }
    }
}

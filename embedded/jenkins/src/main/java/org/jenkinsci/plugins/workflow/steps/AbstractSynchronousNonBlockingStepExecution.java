package org.jenkinsci.plugins.workflow.steps;

import java.util.concurrent.Future;

/** As {@link SynchronousNonBlockingStepExecution}, for the older base. */
@Deprecated
public abstract class AbstractSynchronousNonBlockingStepExecution<T> extends AbstractStepExecutionImpl {

    private static final long serialVersionUID = 1L;

    private transient volatile Future<?> task;

    protected AbstractSynchronousNonBlockingStepExecution() {}

    protected AbstractSynchronousNonBlockingStepExecution(StepContext context) {
        super(context);
    }

    protected abstract T run() throws Exception;

    @Override
    public final boolean start() throws Exception {
        task = StepThreads.submit(() -> {
            try {
                getContext().onSuccess(run());
            } catch (Throwable t) {
                getContext().onFailure(t);
            }
        });
        return false;
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        Future<?> running = task;
        if (running != null) {
            running.cancel(true);
        }
        super.stop(cause);
    }

    @Override
    public void onResume() {
        getContext().onFailure(new SynchronousResumeNotSupportedException());
    }

    @Override
    public String getStatus() {
        return task == null ? "not yet scheduled" : "running in a thread of its own";
    }
}

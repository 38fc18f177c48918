package org.jenkinsci.plugins.workflow.steps;

/** As {@link SynchronousStepExecution}, for the older base. */
@Deprecated
public abstract class AbstractSynchronousStepExecution<T> extends AbstractStepExecutionImpl {

    private static final long serialVersionUID = 1L;

    private transient volatile Thread executing;

    protected AbstractSynchronousStepExecution() {}

    protected AbstractSynchronousStepExecution(StepContext context) {
        super(context);
    }

    protected abstract T run() throws Exception;

    @Override
    public final boolean start() throws Exception {
        executing = Thread.currentThread();
        try {
            getContext().onSuccess(run());
        } finally {
            executing = null;
        }
        return true;
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        Thread running = executing;
        if (running != null) {
            running.interrupt();
        }
    }
}

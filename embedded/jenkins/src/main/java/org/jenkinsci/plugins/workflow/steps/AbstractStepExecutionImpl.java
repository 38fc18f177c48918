package org.jenkinsci.plugins.workflow.steps;

/** The older base of executions. Approximation: nothing is injected. */
public abstract class AbstractStepExecutionImpl extends StepExecution {

    private static final long serialVersionUID = 1L;

    @Deprecated
    protected AbstractStepExecutionImpl() {}

    protected AbstractStepExecutionImpl(StepContext context) {
        super(context);
    }

    @Override
    public void onResume() {}
}

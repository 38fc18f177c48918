package org.jenkinsci.plugins.workflow.steps;

/** The older base of steps. Approximation: nothing is injected; a subclass makes its execution itself. */
@Deprecated
public abstract class AbstractStepImpl extends Step {

    protected AbstractStepImpl() {}

    @Override
    public StepExecution start(StepContext context) throws Exception {
        throw new UnsupportedOperationException(
                getClass().getName() + " relies on Guice injection of its execution, which this host does not offer");
    }
}

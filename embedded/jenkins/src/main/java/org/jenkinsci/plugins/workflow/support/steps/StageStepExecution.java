package org.jenkinsci.plugins.workflow.support.steps;

import hudson.AbortException;
import org.jenkinsci.plugins.workflow.steps.AbstractStepExecutionImpl;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Runs a stage's block under its name. Approximation: the long deprecated stage without a block is refused. */
public class StageStepExecution extends AbstractStepExecutionImpl {

    private static final long serialVersionUID = 1L;

    private final String name;

    StageStepExecution(StepContext context, String name) {
        super(context);
        this.name = name;
    }

    @Override
    public boolean start() throws Exception {
        if (!getContext().hasBody()) {
            throw new AbortException("stage '" + name + "' needs a block: stage('" + name + "') { ... }");
        }
        getContext()
                .newBodyInvoker()
                .withDisplayName(name)
                .withCallback(BodyExecutionCallback.wrap(getContext()))
                .start();
        return false;
    }
}

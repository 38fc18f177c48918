package org.jenkinsci.plugins.workflow.steps;

import hudson.model.Result;
import java.io.Serializable;
import java.util.Collection;
import java.util.concurrent.Future;
import jenkins.model.CauseOfInterruption;

/** A block of a step while it runs. */
public abstract class BodyExecution implements Future<Object>, Serializable {

    private static final long serialVersionUID = 1L;

    public abstract Collection<StepExecution> getCurrentExecutions();

    public boolean cancel(CauseOfInterruption... causes) {
        return cancel(new FlowInterruptedException(Result.ABORTED, true, causes));
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return cancel(new CauseOfInterruption[0]);
    }

    public boolean cancel(Throwable t) {
        return false;
    }
}

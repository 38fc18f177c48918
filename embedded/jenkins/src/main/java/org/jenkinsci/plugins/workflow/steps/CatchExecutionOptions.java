package org.jenkinsci.plugins.workflow.steps;

import hudson.model.Result;
import java.io.Serializable;

/** What a step that catches failures makes of them. */
public interface CatchExecutionOptions extends Serializable {
    String getMessage();

    Result getBuildResultOnError();

    Result getStepResultOnError();

    boolean isCatchInterruptions();
}

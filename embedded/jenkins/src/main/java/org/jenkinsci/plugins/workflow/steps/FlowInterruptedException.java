package org.jenkinsci.plugins.workflow.steps;

import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import jenkins.model.CauseOfInterruption;
import jenkins.model.InterruptedBuildAction;

/** Why a Pipeline, or a part of it, ends early. */
public final class FlowInterruptedException extends InterruptedException {

    private static final long serialVersionUID = 1L;

    private final Result result;
    private final ArrayList<CauseOfInterruption> causes;
    private Boolean actualInterruption;

    public FlowInterruptedException(Result result, CauseOfInterruption... causes) {
        this(result, true, causes);
    }

    public FlowInterruptedException(Result result, boolean actualInterruption, CauseOfInterruption... causes) {
        this.result = result;
        this.actualInterruption = actualInterruption;
        this.causes = new ArrayList<>(Arrays.asList(causes));
    }

    public Result getResult() {
        return result;
    }

    public List<CauseOfInterruption> getCauses() {
        return Collections.unmodifiableList(causes);
    }

    /** False when something failed in a way that only has this form, such as a rejected input inside a retry. */
    public boolean isActualInterruption() {
        return actualInterruption == null || actualInterruption;
    }

    public void setActualInterruption(boolean actualInterruption) {
        this.actualInterruption = actualInterruption;
    }

    public void handle(Run<?, ?> run, TaskListener listener) {
        List<CauseOfInterruption> news = new ArrayList<>(causes);
        for (InterruptedBuildAction earlier : run.getActions(InterruptedBuildAction.class)) {
            news.removeAll(earlier.getCauses());
        }
        if (!news.isEmpty()) {
            run.addAction(new InterruptedBuildAction(news));
        }
        for (CauseOfInterruption cause : causes) {
            cause.print(listener);
        }
        run.setResult(result);
    }
}

package org.jenkinsci.plugins.workflow.flow;

import hudson.ExtensionPoint;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Hears of each step before it starts. */
public interface StepListener extends ExtensionPoint {
    void notifyOfNewStep(Step s, StepContext context);
}

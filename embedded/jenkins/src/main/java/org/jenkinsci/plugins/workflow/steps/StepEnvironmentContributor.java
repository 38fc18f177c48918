package org.jenkinsci.plugins.workflow.steps;

import hudson.EnvVars;
import hudson.ExtensionPoint;
import hudson.model.TaskListener;
import java.io.IOException;

/** Adds variables to what a single step sees. */
public abstract class StepEnvironmentContributor implements ExtensionPoint {

    public void buildEnvironmentFor(StepContext stepContext, EnvVars envs, TaskListener listener)
            throws IOException, InterruptedException {}
}

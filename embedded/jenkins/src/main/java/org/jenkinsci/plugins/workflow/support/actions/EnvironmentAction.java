package org.jenkinsci.plugins.workflow.support.actions;

import hudson.EnvVars;
import hudson.model.Action;
import java.io.IOException;
import java.util.Map;

/** A run's environment, with what its Pipeline set. */
public interface EnvironmentAction extends Action {
    EnvVars getEnvironment() throws IOException, InterruptedException;

    /** Tells apart what the Pipeline set. */
    interface IncludingOverrides extends EnvironmentAction {
        Map<String, String> getOverriddenEnvironment();
    }
}

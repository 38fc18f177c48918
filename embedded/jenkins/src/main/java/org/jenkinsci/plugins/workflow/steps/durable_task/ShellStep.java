package org.jenkinsci.plugins.workflow.steps.durable_task;

import hudson.Extension;
import org.jenkinsci.plugins.durabletask.BourneShellScript;
import org.jenkinsci.plugins.durabletask.DurableTask;
import org.kohsuke.stapler.DataBoundConstructor;

/** Runs a Bourne shell script. */
public final class ShellStep extends DurableTaskStep {

    private final String script;

    @DataBoundConstructor
    public ShellStep(String script) {
        if (script == null) {
            throw new IllegalArgumentException("sh needs a script, but script is null");
        }
        this.script = script;
    }

    public String getScript() {
        return script;
    }

    @Override
    protected DurableTask task() {
        return new BourneShellScript(script);
    }

    @Extension
    public static final class DescriptorImpl extends DurableTaskStepDescriptor {
        @Override
        public String getFunctionName() {
            return "sh";
        }

        @Override
        public String getDisplayName() {
            return "Shell Script";
        }
    }
}

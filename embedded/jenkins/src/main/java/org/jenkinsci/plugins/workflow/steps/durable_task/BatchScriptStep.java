package org.jenkinsci.plugins.workflow.steps.durable_task;

import hudson.Extension;
import org.jenkinsci.plugins.durabletask.DurableTask;
import org.jenkinsci.plugins.durabletask.WindowsBatchScript;
import org.kohsuke.stapler.DataBoundConstructor;

/** Runs a Windows batch script. */
public class BatchScriptStep extends DurableTaskStep {

    private final String script;

    @DataBoundConstructor
    public BatchScriptStep(String script) {
        if (script == null) {
            throw new IllegalArgumentException("bat needs a script, but script is null");
        }
        this.script = script;
    }

    public String getScript() {
        return script;
    }

    @Override
    protected DurableTask task() {
        return new WindowsBatchScript(script);
    }

    @Extension
    public static final class DescriptorImpl extends DurableTaskStepDescriptor {
        @Override
        public String getFunctionName() {
            return "bat";
        }

        @Override
        public String getDisplayName() {
            return "Windows Batch Script";
        }
    }
}

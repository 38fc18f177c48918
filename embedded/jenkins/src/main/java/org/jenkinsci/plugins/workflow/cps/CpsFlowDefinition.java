package org.jenkinsci.plugins.workflow.cps;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.DurabilityHintProvider;
import org.jenkinsci.plugins.workflow.flow.FlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowDefinitionDescriptor;
import org.jenkinsci.plugins.workflow.flow.FlowDurabilityHint;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.flow.GlobalDefaultFlowDurabilityLevel;
import org.kohsuke.stapler.DataBoundConstructor;

/** A Pipeline whose script is in the job's configuration. */
public class CpsFlowDefinition extends FlowDefinition {

    private final String script;
    private final boolean sandbox;

    @Deprecated
    public CpsFlowDefinition(String script) throws hudson.model.Descriptor.FormException {
        this(script, false);
    }

    @DataBoundConstructor
    public CpsFlowDefinition(String script, boolean sandbox) throws hudson.model.Descriptor.FormException {
        this.script = script;
        this.sandbox = sandbox;
    }

    public String getScript() {
        return script;
    }

    public boolean isSandbox() {
        return sandbox;
    }

    public CpsFlowExecution create(FlowExecutionOwner handle, Action... actions) throws IOException {
        return new CpsFlowExecution(script, sandbox, handle, durability(handle));
    }

    /** What the job asks for, or else the default of all of Jenkins. */
    static FlowDurabilityHint durability(FlowExecutionOwner owner) throws IOException {
        return owner.getExecutable() instanceof Run<?, ?> run
                ? DurabilityHintProvider.suggestedFor(run.getParent())
                : GlobalDefaultFlowDurabilityLevel.getDefaultDurabilityHint();
    }

    @Override
    public CpsFlowExecution create(FlowExecutionOwner owner, TaskListener listener, List<? extends Action> actions)
            throws IOException {
        return new CpsFlowExecution(script, sandbox, owner, durability(owner));
    }

    @Extension
    public static class DescriptorImpl extends FlowDefinitionDescriptor {
        @Override
        public String getDisplayName() {
            return "Pipeline script";
        }
    }
}

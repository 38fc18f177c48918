package org.jenkinsci.plugins.workflow.cps;

import hudson.AbortException;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Action;
import hudson.model.Node;
import hudson.model.Queue;
import hudson.model.TaskListener;
import hudson.model.TopLevelItem;
import hudson.scm.SCM;
import hudson.scm.SCMRevisionState;
import hudson.slaves.WorkspaceList;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowDefinitionDescriptor;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** A Pipeline whose script is a file in source control. */
public class CpsScmFlowDefinition extends FlowDefinition {

    private final SCM scm;
    private final String scriptPath;
    private boolean lightweight;

    @DataBoundConstructor
    public CpsScmFlowDefinition(SCM scm, String scriptPath) {
        this.scm = scm;
        this.scriptPath = scriptPath.trim();
    }

    public SCM getScm() {
        return scm;
    }

    @Override
    public Collection<? extends SCM> getSCMs() {
        return Collections.singleton(scm);
    }

    public String getScriptPath() {
        return scriptPath;
    }

    public boolean isLightweight() {
        return lightweight;
    }

    @DataBoundSetter
    public void setLightweight(boolean lightweight) {
        this.lightweight = lightweight;
    }

    /** Approximation: always checks out on the controller, lightweight or not. */
    @Override
    public CpsFlowExecution create(FlowExecutionOwner owner, TaskListener listener, List<? extends Action> actions)
            throws Exception {
        Queue.Executable executable = owner.getExecutable();
        if (!(executable instanceof WorkflowRun run)) {
            throw new IOException("can only check out SCM into a Run");
        }
        Node node = Jenkins.get();
        FilePath base = node.getWorkspaceFor((TopLevelItem) run.getParent()).withSuffix("@script");
        try (WorkspaceList.Lease lease = node.toComputer().getWorkspaceList().acquire(base)) {
            FilePath dir = lease.path;
            dir.mkdirs();
            listener.getLogger().println("Checking out " + scm.getType() + " into " + dir + " to read " + scriptPath);
            Launcher launcher = node.createLauncher(listener);
            scm.checkout(run, launcher, dir, listener, null, SCMRevisionState.NONE);
            FilePath file = dir.child(scriptPath);
            if (!file.exists()) {
                throw new AbortException(file + " not found");
            }
            return new CpsFlowExecution(file.readToString(), true, owner, CpsFlowDefinition.durability(owner));
        }
    }

    @Extension
    public static class DescriptorImpl extends FlowDefinitionDescriptor {
        @Override
        public String getDisplayName() {
            return "Pipeline script from SCM";
        }
    }
}

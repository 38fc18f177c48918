package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.build;

import com.google.common.collect.ImmutableSet;
import hudson.Extension;
import hudson.model.ParameterValue;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Builds another job and, unless told otherwise, waits for it and fails as it fails. */
public final class BuildStep extends Step {

    private final String job;
    private List<ParameterValue> parameters;
    private boolean wait = true;
    private boolean waitForStart;
    private boolean propagate = true;
    private Integer quietPeriod;

    @DataBoundConstructor
    public BuildStep(String job) {
        this.job = job;
    }

    public String getJob() {
        return job;
    }

    public List<ParameterValue> getParameters() {
        return parameters;
    }

    @DataBoundSetter
    public void setParameters(List<ParameterValue> parameters) {
        this.parameters = parameters;
    }

    public boolean getWait() {
        return wait;
    }

    @DataBoundSetter
    public void setWait(boolean wait) {
        this.wait = wait;
    }

    public boolean getWaitForStart() {
        return waitForStart;
    }

    @DataBoundSetter
    public void setWaitForStart(boolean waitForStart) {
        this.waitForStart = waitForStart;
    }

    public boolean isPropagate() {
        return propagate;
    }

    @DataBoundSetter
    public void setPropagate(boolean propagate) {
        this.propagate = propagate;
    }

    public Integer getQuietPeriod() {
        return quietPeriod;
    }

    /** Seconds; null is the job's own. */
    @DataBoundSetter
    public void setQuietPeriod(Integer quietPeriod) {
        this.quietPeriod = quietPeriod;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new BuildStepExecution(this, context);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "build";
        }

        @Override
        public String getDisplayName() {
            return "Build a job";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return ImmutableSet.of(FlowNode.class, Run.class, TaskListener.class);
        }
    }
}

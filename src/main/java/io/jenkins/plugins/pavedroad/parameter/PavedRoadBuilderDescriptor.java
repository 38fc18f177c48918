package io.jenkins.plugins.pavedroad.parameter;

import hudson.model.AbstractProject;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;

/** What the descriptors of all build steps of freestyle jobs share. */
public abstract class PavedRoadBuilderDescriptor extends BuildStepDescriptor<Builder> {
    @Override
    public boolean isApplicable(Class<? extends AbstractProject> jobType) {
        return true;
    }
}

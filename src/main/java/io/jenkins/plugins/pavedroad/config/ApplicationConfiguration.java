package io.jenkins.plugins.pavedroad.config;

import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.pavedroad.naming.JobPattern;
import java.util.Optional;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** An application as an administrator configured it. */
public class ApplicationConfiguration extends AbstractDescribableImpl<ApplicationConfiguration> {
    private final String name;
    private String owner;
    private String jobs;

    @DataBoundConstructor
    public ApplicationConfiguration(String name) {
        this.name = Util.fixEmptyAndTrim(name);
    }

    public String getName() {
        return name;
    }

    public String getOwner() {
        return owner;
    }

    @DataBoundSetter
    public void setOwner(String owner) {
        this.owner = Util.fixEmptyAndTrim(owner);
    }

    public String getJobs() {
        return jobs;
    }

    @DataBoundSetter
    public void setJobs(String jobs) {
        this.jobs = Util.fixEmptyAndTrim(jobs);
    }

    /** @throws IllegalArgumentException when the configuration was never valid; {@link #problem} says why */
    Application application() {
        return new Application(name, Optional.ofNullable(owner), JobPattern.of(jobs));
    }

    /** The first thing that is wrong: one sentence. */
    Optional<String> problem() {
        return Stream.of(ApplicationRules.name(name), ApplicationRules.owner(owner), JobPattern.problem(jobs))
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Extension
    public static class DescriptorImpl extends Descriptor<ApplicationConfiguration> {
        @Override
        public String getDisplayName() {
            return "Application";
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return PavedRoadSettings.shown(ApplicationRules.name(Util.fixEmptyAndTrim(value)));
        }

        @POST
        public FormValidation doCheckOwner(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return PavedRoadSettings.shown(ApplicationRules.owner(Util.fixEmptyAndTrim(value)));
        }

        @POST
        public FormValidation doCheckJobs(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return PavedRoadSettings.shown(JobPattern.problem(value));
        }
    }
}

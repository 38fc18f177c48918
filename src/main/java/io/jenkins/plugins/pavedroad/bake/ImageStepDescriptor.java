package io.jenkins.plugins.pavedroad.bake;

import hudson.util.FormValidation;
import io.jenkins.plugins.pavedroad.parameter.PavedRoadStepDescriptor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The checks that the forms of steps about images share. */
public abstract class ImageStepDescriptor extends PavedRoadStepDescriptor {
    @POST
    public FormValidation doCheckRegions(@QueryParameter String value) {
        return check("regions", value);
    }

    @POST
    public FormValidation doCheckTimeout(@QueryParameter String value) {
        return check("timeout", value);
    }

    @POST
    public FormValidation doCheckAccount(@QueryParameter String value) {
        return check("account", value);
    }
}

package io.jenkins.plugins.pavedroad.bake;

import hudson.util.FormValidation;
import io.jenkins.plugins.pavedroad.parameter.PavedRoadStepDescriptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The checks of {@code bakeAmi}'s form. */
public abstract class BakeStepDescriptor extends PavedRoadStepDescriptor {
    @Override
    protected Map<String, Object> sample() {
        return Map.of("baseImage", "ami-0a1b2c3d4e5f67890", "regions", List.of("us-east-1"));
    }

    @POST
    public FormValidation doCheckBaseImage(@QueryParameter String value) {
        return check("baseImage", value);
    }

    @POST
    public FormValidation doCheckRegions(@QueryParameter String value) {
        return check("regions", value);
    }

    @POST
    public FormValidation doCheckPackages(@QueryParameter String value, @QueryParameter String repository) {
        return check("packages", value, fields("repository", repository));
    }

    @POST
    public FormValidation doCheckProvision(@QueryParameter String value) {
        return check("provision", value);
    }

    @POST
    public FormValidation doCheckInstanceType(@QueryParameter String value) {
        return check("instanceType", value);
    }

    @POST
    public FormValidation doCheckSubnet(@QueryParameter String value) {
        return check("subnet", value);
    }

    @POST
    public FormValidation doCheckSecurityGroup(@QueryParameter String value) {
        return check("securityGroup", value);
    }

    @POST
    public FormValidation doCheckInstanceProfile(@QueryParameter String value) {
        return check("instanceProfile", value);
    }

    @POST
    public FormValidation doCheckTags(@QueryParameter String value) {
        return check("tags", value);
    }

    @POST
    public FormValidation doCheckTimeout(@QueryParameter String value) {
        return check("timeout", value);
    }

    @POST
    public FormValidation doCheckAccount(@QueryParameter String value) {
        return check("account", value);
    }

    @POST
    public FormValidation doCheckRepository(@QueryParameter String value) {
        return check("repository", value);
    }

    @POST
    public FormValidation doCheckFiles(@QueryParameter String value, @QueryParameter String provision) {
        return check("files", value, fields("provision", provision));
    }

    @POST
    public FormValidation doCheckKmsKey(
            @QueryParameter String value,
            @QueryParameter String encrypt,
            @QueryParameter String regions,
            @QueryParameter String shareWith) {
        return check("kmsKey", value, fields("encrypt", encrypt, "regions", regions, "shareWith", shareWith));
    }

    @POST
    public FormValidation doCheckStoreType(@QueryParameter String value) {
        return check("storeType", value);
    }

    @POST
    public FormValidation doCheckShareWith(@QueryParameter String value) {
        return check("shareWith", value);
    }

    @POST
    public FormValidation doCheckOnPartialFailure(@QueryParameter String value) {
        return check("onPartialFailure", value);
    }

    /** Names and values by turns; a field that the form does not have is null. */
    private static Map<String, String> fields(String... all) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < all.length; i += 2) {
            fields.put(all[i], all[i + 1]);
        }
        return fields;
    }
}

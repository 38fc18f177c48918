package io.jenkins.plugins.pavedroad.deploy;

import hudson.util.FormValidation;
import io.jenkins.plugins.pavedroad.parameter.PavedRoadStepDescriptor;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The form's checks that {@code redBlackDeploy} and {@code redBlackDeployVerified} share. */
public abstract class DeployStepDescriptor extends PavedRoadStepDescriptor {
    @Override
    protected Map<String, Object> sample() {
        return Map.of("application", "hello", "regions", List.of("us-east-1"));
    }

    @POST
    public FormValidation doCheckApplication(@QueryParameter String value) {
        return check("application", value);
    }

    @POST
    public FormValidation doCheckStack(@QueryParameter String value) {
        return check("stack", value);
    }

    @POST
    public FormValidation doCheckDetail(@QueryParameter String value) {
        return check("detail", value);
    }

    @POST
    public FormValidation doCheckImage(@QueryParameter String value) {
        return check("image", value);
    }

    @POST
    public FormValidation doCheckInstanceType(@QueryParameter String value) {
        return check("instanceType", value);
    }

    @POST
    public FormValidation doCheckSubnets(@QueryParameter String value) {
        return check("subnets", value);
    }

    @POST
    public FormValidation doCheckSecurityGroups(@QueryParameter String value) {
        return check("securityGroups", value);
    }

    @POST
    public FormValidation doCheckInstanceProfile(@QueryParameter String value) {
        return check("instanceProfile", value);
    }

    @POST
    public FormValidation doCheckKeyPair(@QueryParameter String value) {
        return check("keyPair", value);
    }

    @POST
    public FormValidation doCheckTargetGroups(@QueryParameter String value) {
        return check("targetGroups", value);
    }

    @POST
    public FormValidation doCheckEnvironment(@QueryParameter String value) {
        return check("environment", value);
    }

    @POST
    public FormValidation doCheckTags(@QueryParameter String value) {
        return check("tags", value);
    }

    @POST
    public FormValidation doCheckKeep(@QueryParameter String value) {
        return check("keep", value);
    }

    @POST
    public FormValidation doCheckRollback(@QueryParameter String value) {
        return check("rollback", value);
    }

    @POST
    public FormValidation doCheckWhenBusy(@QueryParameter String value) {
        return check("whenBusy", value);
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

package io.jenkins.plugins.pavedroad.deploy;

import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.util.FormValidation;
import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import io.jenkins.plugins.pavedroad.parameter.PavedRoadDescriptor;
import io.jenkins.plugins.pavedroad.parameter.PavedRoadStep;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * A region to deploy to: {@code 'us-east-1'}, or a map that says what differs there, such as
 * {@code [name: 'eu-west-1', capacity: [desired: 2]]}.
 */
public class DeployRegion extends AbstractDescribableImpl<DeployRegion> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private DeployCapacity capacity;
    private String instanceType;
    private List<String> subnets;
    private List<String> securityGroups;
    private List<String> targetGroups;
    private List<String> unknownParameters;

    @DataBoundConstructor
    public DeployRegion(String name) {
        this.name = Util.fixEmptyAndTrim(name);
    }

    public String getName() {
        return name;
    }

    public DeployCapacity getCapacity() {
        return capacity;
    }

    @DataBoundSetter
    public void setCapacity(DeployCapacity capacity) {
        this.capacity = capacity;
    }

    public String getInstanceType() {
        return instanceType;
    }

    @DataBoundSetter
    public void setInstanceType(String instanceType) {
        this.instanceType = Util.fixEmptyAndTrim(instanceType);
    }

    public List<String> getSubnets() {
        return subnets;
    }

    @DataBoundSetter
    public void setSubnets(List<String> subnets) {
        this.subnets = PavedRoadStep.given(subnets);
    }

    public List<String> getSecurityGroups() {
        return securityGroups;
    }

    @DataBoundSetter
    public void setSecurityGroups(List<String> securityGroups) {
        this.securityGroups = PavedRoadStep.given(securityGroups);
    }

    public List<String> getTargetGroups() {
        return targetGroups;
    }

    @DataBoundSetter
    public void setTargetGroups(List<String> targetGroups) {
        this.targetGroups = PavedRoadStep.given(targetGroups);
    }

    public List<String> getUnknownParameters() {
        return unknownParameters;
    }

    @DataBoundSetter
    public void setUnknownParameters(List<String> sentences) {
        unknownParameters = sentences;
    }

    void check() {
        PavedRoadStep.refuseUnknown(unknownParameters);
        if (name == null || name.isBlank()) {
            throw new BadParameterException(
                    "The parameter 'regions' has an entry without a name; each must be a region such as us-east-1.");
        }
        if (!name.matches("[a-z]{2}(-[a-z]+)+-\\d+")) {
            throw new BadParameterException("regions", name, "a list of region names such as us-east-1");
        }
        if (capacity != null) {
            capacity.checked();
        }
    }

    @Extension
    public static class DescriptorImpl extends PavedRoadDescriptor<DeployRegion> {
        @Override
        public String getDisplayName() {
            return "regions";
        }

        @Override
        protected Map<String, Object> sample() {
            return Map.of("name", "us-east-1");
        }

        @Override
        protected void check(DeployRegion value) {
            value.check();
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            return check("name", value);
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
        public FormValidation doCheckTargetGroups(@QueryParameter String value) {
            return check("targetGroups", value);
        }
    }
}

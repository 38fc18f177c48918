package io.jenkins.plugins.pavedroad.bake;

import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import io.jenkins.plugins.pavedroad.parameter.CloudStep;
import io.jenkins.plugins.pavedroad.parameter.KeyValues;
import io.jenkins.plugins.pavedroad.parameter.PavedRoadStepDescriptor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code bakeAmi}: packages into an image of one name in every region. */
public class BakeAmiStep extends CloudStep {
    private static final long serialVersionUID = 1L;

    private static final Duration TIMEOUT = Duration.ofHours(1);

    /** Leaves room in EC2's 16 KiB of user data for the fixed text and the packages' addresses. */
    private static final int LONGEST_PROVISION = 5000;

    private final String baseImage;
    private final List<String> regions;
    private List<String> packages;
    private String instanceType;
    private String subnet;
    private String securityGroup;
    private String instanceProfile;
    private String provision;
    private List<String> tags;
    private boolean rebake;

    @DataBoundConstructor
    public BakeAmiStep(String baseImage, List<String> regions) {
        this.baseImage = Util.fixEmptyAndTrim(baseImage);
        this.regions = Optional.ofNullable(given(regions)).orElseGet(ArrayList::new);
    }

    public String getBaseImage() {
        return baseImage;
    }

    public List<String> getRegions() {
        return regions;
    }

    public List<String> getPackages() {
        return packages;
    }

    @DataBoundSetter
    public void setPackages(List<String> packages) {
        this.packages = given(packages);
    }

    public String getInstanceType() {
        return instanceType;
    }

    @DataBoundSetter
    public void setInstanceType(String instanceType) {
        this.instanceType = Util.fixEmptyAndTrim(instanceType);
    }

    public String getSubnet() {
        return subnet;
    }

    @DataBoundSetter
    public void setSubnet(String subnet) {
        this.subnet = Util.fixEmptyAndTrim(subnet);
    }

    public String getSecurityGroup() {
        return securityGroup;
    }

    @DataBoundSetter
    public void setSecurityGroup(String securityGroup) {
        this.securityGroup = Util.fixEmptyAndTrim(securityGroup);
    }

    public String getInstanceProfile() {
        return instanceProfile;
    }

    @DataBoundSetter
    public void setInstanceProfile(String instanceProfile) {
        this.instanceProfile = Util.fixEmptyAndTrim(instanceProfile);
    }

    public String getProvision() {
        return provision;
    }

    @DataBoundSetter
    public void setProvision(String provision) {
        this.provision = Util.fixEmpty(provision);
    }

    public List<String> getTags() {
        return tags;
    }

    @DataBoundSetter
    public void setTags(List<String> tags) {
        this.tags = given(tags);
    }

    public boolean isRebake() {
        return rebake;
    }

    @DataBoundSetter
    public void setRebake(boolean rebake) {
        this.rebake = rebake;
    }

    @Override
    public Duration timeLimit() {
        return Optional.ofNullable(super.timeLimit()).orElse(TIMEOUT);
    }

    Map<String, String> tagMap() {
        return KeyValues.parse("tags", tags == null ? List.of() : tags);
    }

    @Override
    public void check() {
        BaseImage.of(baseImage);
        if (regions.isEmpty()) {
            throw new BadParameterException("regions", regions, "a list of at least one region");
        }
        Set<String> names = new HashSet<>();
        for (String region : regions) {
            if (!region.matches("[a-z]{2,}(-[a-z]+)+-\\d+") || !names.add(region)) {
                throw new BadParameterException("regions", region, "a region such as us-east-1, each one once");
            }
        }
        for (String key : tagMap().keySet()) {
            if (key.startsWith("aws:") || key.startsWith("paved-road:")) {
                throw new BadParameterException("tags", key, "a list of KEY=value without aws: and paved-road: keys");
            }
        }
        int length = provision == null ? 0 : provision.getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_PROVISION) {
            throw new BadParameterException("provision", length + " bytes long", LONGEST_PROVISION + " bytes at most");
        }
        if (timeLimit().toMinutes() < 1) {
            throw new BadParameterException("timeout", getTimeout(), "a duration of a minute or more");
        }
    }

    @Override
    protected StepExecution execution(StepContext context) {
        return new BakeAmiExecution(context, this);
    }

    @Extension
    public static class DescriptorImpl extends PavedRoadStepDescriptor {
        @Override
        public String getFunctionName() {
            return "bakeAmi";
        }

        @Override
        public String getDisplayName() {
            return "Bake packages into an image";
        }

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
        public FormValidation doCheckPackages(@QueryParameter String value) {
            return check("packages", value);
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
    }
}

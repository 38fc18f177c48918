package io.jenkins.plugins.pavedroad.bake;

import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import io.jenkins.plugins.pavedroad.parameter.CloudStep;
import io.jenkins.plugins.pavedroad.parameter.KeyValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code findImage}: the newest image of an application, a version, a name, tags. */
public class FindImageStep extends CloudStep {
    private static final long serialVersionUID = 1L;

    private static final String SELF = "self";

    private final List<String> regions;
    private String application;
    private String version;
    private String name;
    private List<String> tags;
    private String owner = SELF;
    private boolean required = true;

    @DataBoundConstructor
    public FindImageStep(List<String> regions) {
        this.regions = Optional.ofNullable(given(regions)).orElseGet(ArrayList::new);
    }

    public List<String> getRegions() {
        return regions;
    }

    public String getApplication() {
        return application;
    }

    @DataBoundSetter
    public void setApplication(String application) {
        this.application = Util.fixEmptyAndTrim(application);
    }

    public String getVersion() {
        return version;
    }

    @DataBoundSetter
    public void setVersion(String version) {
        this.version = Util.fixEmptyAndTrim(version);
    }

    public String getName() {
        return name;
    }

    @DataBoundSetter
    public void setName(String name) {
        this.name = Util.fixEmptyAndTrim(name);
    }

    public List<String> getTags() {
        return tags;
    }

    @DataBoundSetter
    public void setTags(List<String> tags) {
        this.tags = given(tags);
    }

    public String getOwner() {
        return owner;
    }

    @DataBoundSetter
    public void setOwner(String owner) {
        String given = Util.fixEmptyAndTrim(owner);
        this.owner = given == null ? SELF : given;
    }

    public boolean isRequired() {
        return required;
    }

    @DataBoundSetter
    public void setRequired(boolean required) {
        this.required = required;
    }

    @Override
    public void check() {
        if (regions.isEmpty()) {
            throw new BadParameterException("regions", regions, "a list of at least one region");
        }
        ImageStep.checkRegions(regions);
        if (application != null && !application.matches("[-a-zA-Z0-9._+~]+")) {
            throw new BadParameterException("application", application, "an application's name, without patterns");
        }
        if (version != null && !version.matches("[a-zA-Z0-9._~*?+]+")) {
            throw new BadParameterException("version", version, "a version such as 1.4.0 or 1.4.*");
        }
        if (name != null && !name.matches("[-a-zA-Z0-9()\\[\\] ./'@_*?]{1,128}")) {
            throw new BadParameterException("name", name, "an image's name, with * and ?");
        }
        if (!owner.matches("[0-9]{12}|self|amazon|aws-marketplace")) {
            throw new BadParameterException(
                    "owner", owner, "an account number of 12 digits, self, amazon or aws-marketplace");
        }
        tagMap();
        if (application == null && version == null && name == null && tags == null) {
            throw new BadParameterException("The parameters of findImage name no image; there must be 'application',"
                    + " 'version', 'name' or 'tags'.");
        }
    }

    private Map<String, String> tagMap() {
        return KeyValues.parse("tags", tags == null ? List.of() : tags);
    }

    FindImageInput input(String resolvedAccount) {
        return new FindImageInput(
                resolvedAccount,
                regions,
                owner,
                Objects.requireNonNullElse(application, ""),
                Objects.requireNonNullElse(version, ""),
                Objects.requireNonNullElse(name, ""),
                tagMap(),
                required);
    }

    @Override
    protected StepExecution execution(StepContext context) {
        return new FindImageExecution(context, this);
    }

    @Extension
    public static class DescriptorImpl extends ImageStepDescriptor {
        @Override
        public String getFunctionName() {
            return "findImage";
        }

        @Override
        public String getDisplayName() {
            return "Find an image";
        }

        @Override
        protected Map<String, Object> sample() {
            return Map.of("regions", List.of("us-east-1"), "name", "hello-*");
        }

        @POST
        public FormValidation doCheckApplication(@QueryParameter String value) {
            return check("application", value);
        }

        @POST
        public FormValidation doCheckVersion(@QueryParameter String value) {
            return check("version", value);
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            return check("name", value);
        }

        @POST
        public FormValidation doCheckOwner(@QueryParameter String value) {
            return check("owner", value);
        }

        @POST
        public FormValidation doCheckTags(@QueryParameter String value) {
            return check("tags", value);
        }
    }
}

package io.jenkins.plugins.pavedroad.janitor;

import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import io.jenkins.plugins.pavedroad.parameter.CloudStep;
import io.jenkins.plugins.pavedroad.parameter.KeyValues;
import io.jenkins.plugins.pavedroad.parameter.PavedRoadStepDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code janitorSweep}: finds and marks what nobody uses. Leashed: it removes nothing. */
public class JanitorSweepStep extends CloudStep {
    private static final long serialVersionUID = 1L;

    private final List<String> regions;
    private List<String> resources;
    private boolean leashed = true;
    private String optOutTag;
    private String ownerTag;
    private List<String> exclude;
    private Integer volumeDays;
    private Integer snapshotDays;
    private Integer imageDays;

    @DataBoundConstructor
    public JanitorSweepStep(List<String> regions) {
        List<String> given = given(regions);
        this.regions = given == null ? new ArrayList<>() : given;
    }

    public List<String> getRegions() {
        return regions;
    }

    public List<String> getResources() {
        return resources;
    }

    @DataBoundSetter
    public void setResources(List<String> resources) {
        this.resources = given(resources);
    }

    public boolean isLeashed() {
        return leashed;
    }

    @DataBoundSetter
    public void setLeashed(boolean leashed) {
        this.leashed = leashed;
    }

    public String getOptOutTag() {
        return optOutTag;
    }

    @DataBoundSetter
    public void setOptOutTag(String optOutTag) {
        this.optOutTag = Util.fixEmptyAndTrim(optOutTag);
    }

    public String getOwnerTag() {
        return ownerTag;
    }

    @DataBoundSetter
    public void setOwnerTag(String ownerTag) {
        this.ownerTag = Util.fixEmptyAndTrim(ownerTag);
    }

    public List<String> getExclude() {
        return exclude;
    }

    @DataBoundSetter
    public void setExclude(List<String> exclude) {
        this.exclude = given(exclude);
    }

    public Integer getVolumeDays() {
        return volumeDays;
    }

    @DataBoundSetter
    public void setVolumeDays(Integer volumeDays) {
        this.volumeDays = volumeDays;
    }

    public Integer getSnapshotDays() {
        return snapshotDays;
    }

    @DataBoundSetter
    public void setSnapshotDays(Integer snapshotDays) {
        this.snapshotDays = snapshotDays;
    }

    public Integer getImageDays() {
        return imageDays;
    }

    @DataBoundSetter
    public void setImageDays(Integer imageDays) {
        this.imageDays = imageDays;
    }

    @Override
    public void check() {
        if (regions.isEmpty()) {
            throw new BadParameterException("regions", regions, "a list of at least one region");
        }
        for (String region : regions) {
            if (!region.matches("[a-z]{2}(-[a-z]+)+-\\d+")) {
                throw new BadParameterException("regions", region, "a list of region names such as us-east-1");
            }
        }
        if (!leashed) {
            throw new BadParameterException(
                    "leashed", false, "true: this version marks and reports, and removes nothing");
        }
        rules();
        KeyValues.parse("exclude", exclude == null ? List.of() : exclude);
        timeLimit();
    }

    List<Rule> rules() {
        List<String> kinds = resources == null ? List.of("volume", "snapshot") : resources;
        return kinds.stream().map(this::rule).distinct().toList();
    }

    private Rule rule(String kind) {
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "volume" -> withDays(Rule.OLD_DETACHED_VOLUME, "volumeDays", volumeDays);
            case "snapshot" -> withDays(Rule.NO_GENERATED_AMI, "snapshotDays", snapshotDays);
            case "image" -> withDays(Rule.UNUSED_IMAGE, "imageDays", imageDays);
            default -> throw new BadParameterException("resources", kind, "a list of volume, snapshot and image");
        };
    }

    private static Rule withDays(Rule rule, String parameter, Integer days) {
        if (days != null && days < 1) {
            throw new BadParameterException(parameter, days, "a number of days, 1 or more");
        }
        return days == null ? rule : new Rule(rule.kind(), rule.name(), days, rule.retention());
    }

    @Override
    protected StepExecution execution(StepContext context) {
        return new JanitorSweepExecution(context, this);
    }

    @Extension
    public static class DescriptorImpl extends PavedRoadStepDescriptor {
        @Override
        public String getFunctionName() {
            return "janitorSweep";
        }

        @Override
        public String getDisplayName() {
            return "Sweep what nobody uses";
        }

        @Override
        protected Map<String, Object> sample() {
            return Map.of("regions", List.of("us-east-1"));
        }

        @POST
        public FormValidation doCheckRegions(@QueryParameter String value) {
            return check("regions", value);
        }

        @POST
        public FormValidation doCheckResources(@QueryParameter String value) {
            return check("resources", value);
        }

        @POST
        public FormValidation doCheckVolumeDays(@QueryParameter String value) {
            return check("volumeDays", value);
        }

        @POST
        public FormValidation doCheckSnapshotDays(@QueryParameter String value) {
            return check("snapshotDays", value);
        }

        @POST
        public FormValidation doCheckImageDays(@QueryParameter String value) {
            return check("imageDays", value);
        }

        @POST
        public FormValidation doCheckExclude(@QueryParameter String value) {
            return check("exclude", value);
        }

        @POST
        public FormValidation doCheckOptOutTag(@QueryParameter String value) {
            return check("optOutTag", value);
        }

        @POST
        public FormValidation doCheckOwnerTag(@QueryParameter String value) {
            return check("ownerTag", value);
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

package io.jenkins.plugins.pavedroad.config;

import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.pavedroad.guardrail.DeploymentWindow;
import io.jenkins.plugins.pavedroad.guardrail.GuardrailLevels;
import io.jenkins.plugins.pavedroad.guardrail.Level;
import io.jenkins.plugins.pavedroad.guardrail.Limits;
import io.jenkins.plugins.pavedroad.parameter.PavedRoadStep;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** How strict the guardrails are, and what they measure against. What is not given has the default of {@link Limits}. */
public class GuardrailSettings extends AbstractDescribableImpl<GuardrailSettings> {
    private List<String> levels;
    private Integer remainingPercent;
    private Integer regionsAtOnce;
    private Integer deletions;
    private String windowDays;
    private String windowHours;
    private String windowZone;

    @DataBoundConstructor
    public GuardrailSettings() {}

    public List<String> getLevels() {
        return levels;
    }

    @DataBoundSetter
    public void setLevels(List<String> levels) {
        this.levels = PavedRoadStep.given(levels);
    }

    public Integer getRemainingPercent() {
        return remainingPercent;
    }

    @DataBoundSetter
    public void setRemainingPercent(Integer remainingPercent) {
        this.remainingPercent = remainingPercent;
    }

    public Integer getRegionsAtOnce() {
        return regionsAtOnce;
    }

    @DataBoundSetter
    public void setRegionsAtOnce(Integer regionsAtOnce) {
        this.regionsAtOnce = regionsAtOnce;
    }

    public Integer getDeletions() {
        return deletions;
    }

    @DataBoundSetter
    public void setDeletions(Integer deletions) {
        this.deletions = deletions;
    }

    public String getWindowDays() {
        return windowDays;
    }

    @DataBoundSetter
    public void setWindowDays(String windowDays) {
        this.windowDays = Util.fixEmptyAndTrim(windowDays);
    }

    public String getWindowHours() {
        return windowHours;
    }

    @DataBoundSetter
    public void setWindowHours(String windowHours) {
        this.windowHours = Util.fixEmptyAndTrim(windowHours);
    }

    public String getWindowZone() {
        return windowZone;
    }

    @DataBoundSetter
    public void setWindowZone(String windowZone) {
        this.windowZone = Util.fixEmptyAndTrim(windowZone);
    }

    Map<String, Level> levelsByName() {
        return GuardrailLevels.parse(levels == null ? List.of() : levels);
    }

    Limits limits() {
        return new Limits(
                remainingPercent == null ? Limits.REMAINING_PERCENT : remainingPercent,
                regionsAtOnce == null ? Limits.REGIONS_AT_ONCE : regionsAtOnce,
                deletions == null ? Limits.DELETIONS : deletions,
                windowDays == null && windowHours == null
                        ? null
                        : new DeploymentWindow(windowDays, windowHours, windowZone));
    }

    /** The first thing that is wrong: one sentence. */
    Optional<String> problem() {
        return problemOf(this::levelsByName)
                .or(() -> problemOf(this::limits))
                .or(() -> problemOf(() -> new DeploymentWindow(windowDays, windowHours, windowZone)));
    }

    private static Optional<String> problemOf(Runnable use) {
        try {
            use.run();
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of(wrong.getMessage());
        }
    }

    @Extension
    public static class DescriptorImpl extends Descriptor<GuardrailSettings> {
        @Override
        public String getDisplayName() {
            return "Guardrails";
        }

        /** A list as the form's text area shows it. */
        public String lines(List<String> entries) {
            return entries == null ? "" : String.join("\n", entries);
        }

        @POST
        public FormValidation doCheckLevels(@QueryParameter String value) {
            GuardrailSettings settings = new GuardrailSettings();
            settings.setLevels(List.of(Util.fixNull(value)));
            return shown(settings);
        }

        @POST
        public FormValidation doCheckRemainingPercent(@QueryParameter String value) {
            GuardrailSettings settings = new GuardrailSettings();
            return number("remainingPercent", value, settings, settings::setRemainingPercent);
        }

        @POST
        public FormValidation doCheckRegionsAtOnce(@QueryParameter String value) {
            GuardrailSettings settings = new GuardrailSettings();
            return number("regionsAtOnce", value, settings, settings::setRegionsAtOnce);
        }

        @POST
        public FormValidation doCheckDeletions(@QueryParameter String value) {
            GuardrailSettings settings = new GuardrailSettings();
            return number("deletions", value, settings, settings::setDeletions);
        }

        @POST
        public FormValidation doCheckWindowDays(@QueryParameter String value) {
            GuardrailSettings settings = new GuardrailSettings();
            settings.setWindowDays(value);
            return shown(settings);
        }

        @POST
        public FormValidation doCheckWindowHours(@QueryParameter String value) {
            GuardrailSettings settings = new GuardrailSettings();
            settings.setWindowHours(value);
            return shown(settings);
        }

        @POST
        public FormValidation doCheckWindowZone(@QueryParameter String value) {
            GuardrailSettings settings = new GuardrailSettings();
            settings.setWindowZone(value);
            return shown(settings);
        }

        private static FormValidation number(
                String field, String value, GuardrailSettings settings, Consumer<Integer> setter) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            String given = Util.fixEmptyAndTrim(value);
            try {
                setter.accept(given == null ? null : Integer.valueOf(given));
            } catch (NumberFormatException none) {
                return FormValidation.error(field + " is '" + given + "'; it must be a whole number.");
            }
            return shown(settings);
        }

        private static FormValidation shown(GuardrailSettings settings) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return PavedRoadSettings.shown(settings.problem());
        }
    }
}

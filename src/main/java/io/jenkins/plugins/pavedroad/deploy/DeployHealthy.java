package io.jenkins.plugins.pavedroad.deploy;

import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.util.FormValidation;
import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import io.jenkins.plugins.pavedroad.parameter.DurationText;
import io.jenkins.plugins.pavedroad.parameter.PavedRoadDescriptor;
import io.jenkins.plugins.pavedroad.parameter.PavedRoadStep;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** When the new server group counts as healthy: {@code healthy: [percent: 100, stableFor: '30s', timeout: '15m']}. */
public class DeployHealthy extends AbstractDescribableImpl<DeployHealthy> implements Serializable {
    private static final long serialVersionUID = 1L;

    /** All of them (deck, targetHealthyDeployPercentage). */
    static final int PERCENT = 100;

    static final Duration STABLE_FOR = Duration.ofSeconds(10);
    /** Twice a generous boot; Spinnaker waits two hours, which hides a version that cannot start. */
    static final Duration TIMEOUT = Duration.ofMinutes(20);

    private Integer percent;
    private String stableFor;
    private String timeout;
    private List<String> unknownParameters;

    @DataBoundConstructor
    public DeployHealthy() {}

    public Integer getPercent() {
        return percent;
    }

    @DataBoundSetter
    public void setPercent(Integer percent) {
        this.percent = percent;
    }

    public String getStableFor() {
        return stableFor;
    }

    @DataBoundSetter
    public void setStableFor(String stableFor) {
        this.stableFor = Util.fixEmptyAndTrim(stableFor);
    }

    public String getTimeout() {
        return timeout;
    }

    @DataBoundSetter
    public void setTimeout(String timeout) {
        this.timeout = Util.fixEmptyAndTrim(timeout);
    }

    public List<String> getUnknownParameters() {
        return unknownParameters;
    }

    @DataBoundSetter
    public void setUnknownParameters(List<String> sentences) {
        unknownParameters = sentences;
    }

    static DeployInput.Healthy checked(DeployHealthy given) {
        DeployHealthy healthy = given == null ? new DeployHealthy() : given;
        PavedRoadStep.refuseUnknown(healthy.unknownParameters);
        int percent = healthy.percent == null ? PERCENT : healthy.percent;
        if (percent < 1 || percent > 100) {
            throw new BadParameterException("healthy.percent", percent, "from 1 to 100");
        }
        return new DeployInput.Healthy(
                percent,
                healthy.stableFor == null ? STABLE_FOR : DurationText.parse("healthy.stableFor", healthy.stableFor),
                healthy.timeout == null ? TIMEOUT : DurationText.parse("healthy.timeout", healthy.timeout));
    }

    @Extension
    public static class DescriptorImpl extends PavedRoadDescriptor<DeployHealthy> {
        @Override
        public String getDisplayName() {
            return "healthy";
        }

        @Override
        protected void check(DeployHealthy value) {
            checked(value);
        }

        @POST
        public FormValidation doCheckPercent(@QueryParameter String value) {
            return check("percent", value);
        }

        @POST
        public FormValidation doCheckStableFor(@QueryParameter String value) {
            return check("stableFor", value);
        }

        @POST
        public FormValidation doCheckTimeout(@QueryParameter String value) {
            return check("timeout", value);
        }
    }
}

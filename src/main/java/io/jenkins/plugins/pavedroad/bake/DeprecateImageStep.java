package io.jenkins.plugins.pavedroad.bake;

import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import io.jenkins.plugins.pavedroad.parameter.DurationText;
import java.time.Duration;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code deprecateImage}: an image that is not to be used for anything new. */
public class DeprecateImageStep extends ImageStep {
    private static final long serialVersionUID = 1L;

    /** EC2's limit (user guide, deprecate an AMI). */
    private static final Duration LONGEST = Duration.ofDays(3650);

    private String after = "0s";
    private boolean restore;

    @DataBoundConstructor
    public DeprecateImageStep() {}

    public String getAfter() {
        return after;
    }

    @DataBoundSetter
    public void setAfter(String after) {
        String given = Util.fixEmptyAndTrim(after);
        this.after = given == null ? "0s" : given;
    }

    public boolean isRestore() {
        return restore;
    }

    @DataBoundSetter
    public void setRestore(boolean restore) {
        this.restore = restore;
    }

    @Override
    public void check() {
        super.check();
        if (DurationText.parse("after", after).compareTo(LONGEST) > 0) {
            throw new BadParameterException("after", after, "a duration of at most 3650d");
        }
    }

    @Override
    ImageChangeInput change(String account, ImageChoice choice, ImageChangeExecution.Origin origin) {
        long seconds = restore ? -1 : DurationText.parse("after", after).toSeconds();
        return new ImageChangeInput(account, choice, null, new ImageChangeInput.Deprecation(seconds), isDryRun());
    }

    @Extension
    public static class DescriptorImpl extends ImageStepDescriptor {
        @Override
        public String getFunctionName() {
            return "deprecateImage";
        }

        @Override
        public String getDisplayName() {
            return "Deprecate an image";
        }

        @POST
        public FormValidation doCheckImage(@QueryParameter String value) {
            return check("image", value);
        }

        @POST
        public FormValidation doCheckAfter(@QueryParameter String value) {
            return check("after", value);
        }
    }
}

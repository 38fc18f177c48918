package io.jenkins.plugins.pavedroad.deploy;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.util.FormValidation;
import io.jenkins.plugins.pavedroad.cloud.Capacity;
import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import io.jenkins.plugins.pavedroad.parameter.PavedRoadDescriptor;
import io.jenkins.plugins.pavedroad.parameter.PavedRoadStep;
import java.io.Serializable;
import java.util.List;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** How large the new server group is: {@code capacity: [min: 2, desired: 3, max: 6]}. One number alone serves for all. */
public class DeployCapacity extends AbstractDescribableImpl<DeployCapacity> implements Serializable {
    private static final long serialVersionUID = 1L;

    private Integer min;
    private Integer desired;
    private Integer max;
    private List<String> unknownParameters;

    @DataBoundConstructor
    public DeployCapacity() {}

    public Integer getMin() {
        return min;
    }

    @DataBoundSetter
    public void setMin(Integer min) {
        this.min = min;
    }

    public Integer getDesired() {
        return desired;
    }

    @DataBoundSetter
    public void setDesired(Integer desired) {
        this.desired = desired;
    }

    public Integer getMax() {
        return max;
    }

    @DataBoundSetter
    public void setMax(Integer max) {
        this.max = max;
    }

    public List<String> getUnknownParameters() {
        return unknownParameters;
    }

    @DataBoundSetter
    public void setUnknownParameters(List<String> sentences) {
        unknownParameters = sentences;
    }

    /** @return null when no number is given */
    Capacity checked() {
        PavedRoadStep.refuseUnknown(unknownParameters);
        if (min == null && desired == null && max == null) {
            return null;
        }
        int least = min != null ? min : desired != null ? desired : max;
        int wanted = desired != null ? desired : least;
        int most = max != null ? max : Math.max(wanted, least);
        if (least < 0 || wanted < least || most < wanted) {
            throw new BadParameterException(
                    "capacity", "min " + least + ", desired " + wanted + ", max " + most, "0 <= min <= desired <= max");
        }
        return new Capacity(least, wanted, most);
    }

    @Extension
    public static class DescriptorImpl extends PavedRoadDescriptor<DeployCapacity> {
        @Override
        public String getDisplayName() {
            return "capacity";
        }

        @Override
        protected void check(DeployCapacity value) {
            value.checked();
        }

        @POST
        public FormValidation doCheckMin(@QueryParameter String value) {
            return check("min", value);
        }

        @POST
        public FormValidation doCheckDesired(@QueryParameter String value) {
            return check("desired", value);
        }

        @POST
        public FormValidation doCheckMax(@QueryParameter String value) {
            return check("max", value);
        }
    }
}

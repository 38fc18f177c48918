package io.jenkins.plugins.pavedroad.guardrail;

import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.util.FormValidation;
import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import io.jenkins.plugins.pavedroad.parameter.Nearest;
import io.jenkins.plugins.pavedroad.parameter.PavedRoadDescriptor;
import io.jenkins.plugins.pavedroad.parameter.PavedRoadStep;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A guardrail that a build passes by, and why: {@code override: [[guardrail: 'capacityFloor', reason: '…']]}. */
public class GuardrailOverride extends AbstractDescribableImpl<GuardrailOverride> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String guardrail;
    private String reason;
    private List<String> unknownParameters;

    @DataBoundConstructor
    public GuardrailOverride(String guardrail) {
        this.guardrail = Util.fixEmptyAndTrim(guardrail);
    }

    public String getGuardrail() {
        return guardrail;
    }

    public String getReason() {
        return reason;
    }

    @DataBoundSetter
    public void setReason(String reason) {
        this.reason = Util.fixEmptyAndTrim(reason);
    }

    public List<String> getUnknownParameters() {
        return unknownParameters;
    }

    @DataBoundSetter
    public void setUnknownParameters(List<String> sentences) {
        unknownParameters = sentences;
    }

    /** @throws BadParameterException for a name that is none, a missing reason, or a guardrail that comes twice */
    public static void check(List<GuardrailOverride> overrides) {
        Set<String> seen = new HashSet<>();
        for (GuardrailOverride one : overrides) {
            PavedRoadStep.refuseUnknown(one.unknownParameters);
            checkName(one.guardrail);
            if (one.reason == null) {
                throw new BadParameterException(
                        "The parameter 'override' names " + one.guardrail + " without a reason; it must say why.");
            }
            if (!seen.add(one.guardrail)) {
                throw new BadParameterException("override", one.guardrail, "a list with each guardrail once");
            }
        }
    }

    private static void checkName(String name) {
        List<String> known = Guardrail.names();
        if (name != null && known.contains(name)) {
            return;
        }
        throw new BadParameterException("The parameter 'override' names the guardrail '" + name + "', which is none. "
                + (name == null ? Optional.<String>empty() : Nearest.to(name, known))
                        .map(near -> "Did you mean '" + near + "'?")
                        .orElseGet(() -> "There are " + String.join(", ", known) + "."));
    }

    @Extension
    public static class DescriptorImpl extends PavedRoadDescriptor<GuardrailOverride> {
        @Override
        public String getDisplayName() {
            return "override";
        }

        @Override
        protected Map<String, Object> sample() {
            return Map.of("guardrail", Guardrail.names().get(0), "reason", "a release that cannot wait");
        }

        @Override
        protected void check(GuardrailOverride value) {
            GuardrailOverride.check(List.of(value));
        }

        @POST
        public FormValidation doCheckGuardrail(@QueryParameter String value) {
            return check("guardrail", value);
        }

        @POST
        public FormValidation doCheckReason(@QueryParameter String value) {
            return check("reason", value);
        }
    }
}

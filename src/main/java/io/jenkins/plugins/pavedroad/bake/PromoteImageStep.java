package io.jenkins.plugins.pavedroad.bake;

import hudson.Extension;
import hudson.util.FormValidation;
import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import io.jenkins.plugins.pavedroad.parameter.KeyValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code promoteImage}: an image for the accounts of the next environment. */
public class PromoteImageStep extends ImageStep {
    private static final long serialVersionUID = 1L;

    private static final String NUMBER = "\\d{12}";

    /** EC2's limit of a tag's value (user guide, tag restrictions). */
    private static final int LONGEST_TAG = 256;

    private final List<String> to;
    private List<String> tags;

    @DataBoundConstructor
    public PromoteImageStep(List<String> to) {
        this.to = Optional.ofNullable(given(to)).orElseGet(ArrayList::new);
    }

    public List<String> getTo() {
        return to;
    }

    public List<String> getTags() {
        return tags;
    }

    @DataBoundSetter
    public void setTags(List<String> tags) {
        this.tags = given(tags);
    }

    @Override
    public void check() {
        super.check();
        if (to.isEmpty()) {
            throw new BadParameterException("to", to, "a list of at least one account");
        }
        for (String account : to) {
            boolean numberLike = account.matches("\\d+");
            if (numberLike && !account.matches(NUMBER) || to.indexOf(account) != to.lastIndexOf(account)) {
                throw new BadParameterException(
                        "to", account, "account numbers of 12 digits and names of configured accounts, each one once");
            }
        }
        BakeAmiStep.checkTags(tagMap());
    }

    private Map<String, String> tagMap() {
        return KeyValues.parse("tags", tags == null ? List.of() : tags);
    }

    @Override
    ImageChangeInput change(String account, ImageChoice choice, ImageChangeExecution.Origin origin) {
        Map<String, String> record = new LinkedHashMap<>(tagMap());
        record.put("paved-road:promoted-to", cut(String.join(" ", to)));
        record.put("paved-road:promoted-by", cut(origin.who()));
        record.put("paved-road:promoted-build", cut(origin.build()));
        List<String> numbers = to.stream().filter(each -> each.matches(NUMBER)).toList();
        List<String> names = to.stream()
                .filter(each -> !each.matches(NUMBER))
                .map(origin::named)
                .toList();
        return new ImageChangeInput(
                account, choice, new ImageChangeInput.Promotion(numbers, names, record), null, isDryRun());
    }

    private static String cut(String value) {
        return value.substring(0, Math.min(value.length(), LONGEST_TAG));
    }

    @Extension
    public static class DescriptorImpl extends ImageStepDescriptor {
        @Override
        public String getFunctionName() {
            return "promoteImage";
        }

        @Override
        public String getDisplayName() {
            return "Promote an image to other accounts";
        }

        @Override
        protected Map<String, Object> sample() {
            return Map.of("to", List.of("111111111111"));
        }

        @POST
        public FormValidation doCheckTo(@QueryParameter String value) {
            return check("to", value);
        }

        @POST
        public FormValidation doCheckImage(@QueryParameter String value) {
            return check("image", value);
        }

        @POST
        public FormValidation doCheckTags(@QueryParameter String value) {
            return check("tags", value);
        }
    }
}

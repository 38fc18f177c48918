package hudson.model;

import hudson.Extension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest;

/** One of several texts. */
public class ChoiceParameterDefinition extends SimpleParameterDefinition {
    private static final long serialVersionUID = 1L;

    public static final String CHOICES_DELIMITER = "\\r?\\n";

    private List<String> choices = new ArrayList<>();
    private final String defaultValue;

    public ChoiceParameterDefinition(String name, String choices, String description) {
        this(name, choices.split(CHOICES_DELIMITER), description);
    }

    public ChoiceParameterDefinition(String name, String[] choices, String description) {
        super(name, description);
        this.choices = new ArrayList<>(Arrays.asList(choices));
        this.defaultValue = null;
    }

    @DataBoundConstructor
    public ChoiceParameterDefinition(String name, String description) {
        super(name, description);
        this.defaultValue = null;
    }

    /** A list, or one text with a choice on each line. */
    @DataBoundSetter
    public void setChoices(Object choices) {
        if (choices instanceof Collection<?> list) {
            this.choices = list.stream().map(String::valueOf).collect(Collectors.toCollection(ArrayList::new));
            return;
        }
        if (!(choices instanceof String text)) {
            throw new IllegalArgumentException(
                    "expected String or List, but got " + choices.getClass().getName());
        }
        this.choices = Arrays.stream(text.trim().split(CHOICES_DELIMITER))
                .map(String::trim)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    public List<String> getChoices() {
        return choices;
    }

    public String getChoicesText() {
        return String.join("\n", choices);
    }

    @Override
    public StringParameterValue getDefaultParameterValue() {
        String value = defaultValue != null ? defaultValue : choices.isEmpty() ? null : choices.get(0);
        return value == null ? null : new StringParameterValue(getName(), value, getDescription());
    }

    @Override
    public boolean isValid(ParameterValue value) {
        return choices.contains(String.valueOf(value.getValue()));
    }

    private StringParameterValue checkValue(StringParameterValue value) {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Illegal choice for parameter " + getName() + ": " + value.getValue());
        }
        return value;
    }

    @Override
    public ParameterValue createValue(StaplerRequest req, JSONObject jo) {
        return createValue(jo.optString("value"));
    }

    @Override
    public StringParameterValue createValue(String value) {
        return checkValue(new StringParameterValue(getName(), value, getDescription()));
    }

    /** Descriptor. */
    @Extension
    @Symbol({"choice", "choiceParam"})
    public static class DescriptorImpl extends ParameterDescriptor {
        public DescriptorImpl() {}

        @Override
        public String getDisplayName() {
            return "Choice Parameter";
        }
    }
}

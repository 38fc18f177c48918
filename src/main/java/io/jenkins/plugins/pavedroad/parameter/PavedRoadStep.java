package io.jenkins.plugins.pavedroad.parameter;

import hudson.AbortException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/** A step whose parameters are all checked before anything happens. */
public abstract class PavedRoadStep extends Step implements Serializable {
    private static final long serialVersionUID = 1L;

    private List<String> unknownParameters;

    /** Sentences about keys that no parameter takes; filled by {@link Arguments}, never by a form. */
    public final List<String> getUnknownParameters() {
        return unknownParameters;
    }

    @DataBoundSetter
    public final void setUnknownParameters(List<String> sentences) {
        unknownParameters = sentences == null || sentences.isEmpty() ? null : new ArrayList<>(sentences);
    }

    /**
     * Applies every rule about the parameters that needs no look at the cloud.
     *
     * @throws BadParameterException naming the parameter, its value and what would be accepted
     */
    public abstract void check();

    protected abstract StepExecution execution(StepContext context);

    @Override
    public final StepExecution start(StepContext context) throws Exception {
        accept();
        return execution(context);
    }

    /** @throws AbortException in one sentence, when a parameter is wrong or unknown */
    final void accept() throws AbortException {
        try {
            refuseUnknown(unknownParameters);
            check();
        } catch (BadParameterException bad) {
            throw new AbortException(bad.getMessage());
        }
    }

    /** @throws BadParameterException when there is any sentence */
    public static void refuseUnknown(List<String> sentences) {
        if (sentences != null && !sentences.isEmpty()) {
            throw new BadParameterException(String.join(" ", sentences));
        }
    }

    /** The entries of a list that say something, one a line as a form's text area sends them; null when none does. */
    public static List<String> given(List<String> list) {
        List<String> entries = list == null
                ? List.of()
                : list.stream()
                        .filter(Objects::nonNull)
                        .flatMap(String::lines)
                        .map(String::trim)
                        .filter(entry -> !entry.isEmpty())
                        .collect(Collectors.toCollection(ArrayList::new));
        return entries.isEmpty() ? null : entries;
    }
}

package org.jenkinsci.plugins.workflow.support.steps.input;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.workflow.actions.PersistentAction;

/** Who answered an input, and what. */
public class InputSubmittedAction implements PersistentAction {

    private final String approver;
    private final LinkedHashMap<String, Object> parameters = new LinkedHashMap<>();

    public InputSubmittedAction(String approver, Map<String, Object> parameters) {
        this.approver = approver;
        if (parameters != null) {
            this.parameters.putAll(parameters);
        }
    }

    public Map<String, Object> getParameters() {
        return Collections.unmodifiableMap(parameters);
    }

    public String getApprover() {
        return approver;
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return null;
    }
}

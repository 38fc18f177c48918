package org.jenkinsci.plugins.workflow.support.steps.input;

import com.google.common.collect.ImmutableSet;
import hudson.Extension;
import hudson.Util;
import hudson.model.ParameterDefinition;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import org.acegisecurity.Authentication;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.AbstractStepImpl;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Waits for a person to proceed or abort. */
public class InputStep extends AbstractStepImpl implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String message;
    private String id;
    private String submitter;
    private String submitterParameter;
    private String ok;
    private List<ParameterDefinition> parameters = new ArrayList<>();

    @DataBoundConstructor
    public InputStep(String message) {
        this.message = message == null ? "Pipeline has paused and needs your input before proceeding" : message;
    }

    @DataBoundSetter
    public void setId(String id) {
        this.id = id == null || id.isEmpty() ? null : capitalize(id);
    }

    /** Without one of its own, made from the message, so that it is the same each time. */
    public String getId() {
        if (id == null) {
            id = capitalize(Util.getDigestOf(message));
        }
        return id;
    }

    private static String capitalize(String id) {
        return Character.toUpperCase(id.charAt(0)) + id.substring(1);
    }

    public String getSubmitter() {
        return submitter;
    }

    @DataBoundSetter
    public void setSubmitter(String submitter) {
        this.submitter = submitter == null || submitter.isEmpty() ? null : submitter;
    }

    public String getSubmitterParameter() {
        return submitterParameter;
    }

    @DataBoundSetter
    public void setSubmitterParameter(String submitterParameter) {
        this.submitterParameter =
                submitterParameter == null || submitterParameter.isEmpty() ? null : submitterParameter;
    }

    public String getOk() {
        return ok == null ? "Proceed" : ok;
    }

    @DataBoundSetter
    public void setOk(String ok) {
        this.ok = ok == null || ok.isEmpty() ? null : ok;
    }

    public List<ParameterDefinition> getParameters() {
        return parameters;
    }

    @DataBoundSetter
    public void setParameters(List<ParameterDefinition> parameters) {
        this.parameters = parameters == null ? new ArrayList<>() : parameters;
    }

    public String getMessage() {
        return message;
    }

    @Deprecated
    public boolean canSubmit() {
        return canSettle(Authentication.fromSpring(Jenkins.getAuthentication2()));
    }

    /** Whether this person may answer: anybody, or who is named as submitter, by user or group. */
    @Deprecated
    public boolean canSettle(Authentication a) {
        if (submitter == null) {
            return true;
        }
        Set<String> allowed = new HashSet<>();
        for (String name : submitter.split(",")) {
            allowed.add(name.trim());
        }
        if (allowed.contains(a.getName())) {
            return true;
        }
        for (org.acegisecurity.GrantedAuthority authority : a.getAuthorities()) {
            if (allowed.contains(authority.getAuthority())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new InputStepExecution(context, this);
    }

    @Override
    public DescriptorImpl getDescriptor() {
        return (DescriptorImpl) super.getDescriptor();
    }

    @Extension
    public static class DescriptorImpl extends StepDescriptor implements CustomDescribableModel {
        @Override
        public String getFunctionName() {
            return "input";
        }

        @Override
        public String getDisplayName() {
            return "Wait for interactive input";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return ImmutableSet.of(Run.class, FlowNode.class, TaskListener.class);
        }

        /** One parameter need not be in a list. */
        @Override
        public Map<String, Object> customInstantiate(Map<String, Object> arguments) {
            Map<String, Object> changed = new HashMap<>(arguments);
            Object parameters = changed.get("parameters");
            if (parameters instanceof UninstantiatedDescribable || parameters instanceof ParameterDefinition) {
                changed.put("parameters", List.of(parameters));
            }
            return changed;
        }
    }
}
